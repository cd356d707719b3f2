// Package hostile makes requests as an attacker would send them: too large, too deep,
// too expensive, malformed, or with injected code. The tests of the server send them,
// and internal/bench measures how they slow down honest requests.
package hostile

import (
	"encoding/json"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// A Request is one POST to the API.
type Request struct {
	Name string
	Body string
	// Codes are the values of extensions.code that the first error may have. Codes is nil
	// if the request is odd but valid, so that the answer may be data.
	Codes []string
	// Sent are texts of the request that an error may quote in part.
	Sent []string
}

// The values of extensions.code with which a request, or a part of it, is refused.
const (
	BadRequest = "BAD_REQUEST"
	Unparsed   = "GRAPHQL_PARSE_FAILED"
	Invalid    = "GRAPHQL_VALIDATION_FAILED"
	BadInput   = "BAD_USER_INPUT"
	TooLarge   = "QUERY_TOO_LARGE"
	TooDeep    = "QUERY_TOO_DEEP"
	TooCostly  = "QUERY_TOO_COSTLY"
)

// Requests returns all hostile requests. Requests with wrong types and with injections
// are made for every argument of the fields of Query in the schema.
func Requests(schema *ast.Schema) []Request {
	var all []Request
	for _, some := range [][]Request{
		bodies(), shapes(), merges(), mistakes(), introspections(), counts(), texts(), cursors(), filters(), searches(),
		wrongTypes(schema), injections(schema),
	} {
		all = append(all, some...)
	}
	return all
}

// ask returns a request with a query.
func ask(name, query string, codes ...string) Request {
	return Request{Name: name, Body: body(query, nil), Codes: codes}
}

// askWith returns a request with a query and variables.
func askWith(name, query string, variables map[string]any, codes ...string) Request {
	return Request{Name: name, Body: body(query, variables), Codes: codes}
}

func body(query string, variables map[string]any) string {
	parts := map[string]any{"query": query}
	if variables != nil {
		parts["variables"] = variables
	}
	b, err := json.Marshal(parts)
	if err != nil {
		panic(err) // cannot happen: JSON can encode all variables of this package
	}
	return string(b)
}

func times(n int, text string) string { return strings.Repeat(text, n) }
