package neo4jstore

import (
	"encoding/json"
	"fmt"
	"maps"

	"accordgraph/internal/kg"
)

// An object is a map of Cypher: parameters of a statement, or properties.
type object = map[string]any

// A change is a batch in the form in which the database gets it. A change has each ID
// once. If the batch both removes and puts an ID, the change only puts it.
type change struct {
	removed       []kg.ID
	entities      []object // rows of put_entities.cypher
	relationships []kg.Relationship
	meta          *kg.Meta
	batch         kg.Batch // for the log
	number        int64    // where the log ends after the change; 0 before apply
}

func newChange(b kg.Batch) *change {
	w := &change{meta: b.Meta, batch: b}
	w.relationships = last(b.Relationships, func(r kg.Relationship) kg.ID { return r.ID })
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

// last returns the last value with each ID, in the order of all.
func last[T any](all []T, id func(T) kg.ID) []T {
	at := make(map[kg.ID]int, len(all))
	for i, v := range all {
		at[id(v)] = i
	}
	lasts := make([]T, 0, len(at))
	for i, v := range all {
		if at[id(v)] == i {
			lasts = append(lasts, v)
		}
	}
	return lasts
}

// entityProperties returns the properties of a node. They include a sort key for each
// field that lists can be ordered by, even if the field is absent, because an index does
// not contain nodes without the property.
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

// relationshipProperties returns the properties of a relationship, except the sort keys
// of its ends. The statement copies these sort keys from the nodes.
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

// apply sends the change and the log. It deletes relationships before the entities that are
// their ends, and creates relationships after them.
func (w *change) apply(t *transaction) error {
	tip, changes, err := w.logOf(t)
	if err != nil {
		return err
	}
	w.number = tip.Number + int64(len(changes)) // there are no gaps
	before, err := contentOf(t)
	if err != nil {
		return err
	}
	links, err := w.compare(t, before.types)
	if err != nil {
		return err
	}
	if _, err := count(t, putUnlinkText, "ids", links.deleted); err != nil {
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
	if err := w.putMeta(t); err != nil {
		return err
	}
	return putLog(t, tip, changes)
}

// putEntities inserts and replaces entities. If the database had entities before, it
// copies each sort key that changes to the relationships of the entity.
func (w *change) putEntities(t *transaction, before bool) (err error) {
	var moved []any
	if before {
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

// removeEntities deletes entities. It returns ErrInvalid if an entity to delete is still
// an end of a relationship.
func (w *change) removeEntities(t *transaction) error {
	joined, err := collect(t, putJoinedText, "ids", w.removed)
	if err != nil {
		return err
	}
	if len(joined) > 0 {
		return kg.Invalidf("%v cannot be removed: it is an end of a relationship", joined[0])
	}
	_, err = count(t, putRemoveText, "ids", w.removed)
	return err
}

// If the batch has a meta, putMeta writes it to the marker.
func (w *change) putMeta(t *transaction) error {
	if w.meta == nil {
		return nil
	}
	text, err := json.Marshal(w.meta)
	if err != nil {
		return fmt.Errorf("meta: %w", err)
	}
	_, err = t.one(putMetaText, metaParams(string(text)))
	return err
}

// metaParams returns the parameters of put_meta.cypher. The argument meta is a JSON text,
// or nil.
func metaParams(meta any) object {
	return object{"store": marker, "meta": meta, "version": kg.Form(layout)}
}

// content describes the database before a change. With it, Put need not look for entities
// and types that the database does not have.
type content struct {
	entities bool      // the database has at least one entity
	types    []kg.Type // of relationships
}

func contentOf(t *transaction) (content, error) {
	list, err := t.one(putContentText, nil)
	if err != nil {
		return content{}, err
	}
	r := row(list.([]any))
	c := content{entities: r.next().(bool)}
	for _, typ := range r.next().([]any) {
		c.types = append(c.types, kg.Type(typ.(string)))
	}
	return c, nil
}
