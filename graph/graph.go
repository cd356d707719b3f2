// Package graph answers GraphQL from a knowledge graph.
//
// It has the handler, the resolvers of Query and the translation of errors for clients. A
// resolver names the question and hands it to package query. It checks nothing, batches nothing and
// talks to no store. The packages below internal do the rest: see the picture in
// graph/internal/wire.
package graph

import (
	"cmp"
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph/internal/gen"
	"accordgraph/graph/internal/guard"
	"accordgraph/graph/internal/wire"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

// MaxCost is the greatest cost of an operation that is answered.
const MaxCost = guard.MaxCost

// MaxBody is the greatest size of a request in bytes.
const MaxBody = guard.MaxBody

// Options configure a handler. The zero Options are ready to use.
type Options struct {
	// Log gets one line for each request, and the internal failures that clients do not
	// see. Nil drops both.
	Log *slog.Logger

	// Limiter limits the cost that each client may use. Nil is no limit.
	Limiter web.Limiter

	// Observers get a record of each finished request.
	Observers []web.Observer

	// Origins are other sites whose pages may send a GET without a preflight:
	// "https://example.org", or "*" for all.
	Origins []string

	// TrustedDocuments are the only GraphQL documents that are answered, by their ids: see
	// ReadTrustedDocuments. With nil all documents are answered, and clients may name a
	// document by its SHA-256 after they have sent it once.
	TrustedDocuments map[string]string

	// Program names the build of the program, for ETags, because another build may give
	// another answer. Servers that share clients should run the same build.
	Program string

	// CacheBytes is the size of the cache of answers; 0 is no cache.
	CacheBytes uint64
}

// NewHandler returns a handler that answers GraphQL over HTTP from g, at every path.
func NewHandler(g *query.Graph, o Options) http.Handler {
	reporter := web.NewReporter(cmp.Or(o.Log, slog.New(slog.DiscardHandler)), o.Observers)
	s := schema(gen.Config{Resolvers: root{g}})
	h := handler.New(s)
	wire.Install(h, wire.Config{
		Schema:   s.Schema(),
		Trusted:  o.TrustedDocuments,
		Origins:  o.Origins,
		Limiter:  cmp.Or[web.Limiter](o.Limiter, web.Unlimited{}),
		Answers:  web.NewAnswers(revisionOf(g), o.Program, o.CacheBytes, reporter),
		Reporter: reporter,
	})
	h.Use(extension.Introspection{})
	h.SetErrorPresenter(present)
	h.AroundOperations(withFields)
	return web.Identify(h)
}

// revisionOf returns a function that returns the revision of g's data.
func revisionOf(g *query.Graph) web.RevisionFunc {
	return func(ctx context.Context) (string, int, error) {
		r, err := g.Revision(ctx)
		return r.ID, r.Epoch, err
	}
}

// ReadTrustedDocuments reads a JSON object of GraphQL documents by their ids, as
// relay-compiler (persistConfig.file) and graphql-codegen (persisted-documents.json) write
// it. Each document must be valid. The error names every id whose document is not.
func ReadTrustedDocuments(r io.Reader) (map[string]string, error) {
	return wire.ReadTrusted(Schema(), r)
}

// Schema returns the schema that is answered: schema.graphqls without @defer. The caller
// must not change it.
func Schema() *ast.Schema { return schema(gen.Config{}).Schema() }

// schema returns the schema of schema.graphqls, as graphql-js has it: without @defer, which
// gqlgen adds, and with the descriptions of scalars that graphql-js has. The server sends each
// answer in one piece, so a deferred part would be lost in silence.
func schema(c gen.Config) graphql.ExecutableSchema {
	s := gen.NewExecutableSchema(c)
	asReference(s.Schema())
	return s
}

// asReference changes the schema once, because all instances share one.
var asReference = func() func(*ast.Schema) {
	var once sync.Once
	return func(s *ast.Schema) {
		once.Do(func() {
			delete(s.Directives, "defer")
			for name, mend := range scalarMends {
				def := s.Types[name]
				def.Description = strings.ReplaceAll(def.Description, mend.old, mend.by)
			}
		})
	}
}()

// scalarMends are parts of gqlparser's descriptions of scalars, and what graphql-js has in their
// place.
var scalarMends = map[string]struct{ old, by string }{
	"String": {"`String`scalar", "`String` scalar"},
	"Float":  {"http://en.wikipedia.org", "https://en.wikipedia.org"},
	"ID":     {`"4") or integer (such as 4)`, "`\"4\"`) or integer (such as `4`)"},
}

// root gives gqlgen its resolvers. There is one for Query. All other fields are fields and
// methods of package model.
type root struct{ kg *query.Graph }

// Query implements gen.ResolverRoot.
func (r root) Query() gen.QueryResolver { return rootFields(r) }
