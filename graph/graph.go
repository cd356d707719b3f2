// Package graph answers GraphQL from a knowledge graph.
//
// A resolver names the question and hands it to kg: it checks nothing, batches
// nothing and talks to no store.
package graph

import (
	"cmp"
	"log/slog"
	"net/http"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph/internal/gen"
	"accordgraph/internal/query"
)

// Options say how a handler behaves beyond what the contract says. The zero
// Options are ready to use.
type Options struct {
	// Log gets one line an operation, and what went wrong inside, which no client
	// is shown. Nil drops both.
	Log *slog.Logger

	// Limiter bounds what each client may ask for; nil does not.
	Limiter Limiter

	// Observers are told of each request.
	Observers []Observer

	// Origins are those of other sites whose pages may ask by GET without a
	// preflight: "https://example.org", or "*" for all.
	Origins []string

	// Documents are the only ones that are answered, by their ids: see
	// ReadDocuments. Nil has all documents answered, and those that clients want to
	// name by their SHA-256 kept for them.
	Documents map[string]string

	// Program names the build of the program, for ETags: another build may give
	// another answer. Servers that share clients are best of one build.
	Program string

	// CacheBytes is how many bytes of answers are kept for the requests that are
	// sent again; 0 keeps none.
	CacheBytes uint64
}

func (o Options) library() library {
	if o.Documents != nil {
		return trusted(o.Documents)
	}
	return newPersisted(keptTexts)
}

// NewHandler returns an http.Handler that answers GraphQL over HTTP from g, at
// whatever path it is asked.
func NewHandler(g *query.Graph, o Options) http.Handler {
	log := o.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	limit := cmp.Or[Limiter](o.Limiter, unlimited{})
	s, valid := schema(gen.Config{Resolvers: root{g}}), newDocuments()
	h := handler.New(s)
	tell := teller{log, o.Observers}
	h.AddTransport(guarded{
		transport{o.Origins, o.library(), newCodings(), limit, newCache(g, o.Program, o.CacheBytes, tell), newBuffers()},
		guard{schema: s.Schema(), priced: price(s.Schema()), valid: valid},
	})
	h.SetParserTokenLimit(maxTokens)
	h.SetQueryCache(valid)
	h.Use(extension.Introspection{})
	h.Use(limited{limit})
	h.SetErrorPresenter(present)
	h.SetRecoverFunc(recovered)
	h.AroundOperations(fieldsOnly)
	h.AroundOperations(originated)
	h.AroundResponses(tell.response)
	h.AroundResponses(reported)
	h.AroundResponses(bounded)
	return request{h}
}

// Schema returns what is answered: schema.graphqls without @defer. It is the
// caller's to read.
func Schema() *ast.Schema { return schema(gen.Config{}).Schema() }

// schema is that of schema.graphqls without @defer, which gqlgen adds: answers are
// sent in one piece here, and what was deferred would be lost without a word.
func schema(c gen.Config) graphql.ExecutableSchema {
	s := gen.NewExecutableSchema(c)
	withoutDefer(s.Schema())
	return s
}

// withoutDefer changes the schema that all instances share, hence once.
var withoutDefer = func() func(*ast.Schema) {
	var once sync.Once
	return func(s *ast.Schema) { once.Do(func() { delete(s.Directives, "defer") }) }
}()

// root hands gqlgen its resolvers. There is one: all other fields are fields and
// methods of package model.
type root struct{ kg *query.Graph }

func (r root) Query() gen.QueryResolver { return rootFields(r) }
