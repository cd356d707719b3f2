package graph

import (
	"context"
	"encoding/json"
	"maps"
	"math"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"accordgraph/graph/internal/guard"
)

// A request has extensions {"cost": true} to read in the answer what it cost, and
// {"dryRun": true} to read what it would cost, without an answer.
const (
	wantsCost = "cost"
	dryRun    = "dryRun"
)

// A report is extensions.cost of an answer.
type report struct {
	Requested int     `json:"requested"` // what the guard took it to cost
	Limit     int     `json:"limit"`     // what that may be
	Trips     int     `json:"trips"`     // that were taken to the store
	Rows      int     `json:"rows"`      // that they brought
	MS        float64 `json:"ms"`        // that it took until now
}

// reported adds the report to an answer if it was asked for. For a dry run it does
// not begin the operation, unless there are errors without that: its data is null,
// which no operation has that succeeded.
func reported(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	dry := asks(ctx, dryRun)
	var response *graphql.Response
	if dry && graphql.GetOperationContext(ctx).Operation != nil && len(graphql.GetErrors(ctx)) == 0 {
		response = &graphql.Response{Data: json.RawMessage("null")}
	} else {
		response = next(ctx)
	}
	s := of(ctx)
	if response == nil || s.cost == nil || !dry && !asks(ctx, wantsCost) {
		return response
	}
	r := report{Requested: s.cost.Requested(), Limit: guard.MaxCost, MS: math.Round(float64(time.Since(s.start).Microseconds())) / 1000}
	for _, trip := range s.trips.Taken() {
		r.Trips, r.Rows = r.Trips+1, r.Rows+trip.Rows
	}
	more := maps.Clone(response.Extensions)
	if more == nil {
		more = map[string]any{}
	}
	more["cost"] = r
	response.Extensions = more
	return response
}

// asks says whether the request has an extension of that name that is true.
func asks(ctx context.Context, extension string) bool {
	if !graphql.HasOperationContext(ctx) {
		return false
	}
	yes, _ := graphql.GetOperationContext(ctx).Extensions[extension].(bool)
	return yes
}
