package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
)

// How long a client may take to send its request and to read the answer, and how
// long the server waits for answers under way when it is told to stop.
const (
	readTimeout  = 15 * time.Second
	writeTimeout = budget + 10*time.Second
	drainTimeout = budget + 5*time.Second
)

// serve serves until ctx ends, and then lets the answers under way finish.
func serve(ctx context.Context, c config, stderr io.Writer) (err error) {
	log := c.logger(stderr)
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400) // answers are short-lived: measured, a third of the CPU of a wide one
	}
	start := time.Now()
	store, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close(context.WithoutCancel(ctx))) }()
	meta, err := c.fill(ctx, store)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.addr)
	if err != nil {
		return err
	}
	s := &service{store: store, origins: c.origins}
	seen, err := c.watch(ctx, s, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, seen.close()) }()
	s.api = seen.around(graph.NewHandler(kg.New(store), graph.Options{Log: log, Observers: seen.observers}))
	log.Info("listening", "url", "http://"+listener.Addr().String(), "revision", meta.Revision, "ms", time.Since(start).Milliseconds())
	return s.until(ctx, listener, log)
}

// until serves on l until ctx ends.
func (s *service) until(ctx context.Context, l net.Listener, log *slog.Logger) error {
	server := &http.Server{
		Handler:           s.handler(),
		ReadHeaderTimeout: readTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	s.draining.Store(true)
	log.Info("stopping")
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	return server.Shutdown(ctx)
}
