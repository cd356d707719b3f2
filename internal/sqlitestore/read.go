package sqlitestore

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"fmt"

	"accordgraph/internal/kg"
)

//go:embed digests.sql
var digestsSQL string

const metaSQL = "SELECT json FROM meta"

// Entities implements [kg.Store].
func (s *Store) Entities(ctx context.Context, ids []kg.ID, w kg.Want) (map[kg.ID]kg.Entity, error) {
	return kg.ReadByKind(ids, func(k kg.Kind) (map[kg.ID]kg.Entity, error) {
		return s.entitiesOf(ctx, ids, s.columns.entities[k].wanted(w.Entity))
	})
}

// entitiesOf reads the columns of entities that are in the table of.
func (s *Store) entitiesOf(ctx context.Context, ids []kg.ID, of *table) (map[kg.ID]kg.Entity, error) {
	all, row := make(map[kg.ID]kg.Entity, len(ids)), newScan(nil, of)
	err := s.rows(ctx, "entities", byID(of, ids), func(rows *sql.Rows) error {
		_, h, err := row.hop(rows)
		all[h.To.ID] = h.To
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// Relationships implements [kg.Store].
func (s *Store) Relationships(ctx context.Context, ids []kg.ID) (map[kg.ID]kg.Relationship, error) {
	all, row := make(map[kg.ID]kg.Relationship, len(ids)), newScan(s.relationships, nil)
	err := s.rows(ctx, "relationships", byID(s.relationships, ids), func(rows *sql.Rows) error {
		_, h, err := row.hop(rows)
		all[h.Relationship.ID] = h.Relationship
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// byID returns the query for the rows of t with these IDs. One ID needs no list, which takes longer than to read a row.
func byID(t *table, ids []kg.ID) *query {
	q := newQuery("SELECT " + t.read("x") + " FROM " + t.name + " AS x WHERE x.id ")
	q.short = true
	if len(ids) == 1 {
		return q.add("= ?", string(ids[0]))
	}
	return q.add("IN (SELECT value FROM json_each(?))", array(ids))
}

// Meta implements [kg.Store].
func (s *Store) Meta(ctx context.Context) (m kg.Meta, err error) {
	err = s.rows(ctx, "meta", newQuery(metaSQL), func(rows *sql.Rows) error {
		var text []byte
		if err := rows.Scan(&text); err != nil {
			return err
		}
		return json.Unmarshal(text, &m)
	})
	return m, err
}

// Digests implements [kg.Store].
func (s *Store) Digests(ctx context.Context) (map[kg.ID]string, error) {
	all := map[kg.ID]string{}
	err := s.rows(ctx, "digests", newQuery(digestsSQL), func(rows *sql.Rows) error {
		var id, digest string
		err := rows.Scan(&id, &digest)
		all[kg.ID(id)] = digest
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// rows calls use for each row of the answer to q. The argument what names the call in
// errors.
func (s *Store) rows(ctx context.Context, what string, q *query, use func(*sql.Rows) error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if q.err != nil {
		return fmt.Errorf("sqlitestore: %s: %w", what, q.err)
	}
	return failure(ctx, what, s.read.each(ctx, q, use))
}
