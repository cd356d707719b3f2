package main

import (
	"context"
	_ "embed"
	"encoding/json"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// A bare answers a question of throughput without GraphQL and without a store. It sends
// one statement through the driver.
type bare struct {
	driver neo4j.DriverWithContext
	text   string
	read   func(rows any) any // returns the data of the answer
}

var (
	//go:embed objections.cypher
	objectionsText string
	//go:embed territories.cypher
	territoriesText string
)

const evidenceText = `COLLECT {
  UNWIND l.evidence AS e
  MATCH (x:Entity {id: e}) MATCH (s:Entity {id: x.source})
  RETURN [x.id, s.name]
}`

// newBare returns a bare for a statement that returns one record with a list of
// provisions.
func newBare[T any](d neo4j.DriverWithContext, text string, provision func([]any) T) bare {
	return bare{d, text, func(rows any) any {
		return reply[T]{data[T]{edges[T]{each(rows, provision)}}}
	}}
}

// answer returns the same JSON as the GraphQL server.
func (b bare) answer(ctx context.Context) ([]byte, error) {
	s := b.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: neo4j.AccessModeRead, DatabaseName: database,
		FetchSize: neo4j.FetchAll,
	})
	defer s.Close(ctx)
	result, err := s.Run(ctx, b.text, nil)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	return json.Marshal(b.read(record.Values[0]))
}

// The types of the answers. Their fields are in the order of the queries.
type (
	reply[T any] struct {
		Data data[T] `json:"data"`
	}
	data[T any] struct {
		Provisions edges[T] `json:"provisions"`
	}
	edges[T any] struct {
		Edges []T `json:"edges"`
	}
	node[T any] struct {
		Node T `json:"node"`
	}
	edge[T any] struct {
		Relationship relationship `json:"relationship"`
		Node         T            `json:"node"`
	}
	relationship struct {
		ID          any     `json:"id"`
		Status      any     `json:"status"`
		SourceCount any     `json:"sourceCount"`
		Evidence    []proof `json:"evidence,omitempty"`
	}
	proof struct {
		ID     any    `json:"id"`
		Source source `json:"source"`
	}
	source struct {
		Title any `json:"title"`
	}
	clause struct { // with its objections
		ID         any                    `json:"id"`
		Number     any                    `json:"number"`
		Wording    any                    `json:"wording"`
		Objections edges[edge[objection]] `json:"objections"`
	}
	objection struct {
		ID   any `json:"id"`
		Name any `json:"name"`
		Date any `json:"date"`
	}
	reach struct { // a clause with the territories that it affects
		ID          any                    `json:"id"`
		Number      any                    `json:"number"`
		Wording     any                    `json:"wording"`
		Territories edges[edge[territory]] `json:"territories"`
	}
	territory struct {
		ID         any                   `json:"id"`
		Name       any                   `json:"name"`
		Provisions edges[edge[numbered]] `json:"provisions"`
	}
	numbered struct {
		ID     any `json:"id"`
		Number any `json:"number"`
	}
)

func readClause(r []any) node[clause] {
	return node[clause]{clause{r[0], r[1], r[2], edges[edge[objection]]{each(r[3], readObjection)}}}
}

func readObjection(r []any) edge[objection] {
	return edge[objection]{readRelationship(r[:3], r[6]), objection{r[3], r[4], r[5]}}
}

func readReach(r []any) node[reach] {
	return node[reach]{reach{r[0], r[1], r[2], edges[edge[territory]]{each(r[3], readTerritory)}}}
}

func readTerritory(r []any) edge[territory] {
	return edge[territory]{
		readRelationship(r[:3], r[3]),
		territory{r[4], r[5], edges[edge[numbered]]{each(r[6], readNumbered)}},
	}
}

func readNumbered(r []any) edge[numbered] {
	return edge[numbered]{readRelationship(r[:3], r[3]), numbered{r[4], r[5]}}
}

func readRelationship(r []any, evidence any) relationship {
	return relationship{r[0], r[1], r[2], each(evidence, readProof)}
}

func readProof(r []any) proof { return proof{r[0], source{r[1]}} }

// each reads a column that is a list of rows, or null.
func each[T any](column any, read func([]any) T) []T {
	list, _ := column.([]any)
	all := make([]T, len(list))
	for i, r := range list {
		all[i] = read(r.([]any))
	}
	return all
}
