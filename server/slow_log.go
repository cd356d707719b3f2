package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"accordgraph/internal/web"
)

// A slowLog logs a warning for each operation that took as long as its limit or longer.
// The warning lists the operation's round trips to the store and their times. It
// implements web.Observer.
type slowLog struct {
	limit time.Duration
	log   *slog.Logger
}

// Observe implements web.Observer.
func (s slowLog) Observe(ctx context.Context, a web.Record) {
	if a.Took < s.limit {
		return
	}
	rows, trips := 0, make([]string, len(a.Trips))
	for i, t := range a.Trips {
		rows += t.Rows
		trips[i] = fmt.Sprintf("%v: %d rows for %d in %d ms", t, t.Rows, t.For, t.Took.Milliseconds())
	}
	s.log.WarnContext(ctx, "slow", "name", a.Operation, "document", a.Document, "ms", a.Took.Milliseconds(),
		"code", a.Code, "cost", a.Cost, "rows", rows, "trips", trips, "id", a.Request)
}
