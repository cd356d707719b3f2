package sqlitestore

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"

	"accordgraph/internal/kg"
)

//go:embed digests.sql
var digestsSQL string

// Entities implements [kg.Store].
func (s *Store) Entities(ctx context.Context, ids []kg.ID, _ kg.Want) (map[kg.ID]kg.Entity, error) {
	return kg.ReadByKind(ids, func(k kg.Kind) (map[kg.ID]kg.Entity, error) { return s.entitiesOf(ctx, ids, k) })
}

// entitiesOf reads the fields that entities of a kind have.
func (s *Store) entitiesOf(ctx context.Context, ids []kg.ID, k kg.Kind) (map[kg.ID]kg.Entity, error) {
	of := s.reads.entities[k]
	all, row := make(map[kg.ID]kg.Entity, len(ids)), newScan(nil, of)
	err := s.rows(ctx, "entities", byID(of, ids), func(rows *sql.Rows) error {
		id, h, err := row.hop(rows)
		all[id] = h.To
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
		id, h, err := row.hop(rows)
		all[id] = h.Relationship
		return err
	})
	if err != nil {
		return nil, err
	}
	return all, nil
}

// Meta implements [kg.Store].
func (s *Store) Meta(ctx context.Context) (m kg.Meta, err error) {
	err = s.rows(ctx, "meta", statement("SELECT json FROM meta"), func(rows *sql.Rows) error {
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
	err := s.rows(ctx, "digests", statement(digestsSQL), func(rows *sql.Rows) error {
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
