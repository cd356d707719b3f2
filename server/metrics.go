package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"

	"accordgraph/server/telemetry"
)

// serveMetrics listens at addr and answers /metrics there, until stop is called. It
// answers /livez and /readyz at addr too, so that a probe need not go through the proxy
// that is before the API.
func (s *service) serveMetrics(
	ctx context.Context, addr string, m *telemetry.Metrics, log *slog.Logger,
) (stop func() error, err error) {
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
	go server.Serve(l) // until stop closes the server
	log.Info("metrics", "url", "http://"+l.Addr().String()+"/metrics")
	return server.Close, nil
}
