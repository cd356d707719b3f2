// Package answers_test tests what GraphQL answers on both stores: the bundled data set, made-up records, and each
// argument of the contract. The tests of package server need the whole program; these need a handler and a store.
package answers_test

import (
	"context"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/load"
	"accordgraph/internal/neo4jstore"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
	"accordgraph/seed/seedtest"
)

// A bundledStore opens a store with the bundled data set.
type bundledStore struct {
	name string
	open func(*testing.T) kg.Store
}

// bothStores are the stores that a server can have. Tests only read them.
var bothStores = []bundledStore{
	{"sqlite", func(t *testing.T) kg.Store { return seedtest.Open(t) }},
	{"neo4j", bundledNeo4j},
}

// sparing is a store that returns only the fields that a request reads.
var sparing = bundledStore{"sparing", func(t *testing.T) kg.Store { return kgtest.Sparing(seedtest.Open(t)) }}

// bundledNeo4j returns a Neo4j store with the bundled data set and its history. Tests only read it, so that the package
// loads the data and plans a statement once.
func bundledNeo4j(t *testing.T) kg.Store {
	t.Helper()
	store := openNeo4j(t, neo4jtest.Reuse(t, "bundled"))
	m, err := store.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if m.Revision == "" {
		b := bundled(t)
		if b.History, err = seed.History(seed.Bundled(), b); err != nil {
			t.Fatal(err)
		}
		fill(t, store, b)
	}
	return store
}

// bundled returns the bundled data set, without its history.
func bundled(t testing.TB) kg.Batch {
	t.Helper()
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// emptySQLite returns an empty SQLite store in memory.
func emptySQLite(t *testing.T) kg.Store { return openSQLite(t, ":memory:") }

// emptyNeo4j returns an empty Neo4j store.
func emptyNeo4j(t *testing.T) kg.Store { return openNeo4j(t, neo4jtest.Empty(t)) }

func openSQLite(t testing.TB, path string) kg.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return closedAfter(t, s)
}

func openNeo4j(t testing.TB, s *neo4jtest.Server) kg.Store {
	t.Helper()
	store, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: s.URI, User: s.User, Password: s.Password})
	if err != nil {
		t.Fatal(err)
	}
	return closedAfter(t, store)
}

// closedAfter returns s, and closes it after the test.
func closedAfter(t testing.TB, s kg.Store) kg.Store {
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

func fill(t testing.TB, s kg.Store, b kg.Batch) {
	t.Helper()
	if _, err := load.Load(t.Context(), s, b); err != nil {
		t.Fatal(err)
	}
}
