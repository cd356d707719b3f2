package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"

	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/neo4jstore"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
)

// A bench measures one store.
type bench struct {
	config
	kept kg.Store
	out  io.Writer
}

// measure runs the parts and prints their results.
func (c config) measure(ctx context.Context, stdout io.Writer) (err error) {
	store, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close(context.WithoutCancel(ctx))) }()
	b := &bench{c, store, stdout}
	if b.has(serveOnly) {
		return b.serveUntil(ctx, os.Stdin)
	}
	if b.has(copyOnly) {
		return b.copy(ctx)
	}
	var small []*course
	if !c.keep {
		if err := refuseFull(ctx, store); err != nil {
			return err
		}
		if b.has("page") && c.isNeo4j() {
			if small, err = b.smallFirst(ctx); err != nil {
				return err
			}
		}
		if err := b.load(ctx); err != nil {
			return err
		}
	}
	if b.has("page") {
		if err := b.page(ctx, small); err != nil {
			return err
		}
	}
	for _, part := range []struct {
		name string
		run  func(context.Context) error
	}{{"hostile", b.hostile}, {"path", b.paths}, {"search", b.searches}, {"shapes", b.shapes}, {"soak", b.soak}, {"throughput", b.throughput}, {"servers", b.servers}} {
		if b.has(part.name) {
			if err := part.run(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// graph returns the batches of the data set to fill the store with.
func (c config) graph() (iter.Seq[kg.Batch], error) {
	if c.data == bundled {
		all, err := seed.Read(seed.Bundled())
		return slices.Values(load.Parts(all, things)), err
	}
	return stream(c.full), nil
}

// kind returns the name of the kind of store.
func (c config) kind() string {
	switch {
	case c.isNeo4j():
		return "Neo4j"
	case c.path() == inMemory:
		return "SQLite in memory"
	}
	return "SQLite"
}

// database is the only user database of Neo4j Community.
const database = "neo4j"

func (c config) open(ctx context.Context) (kg.Store, error) {
	if c.isNeo4j() {
		return neo4jstore.Open(
			ctx,
			neo4jstore.Config{URI: c.store, User: c.user, Password: c.password, Database: database},
		)
	}
	return sqlitestore.Open(ctx, c.path())
}

// refuseFull returns an error if the store is not empty.
func refuseFull(ctx context.Context, s kg.Store) error {
	m, err := s.Meta(ctx)
	if err != nil {
		return err
	}
	counts, err := s.Count(ctx, []kg.ID{kg.Root}, kg.Via{Step: kg.Step{To: kg.Any}})
	if err != nil {
		return err
	}
	if n := counts[kg.Root]; n > 0 || m.Revision != "" {
		return fmt.Errorf(
			"the store is not empty: it holds %d entities, titled %q; name an empty one, or measure this one as it is with -keep",
			n,
			m.Title,
		)
	}
	return nil
}

func (c config) has(part string) bool { return slices.Contains(c.run, part) }

// print prints a line of the table: the part, what it measured, and figures.
func (b *bench) print(part, what, format string, figures ...any) {
	fmt.Fprintf(b.out, "%-10s  %-39s  %s\n", part, what, fmt.Sprintf(format, figures...))
}
