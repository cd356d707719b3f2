package wire

import (
	"cmp"
	"context"
	"net/http"
)

// A Rewrite returns the document and the variables to execute in place of the ones of a request. If it returns an
// error, the request is refused with the status 400 and the text of the error.
type Rewrite func(document, operationName string, variables map[string]any) (string, map[string]any, error)

// A Price returns what the additions to an answer cost, for the data of the answer as JSON.
type Price func(data []byte) int

// A rewriting is what a context says about rewriting.
type rewriting struct {
	rewrite Rewrite
	price   Price
}

type rewriteKey struct{}

// WithRewrite returns a context in which each request has its document rewritten. The guard checks the document as it was
// and the rewritten one, and the answer is cached under the rewritten one. An id in a request names the document as it
// was before.
//
// The client pays for the document as it was before it is executed, and the limit of one operation is for that. For
// what the rewriting adds, the client pays what price says of the data of the answer, when the answer has been worked
// out. An answer that was cached costs nothing more.
func WithRewrite(ctx context.Context, f Rewrite, price Price) context.Context {
	return context.WithValue(ctx, rewriteKey{}, rewriting{f, price})
}

// rewrite rewrites the document, if the context has a Rewrite.
func (p *params) rewrite(ctx context.Context) *refusal {
	f, ok := ctx.Value(rewriteKey{}).(rewriting)
	if !ok {
		return nil
	}
	text, variables, err := f.rewrite(p.Query, p.OperationName, p.Variables)
	if err != nil {
		return refusef(http.StatusBadRequest, "%s", err)
	}
	p.rewritten, p.Variables = text, variables
	return nil
}

// document returns the document to execute.
func (p *params) document() string { return cmp.Or(p.rewritten, p.Query) }

// priceOf returns what the additions to the data of an answer cost.
func priceOf(ctx context.Context, data []byte) int {
	if f, ok := ctx.Value(rewriteKey{}).(rewriting); ok {
		return f.price(data)
	}
	return 0
}
