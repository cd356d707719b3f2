// Package graph answers GraphQL requests from a knowledge graph.
//
// It contains the handler, the resolvers of Query and the translation of errors for clients. A resolver only passes the
// question to package query: it does no checks, no batching and no calls to a store. The packages below internal do the
// rest. The package comment of graph/internal/wire shows all steps of a request.
package graph

import (
	"cmp"
	"context"
	"fmt"
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

// MaxCost is the greatest cost of an operation that the server answers.
const MaxCost = guard.MaxCost

// MaxBody is the greatest size of a request, in bytes.
const MaxBody = guard.MaxBody

// DataAtLeast is the header of a request that must see the data at that number of the log or later, and DataNumber is the
// header of the answer: it contains no later data than with that number. See docs/api.md.
const (
	DataAtLeast = wire.DataAtLeast
	DataNumber  = wire.DataNumber
)

// Options configure a handler. The zero Options are ready to use.
type Options struct {
	// Log gets one line for each request, and the internal failures that clients do not see. If Log is nil, nothing is
	// logged.
	Log *slog.Logger

	// Limiter limits the cost that each client may use. If Limiter is nil, there is no limit.
	Limiter web.Limiter

	// Observers get a Record of each finished request.
	Observers []web.Observer

	// Origins lists the other sites whose pages may send a GET without a preflight: "https://example.org", or "*" for
	// all sites.
	Origins []string

	// TrustedDocuments maps ids to trusted documents: see ReadTrustedDocuments. The server then answers only these. If
	// TrustedDocuments is nil, the server answers every operation. After a request has sent an operation together with
	// its SHA-256, later requests may send only the SHA-256.
	TrustedDocuments map[string]string

	// Program identifies the build of the program. ETags contain it, because another build may give another answer. If
	// several servers serve the same clients, they should run the same build.
	Program string

	// Version is the version of the program, for people. Pins of answers contain it.
	Version string
	// Streams counts and ends the answers to subscriptions. If Streams is nil, only their clients end them.
	Streams *web.Streams

	// CacheBytes is the size of the cache of answers. 0 means no cache.
	CacheBytes uint64
}

// NewHandler returns a handler that answers GraphQL over HTTP from g. It answers at every path.
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
		Pinner:   wire.Pinner{Version: o.Version, Revision: storedRevision(g)},
		Streams:  cmp.Or(o.Streams, web.NewStreams()),
		Numbers:  wire.Numbers{From: g.From, Seen: g.Number},
	})
	h.Use(extension.Introspection{})
	h.SetErrorPresenter(present)
	h.AroundOperations(withFields)
	return web.Identify(h)
}

// revisionOf returns a function that returns the revision of the data of g.
func revisionOf(g *query.Graph) web.RevisionFunc {
	return func(ctx context.Context) (string, int, error) {
		r, err := g.Revision(ctx)
		if r.ID == "" {
			return "", r.Epoch, err
		}
		return fmt.Sprint(r.ID, " ", r.Number), r.Epoch, err // the same data may come back with another log
	}
}

// storedRevision returns a function that reads the revision of the data of g from the store. That round trip does not
// count as one of the request.
func storedRevision(g *query.Graph) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		m, err := g.Dataset(query.WithTrips(ctx, new(query.Trips)))
		return m.Revision, err
	}
}

// ReadTrustedDocuments reads a JSON object that maps ids to trusted documents. relay-compiler (persistConfig.file) and
// graphql-codegen (persisted-documents.json) write such objects. Each trusted document must be valid. The error names
// the id of every invalid document.
func ReadTrustedDocuments(r io.Reader) (map[string]string, error) {
	return wire.ReadTrusted(Schema(), r)
}

// Schema returns the schema of the server: schema.graphqls without @defer. The caller must not change it.
func Schema() *ast.Schema { return schema(gen.Config{}).Schema() }

// schema returns the executable schema as graphql-js has it. It lacks the directive @defer, which gqlgen adds: the
// server sends each answer in one piece, so a deferred part of an answer would be lost silently. Its scalars have the
// descriptions of graphql-js.
func schema(c gen.Config) graphql.ExecutableSchema {
	s := gen.NewExecutableSchema(c)
	asReference(s.Schema())
	return s
}

// asReference changes a schema. It does so only once, because all instances share one schema.
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

// scalarMends are parts of gqlparser's descriptions of scalars, and what graphql-js has in their place.
var scalarMends = map[string]struct{ old, by string }{
	"String": {"`String`scalar", "`String` scalar"},
	"Float":  {"http://en.wikipedia.org", "https://en.wikipedia.org"},
	"ID":     {`"4") or integer (such as 4)`, "`\"4\"`) or integer (such as `4`)"},
}

// root implements gen.ResolverRoot. Only the fields of Query and Subscription have resolvers; all other fields are fields
// and methods of package model.
type root struct{ kg *query.Graph }

// Query returns the resolvers of the fields of Query.
func (r root) Query() gen.QueryResolver { return rootFields(r) }
