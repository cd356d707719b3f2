package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"github.com/KimMachineGun/automemlimit/memlimit"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// How long a client may take to send its request and to read the answer; how long
// the server goes on serving, with /readyz at 503, when it is told to stop, so that
// whoever sends it clients sends them elsewhere; and how long it then waits for
// answers under way.
const (
	readTimeout  = 15 * time.Second
	writeTimeout = readTimeout + budget + 10*time.Second // net/http has it begin when the header was read
	accepted     = 150 * time.Millisecond                // in which a request arrives that was on its way
	lameDuck     = time.Second
	drainTimeout = budget + 3*time.Second
)

// serve listens, and then waits for the store. It serves until ctx ends, and then
// lets the answers under way finish.
func serve(ctx context.Context, c config, stderr io.Writer) (err error) {
	log := c.logger(stderr)
	boundMemory(log)
	documents, err := c.library()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.addr)
	if err != nil {
		return err
	}
	store := &late{}
	s := &service{store: store, origins: c.origins}
	seen, err := c.watch(ctx, s, log)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	limit := newLimiter(c.rate, c.trusted, time.Now)
	s.api = graph.NewHandler(query.New(store), graph.Options{Log: log, Limiter: limit, Observers: seen.observers, Origins: c.origins, Documents: documents, Program: build(), CacheBytes: uint64(c.cache) << 20})
	s.api = seen.around(limit.limiting(s.api))
	log.Info("listening", "url", "http://"+listener.Addr().String())
	tell(log, "READY=1\nSTATUS=Waiting for the store")
	ctx, cancel := context.WithCancel(ctx)
	opened := make(chan error, 1)
	var opening sync.WaitGroup
	opening.Go(func() { opened <- c.await(ctx, store, log) })
	err = s.until(ctx, listener, opened, log)
	cancel()
	opening.Wait()
	return errors.Join(err, store.Close(context.WithoutCancel(ctx)), seen.close())
}

// boundMemory has garbage be collected seldom, as answers are short-lived (measured: a
// quarter of the CPU of a wide one), but so often that the process stays within nine
// tenths of what its container or unit may use, if that is bounded. GOGC and
// GOMEMLIMIT, if they are set, are Go's own.
func boundMemory(log *slog.Logger) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	if _, err := memlimit.Set(); err != nil {
		log.Debug("what memory there may be is not known", "err", err)
	}
}

// until serves on l until ctx ends, or opened says that there will be no store.
func (s *service) until(ctx context.Context, l net.Listener, opened <-chan error, log *slog.Logger) error {
	server := &http.Server{
		Handler:           caught(s.handler(), log),
		ReadHeaderTimeout: readTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	lame := time.Duration(0) // nobody is sent here before there is a store
	for {
		select {
		case err := <-failed:
			return err
		case err := <-opened:
			if err != nil && ctx.Err() == nil {
				return errors.Join(err, server.Close())
			}
			lame = lameDuck
			tell(log, "STATUS=Serving")
		case <-ctx.Done():
			log.Info("stopping")
			tell(log, "STOPPING=1\nSTATUS=Finishing answers under way")
			return s.stop(server, l, lame)
		}
	}
}

// stop serves on while it is lame, each connection for one more answer, and then
// waits for the answers under way. New connections are refused by then. The server is
// told to shut down a little later: it drops a request that it has just read.
func (s *service) stop(server *http.Server, l net.Listener, lame time.Duration) error {
	s.draining.Store(true)
	time.Sleep(lame)
	l.Close() // Serve ends with that
	time.Sleep(accepted)
	ctx, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("some answers took too long and were cut: %w", err), server.Close())
	}
	return nil
}
