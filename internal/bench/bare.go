package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// A bare answers the questions of throughput without GraphQL and without a store:
// with one statement through the driver.
type bare struct {
	driver neo4j.DriverWithContext
	text   string
}

//go:embed objections.cypher
var objectionsText string

const evidenceText = `COLLECT {
  UNWIND l.evidence AS e
  MATCH (x:Entity {id: e}) MATCH (s:Entity {id: x.source})
  RETURN [x.id, s.name]
}`

func newBare(d neo4j.DriverWithContext, evidence bool) bare {
	text := "null"
	if evidence {
		text = evidenceText
	}
	return bare{d, strings.ReplaceAll(objectionsText, "/*evidence*/", text)}
}

// answer returns the JSON that the GraphQL server answers with.
func (b bare) answer(ctx context.Context) ([]byte, error) {
	s := b.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, DatabaseName: database, FetchSize: neo4j.FetchAll})
	defer s.Close(ctx)
	result, err := s.Run(ctx, b.text, nil)
	if err != nil {
		return nil, err
	}
	record, err := result.Single(ctx)
	if err != nil {
		return nil, err
	}
	return json.Marshal(reply{data{edges[clause]{each(record.Values[0], readClause)}}})
}

// What the answer is, with its fields in the order of the query.
type (
	reply struct {
		Data data `json:"data"`
	}
	data struct {
		Provisions edges[clause] `json:"provisions"`
	}
	edges[T any] struct {
		Edges []T `json:"edges"`
	}
	clause struct {
		Node clauseNode `json:"node"`
	}
	clauseNode struct {
		ID         any              `json:"id"`
		Number     any              `json:"number"`
		Wording    any              `json:"wording"`
		Objections edges[objection] `json:"objections"`
	}
	objection struct {
		Relationship relationship  `json:"relationship"`
		Node         objectionNode `json:"node"`
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
	objectionNode struct {
		ID   any `json:"id"`
		Name any `json:"name"`
		Date any `json:"date"`
	}
)

func readClause(r []any) clause {
	return clause{clauseNode{r[0], r[1], r[2], edges[objection]{each(r[3], readObjection)}}}
}

func readObjection(r []any) objection {
	return objection{relationship{r[0], r[1], r[2], each(r[6], readProof)}, objectionNode{r[3], r[4], r[5]}}
}

func readProof(r []any) proof { return proof{r[0], source{r[1]}} }

// each reads the rows of a column that holds a list of them, or null.
func each[T any](column any, read func([]any) T) []T {
	list, _ := column.([]any)
	all := make([]T, len(list))
	for i, r := range list {
		all[i] = read(r.([]any))
	}
	return all
}
