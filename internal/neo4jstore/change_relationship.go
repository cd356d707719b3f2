package neo4jstore

import (
	"slices"

	"accordgraph/internal/kg"
)

// links is the part of a change that is about relationships. Neo4j can change neither
// the type nor an end of a relationship. So if the type or an end changes, Put deletes
// the relationship and creates it again.
type links struct {
	deleted         []string // element IDs of the database
	replace, create []object // rows of put_replace.cypher and put_create.cypher
}

// stored describes a relationship that is in the database and that a change removes or
// puts.
type stored struct {
	element  string // element ID of the database
	typ      kg.Type
	from, to kg.ID
}

// compare looks up the relationships that the change removes and puts. It returns
// the relationships to delete, to replace and to create.
func (w *change) compare(t *transaction, used []kg.Type) (links, error) {
	found, err := w.find(t, used)
	if err != nil {
		return links{}, err
	}
	var l links
	for _, id := range w.removed {
		if s, ok := found[id]; ok {
			l.deleted = append(l.deleted, s.element)
		}
	}
	for _, r := range w.relationships {
		s, ok := found[r.ID]
		p := relationshipProperties(r)
		if ok && s.typ == r.Type && s.from == r.From && s.to == r.To {
			l.replace = append(l.replace, object{"element": s.element, "properties": p})
			continue
		}
		if ok {
			l.deleted = append(l.deleted, s.element)
		}
		l.create = append(l.create, object{"type": string(r.Type), "properties": p})
	}
	return l, nil
}

// find looks in the database for the relationships that the change removes and puts, and
// returns what it finds. Each index contains the relationships of one type. So find first
// looks for each relationship in its own type. Then it looks for the remaining IDs in all
// types that the database uses.
func (w *change) find(t *transaction, used []kg.Type) (map[kg.ID]stored, error) {
	ids := map[kg.Type][]kg.ID{}
	for _, r := range w.relationships {
		ids[r.Type] = append(ids[r.Type], r.ID)
	}
	found := map[kg.ID]stored{}
	for _, typ := range used {
		if err := findIn(t, typ, ids[typ], found); err != nil {
			return nil, err
		}
	}
	remaining := slices.Clone(w.removed)
	for _, r := range w.relationships {
		if _, ok := found[r.ID]; !ok {
			remaining = append(remaining, r.ID)
		}
	}
	for _, typ := range used {
		if err := findIn(t, typ, remaining, found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// findIn looks for the ids among the relationships of one type, and adds what it finds to
// found.
func findIn(t *transaction, typ kg.Type, ids []kg.ID, found map[kg.ID]stored) error {
	list, err := collect(t, fill(putFindText, "type", quote(string(typ))), "ids", ids)
	for _, f := range list {
		r := row(f.([]any))
		found[r.id()] = stored{r.text(), typ, r.id(), r.id()}
	}
	return err
}

// put replaces and creates relationships. Their ends must be in the database already.
func (l links) put(t *transaction) error {
	if _, err := count(t, putReplaceText, "rows", l.replace); err != nil {
		return err
	}
	n, err := count(t, putCreateText, "rows", l.create)
	if err == nil && n < len(l.create) {
		err = kg.Invalidf("an end of a relationship is not in the store")
	}
	return err
}
