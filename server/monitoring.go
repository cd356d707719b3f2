package main

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"

	"accordgraph/internal/web"
	"accordgraph/server/telemetry"
)

// monitoring connects the server to the tools of its operators: metrics, the log of slow
// operations, and traces. Package telemetry implements the metrics and the traces.
type monitoring struct {
	observers []web.Observer
	wraps     []func(http.Handler) http.Handler // the first is the innermost
	closers   []func() error
}

// monitor starts the monitoring of the requests of s that c configures.
func (c config) monitor(ctx context.Context, s *service, log *slog.Logger) (m monitoring, err error) {
	if c.metrics != "" {
		metrics := telemetry.NewMetrics()
		stop, err := s.serveMetrics(ctx, c.metrics, metrics, log)
		if err != nil {
			return m, err
		}
		m.observers = append(m.observers, metrics)
		m.wraps = append(m.wraps, metrics.Counting)
		m.closers = append(m.closers, stop)
	}
	if c.slow > 0 {
		m.observers = append(m.observers, slowLog{c.slow, log})
	}
	traces, err := telemetry.TracesOf(ctx, log)
	if err != nil {
		return m, errors.Join(err, m.close())
	}
	if traces == nil {
		return m, nil
	}
	m.observers = append(m.observers, traces)
	m.wraps = append(m.wraps, traces.Tracing)
	m.closers = append(m.closers, traces.Close)
	return m, nil
}

// around returns a handler that monitors the requests to h.
func (m monitoring) around(h http.Handler) http.Handler {
	for _, wrap := range m.wraps {
		h = wrap(h)
	}
	return h
}

// close ends the monitoring, in the opposite order of its start.
func (m monitoring) close() error {
	var all []error
	for _, stop := range slices.Backward(m.closers) {
		all = append(all, stop())
	}
	return errors.Join(all...)
}
