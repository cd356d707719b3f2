package neo4jstore

import (
	"slices"

	"accordgraph/internal/kg"
)

// links are what a change does to relationships. Neither the type nor an end of one
// can be set, so that one that gets others goes and is made anew.
type links struct {
	gone            []string // the database's own ids
	replace, create []object // rows of put_replace.cypher and put_create.cypher
}

// A stored relationship is what is known of one that is to be removed or put.
type stored struct {
	element  string // the database's own id
	typ      kg.Type
	from, to kg.ID
}

// compare looks up what the change removes and puts.
func (w *change) compare(t *transaction, used []kg.Type) (links, error) {
	kept, err := w.find(t, used)
	if err != nil {
		return links{}, err
	}
	var l links
	for _, id := range w.removed {
		if k, ok := kept[id]; ok {
			l.gone = append(l.gone, k.element)
		}
	}
	for _, r := range w.relationships {
		k, ok := kept[r.ID]
		p := relationshipProperties(r)
		if ok && k.typ == r.Type && k.from == r.From && k.to == r.To {
			l.replace = append(l.replace, object{"element": k.element, "properties": p})
			continue
		}
		if ok {
			l.gone = append(l.gone, k.element)
		}
		l.create = append(l.create, object{"type": string(r.Type), "properties": p})
	}
	return l, nil
}

// find returns what is stored of those. An index has the ids of one type, so it
// looks for what is put in its own type, and then for what is left in all that
// are used.
func (w *change) find(t *transaction, used []kg.Type) (map[kg.ID]stored, error) {
	ids := map[kg.Type][]kg.ID{}
	for _, r := range w.relationships {
		ids[r.Type] = append(ids[r.Type], r.ID)
	}
	kept := map[kg.ID]stored{}
	for _, typ := range used {
		if err := findIn(t, typ, ids[typ], kept); err != nil {
			return nil, err
		}
	}
	left := slices.Clone(w.removed)
	for _, r := range w.relationships {
		if _, ok := kept[r.ID]; !ok {
			left = append(left, r.ID)
		}
	}
	for _, typ := range used {
		if err := findIn(t, typ, left, kept); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// findIn adds what is stored with that type.
func findIn(t *transaction, typ kg.Type, ids []kg.ID, kept map[kg.ID]stored) error {
	found, err := collect(t, fill(putFindText, "type", quote(string(typ))), "ids", ids)
	for _, f := range found {
		r := row(f.([]any))
		kept[r.id()] = stored{r.text(), typ, r.id(), r.id()}
	}
	return err
}

// content is what there is before a change. What is not there is not looked for.
type content struct {
	entities bool      // any
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

// put replaces and inserts, once the entities are there.
func (l links) put(t *transaction) error {
	if _, err := count(t, putReplaceText, "rows", l.replace); err != nil {
		return err
	}
	n, err := count(t, putCreateText, "rows", l.create)
	if err == nil && n < len(l.create) {
		err = kg.Invalidf("an end of a relationship is not kept")
	}
	return err
}
