package wire

import (
	"context"
	"encoding/json"
	"maps"
	"math"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"accordgraph/graph/internal/guard"
	"accordgraph/internal/web"
)

// The extensions of a request. With {"cost": true} the answer has extensions.cost. With
// {"dryRun": true} the answer has extensions.cost too, and the operation is not executed.
const (
	withCost = "cost"
	dryRun   = "dryRun"
)

// A costReport is extensions.cost of an answer.
type costReport struct {
	Requested int     `json:"requested"` // estimated cost
	Limit     int     `json:"limit"`     // greatest cost that is answered
	Trips     int     `json:"trips"`     // round trips to the store so far
	Rows      int     `json:"rows"`      // rows that these round trips returned
	MS        float64 `json:"ms"`        // milliseconds so far
	Shares    any     `json:"shares"`    // of the estimated cost, by path: see guard.Share
}

// reportCost is a graphql.ResponseMiddleware. It adds the cost report if the request asks
// for it. In a dry run without errors, it does not execute the operation, and the data of
// the response is null. An operation that is executed and succeeds never has null as its
// data.
func reportCost(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	dry := asks(ctx, dryRun)
	var response *graphql.Response
	if dry && graphql.GetOperationContext(ctx).Operation != nil && len(graphql.GetErrors(ctx)) == 0 {
		response = &graphql.Response{Data: json.RawMessage("null")}
	} else {
		response = next(ctx)
	}
	s := web.StateOf(ctx)
	if response == nil || !s.Counted || !dry && !asks(ctx, withCost) {
		return response
	}
	all := maps.Clone(response.Extensions)
	if all == nil {
		all = map[string]any{}
	}
	all["cost"] = reportOf(s)
	response.Extensions = all
	return response
}

// reportOf returns the cost report of a request.
func reportOf(s *web.State) costReport {
	ms := math.Round(float64(time.Since(s.Start).Microseconds())) / 1000
	r := costReport{Requested: s.Cost, Limit: guard.MaxCost, MS: ms, Shares: s.Shares}
	for _, trip := range s.Trips.Taken() {
		r.Trips, r.Rows = r.Trips+1, r.Rows+trip.Rows
	}
	return r
}

// asks reports whether the request of ctx has an extension that is true.
func asks(ctx context.Context, extension string) bool {
	return graphql.HasOperationContext(ctx) && hasExtension(graphql.GetOperationContext(ctx), extension)
}

// hasExtension reports whether a request has an extension that is true.
func hasExtension(op *graphql.OperationContext, extension string) bool {
	return isTrue(op.Extensions, extension)
}

// isTrue reports whether an extension is true.
func isTrue(extensions map[string]any, extension string) bool {
	yes, _ := extensions[extension].(bool)
	return yes
}
