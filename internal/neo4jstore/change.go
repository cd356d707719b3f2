package neo4jstore

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

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
	batch         kg.Batch // for the log; has each ID once
	before        content  // what the database had; apply sets it
	number        int64    // where the log ends after the change; apply sets it
}

func newChange(b kg.Batch) *change {
	b = b.Last()
	w := &change{meta: b.Meta, batch: b, relationships: b.Relationships}
	put := make(map[kg.ID]bool, len(b.Entities)+len(b.Relationships))
	for _, e := range b.Entities {
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
// their ends, and creates relationships after them. What is in the database already is not written again.
func (w *change) apply(t *transaction) error {
	held, err := w.lock(t)
	if err != nil {
		return err
	}
	if w.before, err = contentOf(t); err != nil {
		return err
	}
	f := finder{used: w.before.types, named: held.named}
	changes, err := w.logOf(t, f, &held.Held)
	if err != nil {
		return err
	}
	w.number = held.Number + int64(len(changes)) // there are no gaps
	named := held.named && w.named()
	w.omit(held.Held)
	links, err := w.compare(t, f)
	if err != nil {
		return err
	}
	if _, err := count(t, putUnlinkText, "ids", links.deleted); err != nil {
		return err
	}
	if err := w.putEntities(t, w.before.entities); err != nil {
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
	return putLog(t, held.Tip, changes, named)
}

// ends reports whether the change is the last part of a load, which brings the revision.
func (w *change) ends() bool { return w.meta != nil && w.meta.Revision != "" }

// named reports whether the ID of each relationship that the change puts names its type.
func (w *change) named() bool {
	return !slices.ContainsFunc(w.relationships, func(r kg.Relationship) bool { return typeOf(r.ID) != r.Type })
}

// omit removes from the change what the database holds as it is. Writing it again would change nothing, and would take
// the database as much memory as a real change.
func (w *change) omit(held kg.Held) {
	entities := map[kg.ID]bool{}
	for _, e := range w.batch.Entities {
		entities[e.ID] = reflect.DeepEqual(e, held.Entities[e.ID])
	}
	w.entities = slices.DeleteFunc(slices.Clone(w.entities), func(row object) bool { return entities[row["id"].(kg.ID)] })
	w.relationships = slices.DeleteFunc(slices.Clone(w.relationships), func(r kg.Relationship) bool {
		return reflect.DeepEqual(r, held.Relationships[r.ID])
	})
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
	things   int       // the number of entities and relationships
	types    []kg.Type // of relationships
}

func contentOf(t *transaction) (content, error) {
	list, err := t.one(putContentText, nil)
	if err != nil {
		return content{}, err
	}
	r := row(list.([]any))
	n := r.number()
	c := content{entities: n > 0, things: n + r.number()}
	for _, typ := range r.next().([]any) {
		c.types = append(c.types, kg.Type(typ.(string)))
	}
	return c, nil
}
