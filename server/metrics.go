package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"

	"accordgraph/server/telemetry"
)

// serveMetrics answers scrapes at addr until the function that it returns is
// called: /metrics, and the same /livez and /readyz that s has for everyone, so
// that a probe needs no way past a proxy.
func (s *service) serveMetrics(ctx context.Context, addr string, m *telemetry.Metrics, log *slog.Logger) (stop func() error, err error) {
	m.Watch(s.store)
	l, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler())
	s.health(mux)
	server := &http.Server{
		Handler:           mux,
		ReadHeaderTimeout: readTimeout,
		WriteTimeout:      writeTimeout,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	go server.Serve(l) // ends with stop
	log.Info("metrics", "url", "http://"+l.Addr().String()+"/metrics")
	return server.Close, nil
}
