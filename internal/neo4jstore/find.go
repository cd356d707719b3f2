package neo4jstore

import "accordgraph/internal/kg"

// found is what the database has of the things that a change puts or removes.
type found struct {
	nothing       bool // the database is expected to have nothing that the change puts
	entities      map[kg.ID]storedEntity
	relationships map[kg.ID]stored
}

// A storedEntity is what Put has to know of an entity that it may replace.
type storedEntity struct{ digest, sort string }

// find looks up what the change puts and removes. While a database is filled for the first time, which the argument first
// says, it does not look for what the change puts: that is new, or a constraint refuses to create it, and Put tries again
// with w.look. A look-up of each new thing would take as long as its creation.
func (w *change) find(t *transaction, f finder, first bool) (found, error) {
	all := found{nothing: first && !w.look}
	ids := w.Remove
	var err error
	if !all.nothing {
		if all.entities, err = storedEntities(t, idsOf(w.Entities, func(e kg.Entity) kg.ID { return e.ID })); err != nil {
			return all, err
		}
		ids = append(ids[:len(ids):len(ids)], idsOf(w.Relationships, func(r kg.Relationship) kg.ID { return r.ID })...)
	}
	all.relationships, err = f.find(t, ids)
	return all, err
}

// storedEntities returns what the database has of the entities with these IDs.
func storedEntities(t *transaction, ids []kg.ID) (map[kg.ID]storedEntity, error) {
	list, err := collect(t, putStoredText, "ids", ids)
	if err != nil {
		return nil, err
	}
	all := make(map[kg.ID]storedEntity, len(list))
	for r := range rows(list) {
		all[r.id()] = storedEntity{r.text(), r.text()}
	}
	return all, nil
}

// idsOf returns the IDs of things.
func idsOf[T any](things []T, id func(T) kg.ID) []kg.ID {
	ids := make([]kg.ID, len(things))
	for i, one := range things {
		ids[i] = id(one)
	}
	return ids
}
