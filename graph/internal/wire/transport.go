package wire

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
	"accordgraph/internal/web"
)

// The media types of answers. An old client asks for plainJSON or for any type. Such a
// client accepts only answers with status 200.
const (
	plainJSON    = "application/json"
	responseJSON = "application/graphql-response+json"
)

// A transport is GraphQL over HTTP, as the draft of the working group has it
// (https://graphql.github.io/graphql-over-http/draft) and as the audits of the npm
// package graphql-http check it (internal/clients/npm/test). gqlgen parses, validates and
// executes. It replaces gqlgen's own transports, for three reasons. They answer request
// errors with a status that old clients do not accept. They send "data": null with a
// request error. And they repeat the body of a wrong request in the error.
type transport struct {
	origins   []string
	documents documents
	limiter   web.Limiter
	answers   *web.Answers
	guard     *guard.Guard
	codings   *web.Codings
	buffers   *web.Buffers
	streams   *web.Streams
	reporter  web.Reporter
	numbers   Numbers
}

// Supports implements graphql.Transport. It accepts every request, because Do has better
// messages for the wrong ones.
func (transport) Supports(*http.Request) bool { return true }

// Do implements graphql.Transport.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if web.MediaType(r.Header, plainJSON, responseJSON, eventStream) == eventStream {
		t.stream(w, r, exec)
		return
	}
	t.answer(w, r, exec).Send(w, r, t.codings)
}

// answer reads a request and returns the answer, which may be an error. Each request
// costs 1 before it is read.
func (t transport) answer(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) (reply web.Reply) {
	ctx := r.Context()
	media := web.MediaType(r.Header, plainJSON, responseJSON)
	defer func() {
		if v := recover(); v != nil {
			reply = failed(ctx, exec, media, recovered(ctx, v))
		}
	}()
	if !t.limiter.Take(ctx, 1) {
		return (&refusal{status: http.StatusTooManyRequests, err: rateLimited()}).answer(ctx, exec, cmp.Or(media, plainJSON))
	}
	if media == "" {
		refused := refusef(http.StatusNotAcceptable, "answers are %s or %s, in UTF-8", plainJSON, responseJSON)
		return refused.answer(ctx, exec, plainJSON)
	}
	p, refused := t.read(w, r)
	if refused != nil {
		return refused.answer(ctx, exec, media)
	}
	work := func() web.Reply { return t.execute(r, exec, media, p) }
	if len(r.Header[DataAtLeast]) > 0 {
		reply = t.numbered(w, r, exec, media, p)
	} else if p.isPlain() {
		reply = t.answers.Answer(r, func() []string { return p.question(media) }, work)
	} else {
		reply = work()
	}
	if reply.Whole || reply.Status == http.StatusNotModified { // a whole answer has a valid document
		t.documents.learn(p)
	}
	return reply
}

// execute executes an operation. A whole answer depends on the data, the parameters, the
// media type and whether the request is a POST, and on nothing else. gqlgen writes the
// data into a reused buffer, and encode copies it into a body of the right length.
func (t transport) execute(r *http.Request, exec graphql.GraphExecutor, media string, p *params) web.Reply {
	op, errs := t.prepare(r.Context(), exec, p, r.Header)
	switch {
	case errs != nil && r.Method != http.MethodPost && isNoQuery(p):
		return onlyQueries().answer(r.Context(), exec, media)
	case errs != nil:
		return replyOf(media, exec.DispatchError(graphql.WithOperationContext(r.Context(), op), errs))
	case isSubscription(op):
		return notAStream().answer(r.Context(), exec, media)
	}
	t.documents.learn(p)
	next, ctx := exec.DispatchOperation(r.Context(), op)
	s := web.StateOf(ctx)
	s.Buffer = t.buffers.Get()
	defer func() { t.buffers.Put(s.Buffer); s.Buffer = nil }()
	response := next(gen.WithBuffer(ctx, s.Buffer))
	if response == nil { // gqlgen does not begin after the deadline
		return failed(ctx, exec, media, context.Cause(ctx))
	}
	reply := replyOf(media, response)
	reply.Whole = response.Data != nil && len(response.Errors) == 0 && !s.Trips.Cut() && isPinned(p, response)
	if added := priceOf(ctx, response.Data); added > 0 {
		t.limiter.Charge(ctx, added)
		s.Cost += added
	}
	return reply
}

// prepare returns the operation that the request asks for, checked by the guard and by
// gqlgen, and takes its cost from the account of the client. If the document was
// rewritten, the cost is the one of the document as it was. It writes the cost to the
// State of the request. A dry run costs nothing more than the 1 of each request. If
// prepare returns errors, the operation may contain only the parameters of the request.
func (t transport) prepare(
	ctx context.Context, exec graphql.GraphExecutor, p *params, header http.Header,
) (*graphql.OperationContext, gqlerror.List) {
	params := p.asSent(header)
	cost, counted, errs := t.guard.Check(ctx, params)
	s := web.StateOf(ctx)
	s.Cost, s.Counted = cost.Requested(), counted
	if counted && (isTrue(params.Extensions, withCost) || isTrue(params.Extensions, dryRun)) {
		s.Shares = t.guard.Explain(ctx, params)
	}
	if p.rewritten != "" && errs == nil {
		params = p.raw(header)
		errs = t.guard.CheckRewritten(ctx, params)
	}
	if errs != nil {
		return &graphql.OperationContext{
			RawQuery:      params.Query,
			OperationName: params.OperationName,
			Extensions:    params.Extensions,
		}, errs
	}
	op, errs := exec.CreateOperationContext(ctx, params)
	if errs != nil {
		return op, errs
	}
	dry := hasExtension(op, dryRun)
	if rest := s.Cost - 1; rest > 0 && !dry && !t.limiter.Take(ctx, rest) {
		return op, gqlerror.List{rateLimited()}
	}
	return op, t.guard.CheckArguments(op, dry)
}

// isNoQuery reports whether the request asks for a mutation or a subscription, which may
// not be sent by GET. It is called for invalid documents.
func isNoQuery(p *params) bool {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: p.Query}, guard.MaxTokens)
	if err != nil {
		return false
	}
	op := doc.Operations.ForName(p.OperationName)
	return op != nil && op.Operation != ast.Query
}
