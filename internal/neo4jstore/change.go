package neo4jstore

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// An object is a map of Cypher: parameters of a statement, or properties.
type object = map[string]any

// A change is a batch in the form in which the database gets it. A change has each ID
// once. If the batch both removes and puts an ID, the change only puts it.
type change struct {
	kg.Batch         // has each ID once; apply leaves out what the database has already
	look     bool    // apply must look for each thing, because the database may have it
	before   content // what the database had; apply sets it
	written  int     // how many things apply put or removed; apply sets it
	number   int64   // where the log ends after the change; apply sets it
}

func newChange(b kg.Batch, look bool) *change {
	w := &change{Batch: b.Last(), look: look}
	put := make(map[kg.ID]bool, len(w.Entities)+len(w.Relationships))
	for _, e := range w.Entities {
		put[e.ID] = true
	}
	for _, r := range w.Relationships {
		put[r.ID] = true
	}
	w.Remove = slices.DeleteFunc(slices.Clone(b.Remove), func(id kg.ID) bool { return put[id] })
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
	named := held.named && w.named()
	found, err := w.find(t, f, named && !held.IsLogged())
	if err != nil {
		return err
	}
	w.omit(found)
	changes, err := w.logOf(t, f, &held.Held)
	if err != nil {
		return err
	}
	w.number = held.Number + int64(len(changes)) // there are no gaps
	w.written = len(w.Entities) + len(w.Relationships) + len(w.Remove)
	if err := w.write(t, found); err != nil {
		return err
	}
	return putLog(t, held.Tip, changes, named)
}

// write sends the change without the log.
func (w *change) write(t *transaction, found found) error {
	links := w.compare(found)
	if _, err := count(t, putUnlinkText, "ids", links.deleted); err != nil {
		return err
	}
	if err := w.putEntities(t, found); err != nil {
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

// named reports whether the ID of each relationship that the change puts names its type.
func (w *change) named() bool {
	return !slices.ContainsFunc(w.Relationships, func(r kg.Relationship) bool { return typeOf(r.ID) != r.Type })
}

// omit removes from the change what the database has with the same digest. Writing it again would change nothing, and
// would take the database as much memory as a real change.
func (w *change) omit(found found) {
	w.Entities = slices.DeleteFunc(slices.Clone(w.Entities), func(e kg.Entity) bool {
		return kg.SameDigest(found.entities[e.ID].digest, e.Digest)
	})
	w.Relationships = slices.DeleteFunc(slices.Clone(w.Relationships), func(r kg.Relationship) bool {
		return kg.SameDigest(found.relationships[r.ID].digest, r.Digest)
	})
}

// putEntities inserts and replaces entities. It copies each sort key that changes to the relationships of the entity.
func (w *change) putEntities(t *transaction, found found) error {
	rows := make([]object, len(w.Entities))
	var moved []kg.ID
	for i, e := range w.Entities {
		p := entityProperties(e)
		rows[i] = object{"id": e.ID, "labels": labels(e.Kind), "properties": p}
		if was, ok := found.entities[e.ID]; ok && was.sort != p["sort"] {
			moved = append(moved, e.ID)
		}
	}
	text := putEntitiesText
	if found.nothing {
		text = putNewText
	}
	if _, err := count(t, text, "rows", rows); err != nil {
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
	joined, err := collect(t, putJoinedText, "ids", w.Remove)
	if err != nil {
		return err
	}
	if len(joined) > 0 {
		return kg.Invalidf("%v cannot be removed: it is an end of a relationship", joined[0])
	}
	_, err = count(t, putRemoveText, "ids", w.Remove)
	return err
}

// If the batch has a meta, putMeta writes it to the marker.
func (w *change) putMeta(t *transaction) error {
	if w.Meta == nil {
		return nil
	}
	text, err := json.Marshal(w.Meta)
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

// content describes the database before a change. With it, Put need not look for types
// that the database does not have.
type content struct {
	entities, relationships int       // how many there are
	types                   []kg.Type // of relationships
}

func contentOf(t *transaction) (content, error) {
	list, err := t.one(putContentText, nil)
	if err != nil {
		return content{}, err
	}
	r := row(list.([]any))
	c := content{entities: r.number(), relationships: r.number()}
	for _, typ := range r.next().([]any) {
		c.types = append(c.types, kg.Type(typ.(string)))
	}
	return c, nil
}
