package wire

import (
	"cmp"
	"context"
	"net/http"
)

// A Rewrite returns the document and the variables to execute in place of the ones of a request. If it returns an
// error, the request is refused with the status 400 and the text of the error.
type Rewrite func(document, operationName string, variables map[string]any) (string, map[string]any, error)

type rewriteKey struct{}

// WithRewrite returns a context in which each request has its document rewritten. The guard checks the rewritten
// document, and the answer is cached under it. An id in a request names the document as it was before.
func WithRewrite(ctx context.Context, f Rewrite) context.Context {
	return context.WithValue(ctx, rewriteKey{}, f)
}

// rewrite rewrites the document, if the context has a Rewrite.
func (p *params) rewrite(ctx context.Context) *refusal {
	f, ok := ctx.Value(rewriteKey{}).(Rewrite)
	if !ok {
		return nil
	}
	text, variables, err := f(p.Query, p.OperationName, p.Variables)
	if err != nil {
		return refusef(http.StatusBadRequest, "%s", err)
	}
	p.rewritten, p.Variables = text, variables
	return nil
}

// document returns the document to execute.
func (p *params) document() string { return cmp.Or(p.rewritten, p.Query) }
