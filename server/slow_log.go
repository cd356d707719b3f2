package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"accordgraph/internal/web"
)

// A slowLog logs a warning for each operation whose time was its limit or longer.
// The warning lists the operation's round trips to the store and their times. It
// implements web.Observer.
type slowLog struct {
	limit time.Duration
	log   *slog.Logger
}

// Observe implements web.Observer.
func (s slowLog) Observe(ctx context.Context, r web.Record) {
	if r.Took < s.limit {
		return
	}
	rows, trips := 0, make([]string, len(r.Trips))
	for i, t := range r.Trips {
		rows += t.Rows
		trips[i] = fmt.Sprintf("%v: %d rows for %d in %d ms", t, t.Rows, t.For, t.Took.Milliseconds())
	}
	s.log.WarnContext(ctx, "slow", "name", r.Operation, "document", r.Document, "ms", r.Took.Milliseconds(),
		"code", r.Code, "cost", r.Cost, "rows", rows, "trips", trips, "id", r.Request)
}
