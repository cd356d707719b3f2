package sqlitestore

import (
	"database/sql"

	"accordgraph/internal/kg"
)

// A stored is what a change has to know of a row that it may replace.
type stored struct {
	n      int64
	digest string
}

// is reports whether the row has that digest, so that it need not be written.
func (s stored) is(digest string) bool { return s.digest == digest && kg.IsDigest(digest) }

// differing returns b without the things that the store has already, as their digests say. If several things in b have
// the same ID, only the last of them remains.
func (c *change) differing(b kg.Batch) (kg.Batch, error) {
	b.Entities, b.Relationships = last(b.Entities, entityID), last(b.Relationships, relationshipID)
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
	b.Entities = without(b.Entities, func(e kg.Entity) bool { return c.entities[e.ID].is(e.Digest) && !removed[e.ID] })
	b.Relationships = without(b.Relationships, func(r kg.Relationship) bool {
		return c.relationships[r.ID].is(r.Digest) && !removed[r.ID] && !removed[r.From] && !removed[r.To]
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

// last returns the last of the things with each ID. Earlier things with the same ID are not stored, so the ends of an
// earlier relationship need not exist.
func last[T any](all []T, id func(T) kg.ID) []T {
	at := make(map[kg.ID]int, len(all))
	for i, one := range all {
		at[id(one)] = i
	}
	if len(at) == len(all) {
		return all
	}
	var out []T
	for i, one := range all {
		if at[id(one)] == i {
			out = append(out, one)
		}
	}
	return out
}

// without returns the things for which omit is false. It does not change the list all.
func without[T any](all []T, omit func(T) bool) (some []T) {
	for _, one := range all {
		if !omit(one) {
			some = append(some, one)
		}
	}
	return some
}
