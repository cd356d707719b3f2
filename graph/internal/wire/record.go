package wire

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"regexp"

	"github.com/99designs/gqlgen/graphql"

	"accordgraph/internal/kg"
	"accordgraph/internal/web"
)

// A recorder reports each response of gqlgen, errors included.
type recorder struct{ reporter web.Reporter }

// record is a graphql.ResponseMiddleware.
func (r recorder) record(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	if isStream(ctx) { // the stream is reported once, when it begins
		return response
	}
	r.reporter.Report(ctx, recordOf(ctx, response))
	return response
}

// recordOf describes a response.
func recordOf(ctx context.Context, response *graphql.Response) web.Record {
	r := web.Record{Code: "OK"}
	if graphql.HasOperationContext(ctx) {
		op := graphql.GetOperationContext(ctx)
		r.Operation = operationName(op)
		if op.RawQuery != "" {
			sum := sha256.Sum256([]byte(op.RawQuery))
			r.Document = hex.EncodeToString(sum[:])
		}
		r.Cost = web.StateOf(ctx).Cost
	}
	if response != nil && len(response.Errors) > 0 {
		r.Code, _ = response.Errors[0].Extensions["code"].(string)
		r.Refused = response.Data == nil
	}
	return r
}

var nameForm = regexp.MustCompile(`^[_A-Za-z][_A-Za-z0-9]*$`)

// operationName returns the name of an operation, cut to a length that is fit for a log.
// If the operation was refused before it was parsed, the name is the operationName of the
// request. The parameter operationName may be any text. If that text is no name, the
// function returns "".
func operationName(op *graphql.OperationContext) string {
	name := op.OperationName
	if op.Operation != nil {
		name = op.Operation.Name
	}
	if !nameForm.MatchString(name) {
		return ""
	}
	return name[:min(len(name), 100)]
}

// withOrigin is a graphql.OperationMiddleware. It adds the name of the operation and the
// id of the request to the context, for the round trips to the store.
func withOrigin(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	origin := kg.Origin{Operation: operationName(graphql.GetOperationContext(ctx)), Request: web.StateOf(ctx).ID}
	return next(kg.WithOrigin(ctx, origin))
}
