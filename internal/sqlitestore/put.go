package sqlitestore

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

var (
	//go:embed missing.sql
	missingSQL string
	//go:embed left.sql
	leftSQL string
	//go:embed remove_entities.sql
	removeEntitiesSQL string
	//go:embed remove_relationships.sql
	removeRelationshipsSQL string
	//go:embed put_words.sql
	putWordsSQL string
	//go:embed put_meta.sql
	putMetaSQL string
)

// Put implements [kg.Store].
func (s *Store) Put(ctx context.Context, b kg.Batch) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err := b.CheckForm(); err != nil {
		return err
	}
	err := s.change(ctx, b)
	if errors.Is(err, kg.ErrInvalid) {
		return err
	}
	return problem(ctx, "put", err)
}

func (s *Store) change(ctx context.Context, b kg.Batch) error {
	tx, err := s.write.begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after Commit it does nothing
	// A row takes microseconds, so it is enough to look at ctx between them.
	c := &change{ctx: ctx, quiet: context.WithoutCancel(ctx), tx: tx, on: s}
	if err := c.all(b); err != nil {
		return err
	}
	return tx.Commit()
}

// A change is one transaction.
type change struct {
	ctx, quiet context.Context
	tx         *sql.Tx
	on         *Store
}

func (c *change) all(b kg.Batch) error {
	removed, gone := array(b.Remove), array(without(b.Remove, b.Entities))
	relationships := last(b.Relationships)
	for _, step := range []func() error{
		func() error { return c.exec(removeRelationshipsSQL, removed) },
		func() error { return c.exec(removeEntitiesSQL, gone) },
		func() error { return c.putEntities(b.Entities) },
		func() error { return c.endsKept(relationships) },
		func() error { return c.putRelationships(relationships) },
		func() error { return c.noneLeft(gone) },
		func() error { return c.putMeta(b.Meta) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// without returns the ids of what is not put again: to replace a row is to remove
// it first, and it keeps its relationships right.
func without(ids []kg.ID, put []kg.Entity) []kg.ID {
	again := make(map[kg.ID]bool, len(put))
	for _, e := range put {
		again[e.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(ids), func(id kg.ID) bool { return again[id] })
}

// last returns the last relationship of each ID: the ends of others do not
// matter.
func last(all []kg.Relationship) []kg.Relationship {
	at := make(map[kg.ID]int, len(all))
	for i, r := range all {
		at[r.ID] = i
	}
	if len(at) == len(all) {
		return all
	}
	var out []kg.Relationship
	for i, r := range all {
		if at[r.ID] == i {
			out = append(out, r)
		}
	}
	return out
}

func (c *change) exec(text string, args ...any) error {
	_, err := c.tx.ExecContext(c.quiet, text, args...)
	return err
}

// repeat returns a function that runs a statement with each of many parameters.
func (c *change) repeat(text string) (func(args ...any) error, error) {
	st, err := c.tx.PrepareContext(c.quiet, text) // closed with tx
	if err != nil {
		return nil, err
	}
	return func(args ...any) error {
		if c.ctx.Err() != nil {
			return c.ctx.Err()
		}
		_, err := st.ExecContext(c.quiet, args...)
		return err
	}, nil
}

func (c *change) putEntities(all []kg.Entity) error {
	t := c.on.entities
	put, err := c.repeat(t.put())
	if err != nil {
		return err
	}
	words, err := c.repeat(putWordsSQL)
	if err != nil {
		return err
	}
	for _, e := range all {
		fixed := []any{string(e.ID), string(e.Kind), e.Name, e.Sort, e.Digest}
		if err := put(t.params(fixed, e.Fields, e.Value)...); err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
		if err := words(kg.SearchText(e), string(e.ID)); err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
	}
	return nil
}

func (c *change) putRelationships(all []kg.Relationship) error {
	t := c.on.relationships
	put, err := c.repeat(t.put())
	if err != nil {
		return err
	}
	for _, r := range all {
		fixed := []any{string(r.ID), string(r.Type), string(r.From), string(r.To), r.Digest}
		args := append(t.params(fixed, r.Fields, r.Value), string(r.From), string(r.To))
		if err := put(args...); err != nil {
			return fmt.Errorf("%s: %w", r.ID, err)
		}
	}
	return nil
}

// endsKept returns ErrInvalid if an end of one of these is not kept.
func (c *change) endsKept(all []kg.Relationship) error {
	seen := map[kg.ID]kg.ID{}
	var ends []kg.ID
	for _, r := range all {
		for _, end := range []kg.ID{r.From, r.To} {
			if _, ok := seen[end]; !ok {
				seen[end], ends = r.ID, append(ends, end)
			}
		}
	}
	var end kg.ID
	err := c.tx.QueryRowContext(c.quiet, missingSQL, array(ends)).Scan(&end)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return kg.Invalidf("relationship %s: there is no entity %s", seen[end], end)
}

// noneLeft returns ErrInvalid if something that was removed is still an end.
func (c *change) noneLeft(removed string) error {
	var id, end string
	err := c.tx.QueryRowContext(c.quiet, leftSQL, removed, removed).Scan(&id, &end)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return kg.Invalidf("%s cannot be removed: it is an end of %s", end, id)
}

func (c *change) putMeta(m *kg.Meta) error {
	if m == nil {
		return nil
	}
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return c.exec(putMetaSQL, string(text))
}
