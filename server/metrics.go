package main

import (
	"context"
	"log/slog"
	"net"
	"net/http"

	"accordgraph/server/telemetry"
)

// serveMetrics listens at addr and answers /metrics there, until the caller calls stop. It
// also answers /livez and /readyz there, so that health checks can avoid the proxy in
// front of the API.
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
