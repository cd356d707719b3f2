package neo4jstore

import (
	"encoding/json"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// logBatch is how many entries of the log one statement gets. An entry has a thing twice, as JSON.
const logBatch = 1000

// held is what the database holds when a change begins. It has the things that the log needs.
type held struct {
	kg.Held
	named bool // the ID of every relationship names its type
}

// lock locks the marker until the transaction ends, and returns what it says. It returns [kg.ErrConflict] if the batch
// expects another state.
func (w *change) lock(t *transaction) (held, error) {
	if _, err := t.one(putLockText, object{"store": marker}); err != nil {
		return held{}, err
	}
	column, err := t.one(putHeldText, object{"store": marker})
	if err != nil {
		return held{}, err
	}
	r := row(column.([]any))
	h := held{Held: kg.Held{Tip: tipOf(r.next())}}
	if text := r.text(); text != "" {
		if err := json.Unmarshal([]byte(text), &h.Meta); err != nil {
			return held{}, fmt.Errorf("meta: %w", err)
		}
	}
	h.named = r.next().(bool)
	return h, w.CheckExpected(h.Tip)
}

// logOf returns the entries that the batch adds to the log. If the log has begun, logOf reads what the batch touches,
// and adds it to h.
func (w *change) logOf(t *transaction, f finder, h *kg.Held) ([]kg.Change, error) {
	if h.IsLogged() {
		ids := w.Touched()
		var err error
		if h.Entities, err = entitiesOf(t, ids); err != nil {
			return nil, err
		}
		if h.Relationships, err = f.relationships(t, ids); err != nil {
			return nil, err
		}
	}
	return w.Log(*h)
}

// entitiesOf returns the entities with these IDs, whole.
func entitiesOf(t *transaction, ids []kg.ID) (map[kg.ID]kg.Entity, error) {
	all := columns{kind: kg.Any, entity: entityColumns(kg.Any, kg.Want{}, true)}
	entities := map[kg.ID]kg.Entity{}
	for some := range slices.Chunk(ids, logBatch) {
		found, err := t.one(entitiesText, object{"ids": some, "entity": all.entity})
		if err != nil {
			return nil, err
		}
		for r := range rows(found) {
			e := r.entity(all)
			entities[e.ID] = e
		}
	}
	return entities, nil
}

// putLog adds entries to the log, which ended at tip, and counts the Put. The argument named says whether the ID of every
// relationship now names its type.
func putLog(t *transaction, tip kg.Tip, changes []kg.Change, named bool) error {
	first := tip.Number + 1
	for some := range slices.Chunk(changes, logBatch) {
		rows := make([]object, len(some))
		for i, c := range some {
			r, err := c.Row()
			if err != nil {
				return err
			}
			tip.Number = c.Number
			rows[i] = object{
				"number": r.Number, "id": string(r.ID), "before": r.Before, "after": r.After, "day": r.Day,
				"was": r.Was, "is": r.Is, "why": r.Why, "about": c.About(),
			}
		}
		if _, err := t.one(putChangesText, object{"rows": rows}); err != nil {
			return err
		}
	}
	_, err := t.one(putLogText, object{
		"store": marker, "log": []int64{tip.Number, first, tip.Puts + 1}, "named": named,
	})
	return err
}
