// Package storetest opens stores on Neo4j for the test packages in its subdirectories.
// There are several of them, because the go command gives each package ten minutes, and
// each package has a server to itself.
package storetest

import (
	"context"
	"testing"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// Empty returns a store without data. It is closed when t ends.
func Empty(t *testing.T) kg.Store {
	t.Helper()
	server := neo4jtest.Empty(t)
	s, err := neo4jstore.Open(t.Context(), neo4jstore.Config{
		URI: server.URI, User: server.User, Password: server.Password, Database: "neo4j",
		ReadTimeout: time.Minute, // because a slow machine may take seconds to plan a statement
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}
