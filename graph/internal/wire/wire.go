// Package wire is GraphQL over HTTP: it reads requests, finds trusted and persisted
// documents, and writes answers.
//
// The way of a request, and back:
//
//	server       routes, origins, monitoring
//	  │            web.Budget sets the deadline, web.RateLimiter finds the client
//	graph        NewHandler: web.Identify gives the request an id and a State
//	  │
//	wire         Transport.Do reads the parameters and finds the document
//	  │            web.Answers returns here if the answer is cached
//	guard        Check: size, cost, validity, variables; later CheckArguments
//	  │
//	gqlgen       executes the operation (graph/internal/gen)
//	  │
//	model        one line for each field: which question it asks
//	  │
//	query.Graph  answers the questions, one round trip for each level
//	  │
//	kg.Store     SQLite or Neo4j
//
// On the way back gqlgen writes the answer to a web.Buffer, replyOf makes it a web.Reply,
// and Reply.Send compresses and sends it.
//
// The transport calls the guard, and then the executor of gqlgen that it gets with each
// request. Neither is wrapped. The functions that gqlgen calls around an operation or a
// response are set in one place, Install.
package wire

import (
	"context"
	"fmt"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph/internal/guard"
	"accordgraph/internal/web"
)

// A Config says how a server answers GraphQL over HTTP.
type Config struct {
	Schema   *ast.Schema
	Trusted  map[string]string // the only documents to answer, by id; nil for all documents
	Origins  []string          // of other sites whose pages may send a GET without a preflight; "*" for all
	Limiter  web.Limiter
	Answers  *web.Answers
	Reporter web.Reporter
	Pinner   Pinner
	Streams  *web.Streams
	Numbers  Numbers
}

// Install makes h, which is new, answer GraphQL over HTTP.
func Install(h *handler.Server, c Config) {
	valid := newParsedDocuments()
	h.AddTransport(transport{
		origins:   c.Origins,
		documents: c.documents(),
		limiter:   c.Limiter,
		answers:   c.Answers,
		guard:     guard.New(c.Schema, valid),
		codings:   web.NewCodings(),
		buffers:   web.NewBuffers(maxAnswer),
		streams:   c.Streams,
		reporter:  c.Reporter,
		numbers:   c.Numbers,
	})
	h.SetParserTokenLimit(guard.MaxTokens)
	h.SetQueryCache(valid)
	h.SetRecoverFunc(recovered)
	h.AroundOperations(withOrigin)
	h.AroundResponses(recorder{c.Reporter}.record) // the outermost: it sees the final response
	h.AroundResponses(reportCost)
	h.AroundResponses(c.Pinner.pin) // around refuseLong: an answer that is refused has no pin
	h.AroundResponses(refuseLong)
}

// documents returns the documents that requests can name by an id.
func (c Config) documents() documents {
	if c.Trusted != nil {
		return trusted(c.Trusted)
	}
	return newPersisted(persistedBytes)
}

// recovered returns an error that describes a panic, with the stack. The error presenter
// hides this error from clients.
func recovered(_ context.Context, v any) error {
	return fmt.Errorf("panic: %v\n%s", v, debug.Stack())
}

var _ graphql.Transport = transport{}
