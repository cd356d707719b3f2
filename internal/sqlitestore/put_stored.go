package sqlitestore

import (
	"database/sql"
	"slices"

	"accordgraph/internal/kg"
)

// A stored is what a change has to know of a row that it may replace.
type stored struct {
	n      int64
	digest string
}

// differing returns b without the things that the store has already, as their digests say. If several things in b have
// the same ID, only the last of them remains.
func (c *change) differing(b kg.Batch) (kg.Batch, error) {
	b = b.Last()
	var err error
	if c.entities, err = stores(c, c.on.entities, b.Entities, entityID); err != nil {
		return b, err
	}
	if c.relationships, err = stores(c, c.on.relationships, b.Relationships, relationshipID); err != nil {
		return b, err
	}
	removed := make(map[kg.ID]bool, len(b.Remove))
	for _, id := range b.Remove {
		removed[id] = true
	}
	b.Entities = slices.DeleteFunc(slices.Clone(b.Entities), func(e kg.Entity) bool {
		return kg.SameDigest(c.entities[e.ID].digest, e.Digest) && !removed[e.ID]
	})
	b.Relationships = slices.DeleteFunc(slices.Clone(b.Relationships), func(r kg.Relationship) bool {
		return kg.SameDigest(c.relationships[r.ID].digest, r.Digest) && !removed[r.ID] && !removed[r.From] && !removed[r.To]
	})
	return b, nil
}

func entityID(e kg.Entity) kg.ID             { return e.ID }
func relationshipID(r kg.Relationship) kg.ID { return r.ID }

// stores returns what the table t has of things, by ID.
func stores[T any](c *change, t *table, things []T, id func(T) kg.ID) (map[kg.ID]stored, error) {
	ids := make([]kg.ID, len(things))
	for i, one := range things {
		ids[i] = id(one)
	}
	rows, err := c.tx.QueryContext(c.quiet, t.stored(), array(ids))
	if err != nil {
		return nil, err
	}
	all := map[kg.ID]stored{}
	return all, eachOf(rows, func(rows *sql.Rows) error {
		var id kg.ID
		var s stored
		err := rows.Scan(&id, &s.n, &s.digest)
		all[id] = s
		return err
	})
}

// stored returns the statement that finds rows by the IDs in a list.
func (t *table) stored() string {
	return "SELECT s.id, s.n, s.digest FROM json_each(?) AS p CROSS JOIN " + t.name + " AS s ON s.id = p.value"
}
