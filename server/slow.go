package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"accordgraph/graph"
)

// A slowLog warns of each operation that took its limit or longer, and says where
// the time went. It implements graph.Observer.
type slowLog struct {
	limit time.Duration
	log   *slog.Logger
}

func (s slowLog) Answered(ctx context.Context, a graph.Answer) {
	if a.Took < s.limit {
		return
	}
	rows, trips := 0, make([]string, len(a.Trips))
	for i, t := range a.Trips {
		rows += t.Rows
		trips[i] = fmt.Sprintf("%v: %d rows for %d in %d ms", t, t.Rows, t.For, t.Took.Milliseconds())
	}
	s.log.WarnContext(ctx, "slow", "name", a.Operation, "document", a.Document, "ms", a.Took.Milliseconds(), "code", a.Code,
		"cost", a.Cost, "rows", rows, "trips", trips, "id", a.Request)
}
