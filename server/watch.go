package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"

	"accordgraph/graph"
	"accordgraph/server/telemetry"
)

// A watch is how operators see what the server does.
type watch struct {
	observers []graph.Observer
	wraps     []func(http.Handler) http.Handler // the first is the innermost
	closers   []func() error
}

// watch starts what c asks for, for the requests of s.
func (c config) watch(ctx context.Context, s *service, log *slog.Logger) (w watch, err error) {
	if c.metrics != "" {
		m := telemetry.NewMetrics()
		stop, err := s.serveMetrics(ctx, c.metrics, m, log)
		if err != nil {
			return w, err
		}
		w.observers = append(w.observers, m)
		w.wraps = append(w.wraps, m.Counting)
		w.closers = append(w.closers, stop)
	}
	if c.slow > 0 {
		w.observers = append(w.observers, slowLog{c.slow, log})
	}
	traces, err := telemetry.TracesOf(ctx, log)
	if err != nil {
		return w, errors.Join(err, w.close())
	}
	if traces == nil {
		return w, nil
	}
	w.observers = append(w.observers, traces)
	w.wraps = append(w.wraps, traces.Tracing)
	w.closers = append(w.closers, traces.Close)
	return w, nil
}

// around returns h, watched.
func (w watch) around(h http.Handler) http.Handler {
	for _, wrap := range w.wraps {
		h = wrap(h)
	}
	return h
}

// close ends the watch, last things first.
func (w watch) close() error {
	var all []error
	for _, stop := range slices.Backward(w.closers) {
		all = append(all, stop())
	}
	return errors.Join(all...)
}
