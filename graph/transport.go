package graph

import (
	"cmp"
	"context"
	"net/http"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"

	"accordgraph/graph/internal/gen"
	"accordgraph/graph/internal/guard"
	"accordgraph/internal/negotiate"
)

// The media types of answers. A client that asks for the first, or for anything,
// is an old one that takes no status but 200 for an answer.
const (
	plainJSON    = "application/json"
	responseJSON = "application/graphql-response+json"
)

// A transport is GraphQL over HTTP, as the working group's draft has it
// (https://graphql.github.io/graphql-over-http/draft) and as the audits of the npm
// package graphql-http check it (internal/clients/npm/test). gqlgen parses,
// validates and executes; its own transports answer request errors with a status
// that old clients do not take, send "data": null with them, and repeat the body of
// a request in the error about it.
type transport struct {
	origins []string // whose pages may ask by GET without a preflight
	library library
	codings *codings
	limit   Limiter
	cache   cache
	buffers *buffers
	guard   *guard.Guard
}

// Supports implements graphql.Transport. What is not GraphQL over HTTP is refused
// by Do, which knows better what to say.
func (transport) Supports(*http.Request) bool { return true }

// Do implements graphql.Transport.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	t.answer(w, r, exec).send(w, r, t.codings)
}

// answer reads a request and answers it. Whatever goes wrong is an answer too.
func (t transport) answer(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) (rep reply) {
	ctx := r.Context()
	media := negotiate.MediaType(r.Header, plainJSON, responseJSON)
	defer func() {
		if v := recover(); v != nil {
			rep = failed(ctx, exec, media, recovered(ctx, v))
		}
	}()
	if !t.limit.Take(ctx, 1) {
		return (&refusal{status: http.StatusTooManyRequests, err: tooMany()}).answer(ctx, exec, cmp.Or(media, plainJSON))
	}
	if media == "" {
		return refusef(http.StatusNotAcceptable, "answers are %s or %s, in UTF-8", plainJSON, responseJSON).answer(ctx, exec, plainJSON)
	}
	p, no := t.read(w, r)
	if no != nil {
		return no.answer(ctx, exec, media)
	}
	rep = t.cache.answer(r, media, p, func() reply { return t.execute(r, exec, media, p) })
	if rep.whole || rep.status == http.StatusNotModified { // whoever worked it out: it is one of the schema
		t.library.learn(p)
	}
	return rep
}

// execute answers an operation. A whole answer follows from the data, the
// parameters, the media type and whether the request is a POST, and from nothing
// else. It is written into a buffer that was used before, and then once more, at its
// length.
func (t transport) execute(r *http.Request, exec graphql.GraphExecutor, media string, p *params) reply {
	op, errs := t.prepare(r.Context(), exec, p.raw(r.Header))
	switch {
	case errs != nil && r.Method != http.MethodPost && changes(p):
		return onlyQueries().answer(r.Context(), exec, media)
	case errs != nil:
		return replyOf(media, exec.DispatchError(graphql.WithOperationContext(r.Context(), op), errs))
	}
	t.library.learn(p)
	next, ctx := exec.DispatchOperation(r.Context(), op)
	b := t.buffers.get()
	defer t.buffers.put(b)
	of(ctx).buffer = b
	defer func() { of(ctx).buffer = nil }()
	response := next(gen.WithBuffer(ctx, b))
	if response == nil { // gqlgen does not begin when the time is over
		return failed(ctx, exec, media, context.Cause(ctx))
	}
	rep := replyOf(media, response)
	rep.whole = response.Data != nil && len(response.Errors) == 0 && !of(ctx).trips.Cut()
	return rep
}

// prepare returns the operation that the request asks for, checked, and puts its cost into
// the state of the request. With errors it returns an operation that knows the request
// alone.
func (t transport) prepare(ctx context.Context, exec graphql.GraphExecutor, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	cost, counted, errs := t.guard.Check(ctx, params)
	if counted {
		of(ctx).cost = &cost
	}
	if errs != nil {
		return &graphql.OperationContext{RawQuery: params.Query, OperationName: params.OperationName, Extensions: params.Extensions}, errs
	}
	op, errs := exec.CreateOperationContext(ctx, params)
	if errs == nil {
		dry, _ := op.Extensions[dryRun].(bool)
		errs = t.guard.CheckArguments(op, dry)
	}
	return op, errs
}

// changes says whether the operation that is asked for is none that may be sent by
// GET. The schema has queries only, so that whatever is none did not validate.
func changes(p *params) bool {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: p.Query}, guard.MaxTokens)
	if err != nil {
		return false
	}
	op := doc.Operations.ForName(p.OperationName)
	return op != nil && op.Operation != ast.Query
}

func onlyQueries() *refusal {
	no := refusef(http.StatusMethodNotAllowed, "a GET may be a query only")
	no.allow = "POST"
	return no
}

// A refusal is what is wrong with a request that is not GraphQL over HTTP.
type refusal struct {
	status int    // in both media types; 0 for that of a request error
	allow  string // the methods that are allowed, with a 405
	err    *gqlerror.Error
}

func refusef(status int, format string, args ...any) *refusal {
	err := gqlerror.Errorf(format, args...)
	guard.SetCode(err, guard.CodeBadRequest)
	return &refusal{status: status, err: err}
}

func (no *refusal) answer(ctx context.Context, exec graphql.GraphExecutor, media string) reply {
	r := replyOf(media, exec.DispatchError(ctx, gqlerror.List{no.err}))
	if no.status != 0 {
		r.status = no.status
	}
	if no.allow != "" {
		r.header.Set("Allow", no.allow)
	}
	return r
}

// failed is the answer when there is none because of err.
func failed(ctx context.Context, exec graphql.GraphExecutor, media string, err error) reply {
	return replyOf(media, exec.DispatchError(ctx, gqlerror.List{gqlerror.WrapPath(nil, err)}))
}
