package main

import (
	"context"
	"encoding/json"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// A bare answers questions of throughput without GraphQL and without a store. It sends one statement through the
// driver.
type bare struct{ driver neo4j.DriverWithContext }

// newBare returns a bare for the Neo4j of the flags.
func newBare(c config) (bare, error) {
	auth := neo4j.NoAuth()
	if c.user != "" {
		auth = neo4j.BasicAuth(c.user, c.password, "")
	}
	driver, err := neo4j.NewDriverWithContext(c.store, auth)
	return bare{driver}, err
}

// answer returns the same JSON as the GraphQL server.
func (b bare) answer(ctx context.Context, v variant, id string) ([]byte, error) {
	s := b.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: neo4j.AccessModeRead, DatabaseName: database,
		FetchSize: neo4j.FetchAll,
	})
	defer s.Close(ctx)
	var parameters map[string]any
	if v.byID {
		parameters = map[string]any{"id": id}
	}
	result, err := s.Run(ctx, v.statement, parameters)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	return json.Marshal(v.read(record.Values[0]))
}
