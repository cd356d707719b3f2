package neo4jstore

import (
	"encoding/json"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// logBatch is how many entries of the log one statement gets. An entry has a thing twice, as JSON.
const logBatch = 1000

// logOf locks the marker until the transaction ends. It returns the end of the log, and the entries that the batch
// adds to it.
func (w *change) logOf(t *transaction) (kg.Tip, []kg.Change, error) {
	if _, err := t.one(putLockText, object{"store": marker}); err != nil {
		return kg.Tip{}, nil, err
	}
	held, err := heldBy(t)
	if err != nil {
		return kg.Tip{}, nil, err
	}
	if err := w.batch.CheckExpected(held.Tip); err != nil {
		return kg.Tip{}, nil, err
	}
	if held.IsLogged() {
		if held.Entities, held.Relationships, err = thingsOf(t, w.batch.Touched()); err != nil {
			return kg.Tip{}, nil, err
		}
	}
	changes, err := w.batch.Log(held)
	return held.Tip, changes, err
}

// heldBy returns the end of the log and the meta.
func heldBy(t *transaction) (kg.Held, error) {
	column, err := t.one(putHeldText, object{"store": marker})
	if err != nil {
		return kg.Held{}, err
	}
	r := row(column.([]any))
	held := kg.Held{Tip: tipOf(r.next())}
	if text := r.text(); text != "" {
		if err := json.Unmarshal([]byte(text), &held.Meta); err != nil {
			return kg.Held{}, fmt.Errorf("meta: %w", err)
		}
	}
	return held, nil
}

// thingsOf returns what the ids name in the database.
func thingsOf(t *transaction, ids []kg.ID) (map[kg.ID]kg.Entity, map[kg.ID]kg.Relationship, error) {
	all := columns{
		kind: kg.Any, entity: entityColumns(kg.Any, kg.Want{}, true), relationship: relationshipColumns(kg.Want{}),
	}
	entities, relationships := map[kg.ID]kg.Entity{}, map[kg.ID]kg.Relationship{}
	for some := range slices.Chunk(ids, logBatch) {
		found, err := t.one(entitiesText, object{"ids": some, "entity": all.entity})
		if err != nil {
			return nil, nil, err
		}
		for r := range rows(found) {
			e := r.entity(all)
			entities[e.ID] = e
		}
		found, err = t.one(relationshipsStatement(), object{"ids": some, "relationship": all.relationship})
		if err != nil {
			return nil, nil, err
		}
		for r := range rows(found) {
			l := r.ended(all)
			relationships[l.ID] = l
		}
	}
	return entities, relationships, nil
}

// putLog adds entries to the log, which ended at tip, and counts the Put.
func putLog(t *transaction, tip kg.Tip, changes []kg.Change) error {
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
	_, err := t.one(putLogText, object{"store": marker, "log": []int64{tip.Number, first, tip.Puts + 1}})
	return err
}
