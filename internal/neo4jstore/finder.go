package neo4jstore

import (
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// A finder looks for relationships in a transaction of Put. Each index has the relationships of one type. If the marker
// says that every ID in the database names the type of its relationship, one index is enough for each ID. So a first load
// does not look for each new relationship in every type: 10,000 of them would be 360,000 look-ups.
type finder struct {
	used  []kg.Type // the types of the relationships in the database
	named bool      // every ID names its type
}

// A stored is a relationship that is in the database and that a change removes or puts.
type stored struct {
	element  string // element ID of the database
	digest   string
	typ      kg.Type
	from, to kg.ID
}

// find returns what the database has of the relationships with these IDs.
func (f finder) find(t *transaction, ids []kg.ID) (map[kg.ID]stored, error) {
	found := map[kg.ID]stored{}
	if err := f.inNamed(ids, func(typ kg.Type, some []kg.ID) error { return findIn(t, typ, some, found) }); err != nil {
		return nil, err
	}
	if f.named {
		return found, nil
	}
	rest := missing(ids, found)
	for _, typ := range f.used {
		if err := findIn(t, typ, rest, found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// inNamed calls look with each type that ids name and that the database uses, and with the ids that name it.
func (f finder) inNamed(ids []kg.ID, look func(kg.Type, []kg.ID) error) error {
	named := byTypeNamed(ids)
	for _, typ := range slices.Sorted(maps.Keys(named)) {
		if !slices.Contains(f.used, typ) {
			continue
		}
		if err := look(typ, named[typ]); err != nil {
			return err
		}
	}
	return nil
}

// findIn looks for the ids among the relationships of one type, and adds what it finds to
// found.
func findIn(t *transaction, typ kg.Type, ids []kg.ID, found map[kg.ID]stored) error {
	list, err := collect(t, fill(putFindText, "type", quote(string(typ))), "ids", ids)
	for _, f := range list {
		r := row(f.([]any))
		found[r.id()] = stored{r.text(), r.text(), typ, r.id(), r.id()}
	}
	return err
}

// relationships returns the relationships with these IDs, whole.
func (f finder) relationships(t *transaction, ids []kg.ID) (map[kg.ID]kg.Relationship, error) {
	found := map[kg.ID]kg.Relationship{}
	look := func(types []kg.Type, ids []kg.ID) error {
		all := columns{relationship: relationshipColumns(kg.Want{})}
		for some := range slices.Chunk(ids, logBatch) {
			list, err := t.one(relationshipsStatement(types), object{"ids": some, "relationship": all.relationship})
			if err != nil {
				return err
			}
			for r := range rows(list) {
				l := r.ended(all)
				found[l.ID] = l
			}
		}
		return nil
	}
	err := f.inNamed(ids, func(typ kg.Type, some []kg.ID) error { return look([]kg.Type{typ}, some) })
	if err != nil || f.named {
		return found, err
	}
	return found, look(kg.Types(), missing(ids, found))
}
