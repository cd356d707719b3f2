package web

import (
	"context"
	"log/slog"
	"time"
)

// A Reporter reports finished requests to the log and to the observers.
type Reporter struct {
	log       *slog.Logger
	observers []Observer
}

// NewReporter returns a reporter. It calls the observers in their order.
func NewReporter(log *slog.Logger, observers []Observer) Reporter { return Reporter{log, observers} }

// Report reports a request that was worked out. It logs one line for the request and one
// for each internal failure. The face fills the fields of the record that say what was
// asked and answered: Operation, Document, Code, Cost and Refused. Report fills the other
// fields from the State of ctx.
func (p Reporter) Report(ctx context.Context, r Record) {
	s := StateOf(ctx)
	r.Cache, r.CacheBytes, r.Failed = s.cache, s.cacheBytes, s.failed()
	s.record = p.finish(ctx, s, r)
	for _, failure := range s.failures {
		p.log.ErrorContext(ctx, "failed", "err", failure, "id", s.ID)
	}
	p.observe(ctx, s.record)
}

// reportCached reports a request that got the answer of an earlier request. r is the
// record of the earlier one, and cache is the new Record.Cache.
func (p Reporter) reportCached(ctx context.Context, r Record, cache string) {
	r.Cache = cache
	p.observe(ctx, p.finish(ctx, StateOf(ctx), r))
}

// finish returns r with the id, the times and the round trips of the request, and logs
// the request.
func (p Reporter) finish(ctx context.Context, s *State, r Record) Record {
	r.Request, r.Start, r.Took, r.Trips = s.ID, s.Start, time.Since(s.Start), s.Trips.Taken()
	if p.log.Enabled(ctx, slog.LevelInfo) {
		p.log.LogAttrs(ctx, slog.LevelInfo, "operation", slog.String("name", r.Operation),
			slog.Int64("ms", r.Took.Milliseconds()), slog.Int("trips", len(r.Trips)), slog.String("code", r.Code),
			slog.String("cache", r.Cache), slog.String("id", r.Request))
	}
	return r
}

// observe calls the observers.
func (p Reporter) observe(ctx context.Context, r Record) {
	for _, o := range p.observers {
		o.Observe(ctx, r)
	}
}
