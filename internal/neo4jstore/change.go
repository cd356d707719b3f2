package neo4jstore

import (
	"maps"

	"accordgraph/internal/kg"
)

type object = map[string]any

// A change is a batch as the database gets it: each id once. What is removed and
// put is put.
type change struct {
	removed       []kg.ID
	entities      []object // rows of put_entities.cypher
	relationships []kg.Relationship
	meta          *kg.Meta
}

func newChange(b kg.Batch) *change {
	w := &change{meta: b.Meta, relationships: last(b.Relationships, func(r kg.Relationship) kg.ID { return r.ID })}
	put := make(map[kg.ID]bool, len(b.Entities)+len(b.Relationships))
	for _, e := range last(b.Entities, func(e kg.Entity) kg.ID { return e.ID }) {
		put[e.ID] = true
		w.entities = append(w.entities, object{"id": e.ID, "labels": labels(e.Kind), "properties": entityProperties(e)})
	}
	for _, r := range w.relationships {
		put[r.ID] = true
	}
	for _, id := range b.Remove {
		if !put[id] {
			w.removed = append(w.removed, id)
		}
	}
	return w
}

// last returns all, without those that have the id of a later one.
func last[T any](all []T, id func(T) kg.ID) []T {
	at := make(map[kg.ID]int, len(all))
	for i, v := range all {
		at[id(v)] = i
	}
	kept := make([]T, 0, len(at))
	for i, v := range all {
		if at[id(v)] == i {
			kept = append(kept, v)
		}
	}
	return kept
}

// entityProperties are those of a node. Every entity has all that lists can be
// ordered by, as what is null is in no index.
func entityProperties(e kg.Entity) object {
	p := object{
		"id": string(e.ID), "kind": string(e.Kind), "name": e.Name, "sort": sortable(e.Sort), "digest": e.Digest,
		"search": kg.SearchText(e),
	}
	for _, f := range kg.AllEntityFields() {
		if f.Sort {
			p["sort_"+f.Name] = sortable(kg.SortText(e.Value(f.Name)))
		}
	}
	maps.Copy(p, e.Fields)
	return p
}

// relationshipProperties are those of a relationship but for the copies of the
// ends' sort keys.
func relationshipProperties(r kg.Relationship) object {
	p := object{"id": string(r.ID), "from": string(r.From), "to": string(r.To), "digest": r.Digest}
	for _, f := range kg.RelationshipFields() {
		if f.Sort {
			p["sort_"+f.Name] = sortable(kg.SortText(r.Value(f.Name)))
		}
	}
	maps.Copy(p, r.Fields)
	return p
}

// apply makes the change. Relationships go before the entities that they join, and
// come after them.
func (w *change) apply(t *transaction) error {
	before, err := contentOf(t)
	if err != nil {
		return err
	}
	links, err := w.compare(t, before.types)
	if err != nil {
		return err
	}
	if _, err := count(t, putUnlinkText, "ids", links.gone); err != nil {
		return err
	}
	if err := w.putEntities(t, before.entities); err != nil {
		return err
	}
	if err := w.removeEntities(t); err != nil {
		return err
	}
	if err := links.put(t); err != nil {
		return err
	}
	return w.putMeta(t)
}

// putEntities inserts and replaces. If there were some before, their sort keys may change.
func (w *change) putEntities(t *transaction, some bool) (err error) {
	var moved []any
	if some {
		if moved, err = collect(t, putMovedText, "rows", w.entities); err != nil {
			return err
		}
	}
	if _, err := count(t, putEntitiesText, "rows", w.entities); err != nil {
		return err
	}
	for _, text := range []string{putFromSortText, putToSortText} {
		if _, err := count(t, text, "ids", moved); err != nil {
			return err
		}
	}
	return nil
}

func (w *change) removeEntities(t *transaction) error {
	joined, err := collect(t, putJoinedText, "ids", w.removed)
	if err != nil {
		return err
	}
	if len(joined) > 0 {
		return kg.Invalidf("%v was to be removed and is an end of a relationship", joined[0])
	}
	_, err = count(t, putRemoveText, "ids", w.removed)
	return err
}
