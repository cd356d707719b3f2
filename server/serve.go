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
	"sync"
	"time"

	"github.com/KimMachineGun/automemlimit/memlimit"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
	"accordgraph/server/dataset"
	"accordgraph/server/explorer"
)

// The time limits of one HTTP exchange. The time of writeTimeout begins when net/http has
// read the header, so writeTimeout includes the time for the body and the time for the
// answer.
const (
	readTimeout  = 15 * time.Second // the time for a client to send its request
	writeTimeout = readTimeout + budget + 10*time.Second
)

// serve runs the server. The program calls it if its arguments have no command. The function serve
// does these things in order:
//
//  1. reads the trusted documents, if there are any;
//  2. listens, and builds the API over a store that is not open yet;
//  3. opens and fills the store in the background (openInto, in start.go), then reads the words for searches;
//  4. answers requests until ctx ends, and then stops without cutting an answer
//     (listenUntil here, and stop in stop.go);
//  5. removes the files of the data set, and closes the store and the monitoring.
func serve(ctx context.Context, c config, stderr io.Writer) (err error) {
	log := c.logger(stderr)
	for _, r := range c.renamed {
		log.Warn("this name is deprecated and will be removed in the next release", "name", r.old, "use", r.current)
	}
	boundMemory(log)
	documents, err := c.readTrustedDocuments()
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.addr)
	if err != nil {
		return err
	}
	store := &pendingStore{}
	program := programHash()
	s := &service{store: store, streams: web.NewStreams(), origins: c.origins, pages: c.pages(program, documents != nil, log)}
	monitors, err := c.monitor(ctx, s, log)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	g := query.New(store)
	limiter := web.NewRateLimiter(c.rate, graph.MaxCost, c.trustedProxies, time.Now)
	s.api, s.free = c.api(g, program, documents, monitors, limiter, s.streams, log)
	archive := newArchive(store, graph.Options{Log: log, Limiter: limiter, TrustedDocuments: documents, Version: programVersion()}, limiter.Around)
	defer archive.close()
	s.pages.Archive = archive
	s.files = dataset.Options{Folder: c.dataFolder, MaxBytes: int64(c.dataMiB) << 20}
	log.Info("listening", "url", "http://"+listener.Addr().String())
	reportState(log, "READY=1\nSTATUS=Waiting for the store")
	ctx, cancel := context.WithCancel(ctx)
	opened := make(chan error, 1)
	var opening sync.WaitGroup
	opening.Go(func() {
		err := c.openInto(ctx, store, log)
		opened <- err
		if err == nil {
			readWords(ctx, g, log)
			collectSeldom()
		}
	})
	err = s.listenUntil(ctx, listener, opened, log)
	cancel()
	opening.Wait()
	if s.dataset != nil {
		err = errors.Join(err, s.dataset.Close())
	}
	return errors.Join(err, store.Close(context.WithoutCancel(ctx)), monitors.close())
}

// readWords reads the words for searches, so that the first search does not wait for them. If that fails, the first
// search reads them.
func readWords(ctx context.Context, g *query.Graph, log *slog.Logger) {
	if err := g.ReadWords(ctx); err != nil && ctx.Err() == nil {
		log.Warn("the words for searches could not be read", "err", err)
	}
}

// api returns the handler of /graphql, which is the API with a rate limit and monitoring, and the same handler without
// the limit.
func (c config) api(
	g *query.Graph, program string, documents map[string]string, monitors monitoring, limiter *web.RateLimiter, streams *web.Streams,
	log *slog.Logger,
) (limited, free http.Handler) {
	h := graph.NewHandler(g, graph.Options{
		Log:              log,
		Limiter:          limiter,
		Observers:        monitors.observers,
		Origins:          c.origins,
		TrustedDocuments: documents,
		Program:          program,
		Version:          programVersion(),
		Streams:          streams,
		CacheBytes:       uint64(c.cache) << 20 / 4 * 3,
	})
	return monitors.around(limiter.Around(h)), monitors.around(h)
}

// pages returns the options of the pages. Pages have a quarter of the cache, and answers have the rest.
func (c config) pages(program string, trusted bool, log *slog.Logger) explorer.Options {
	return explorer.Options{
		Trusted: trusted, Log: log, Program: program, CacheBytes: uint64(c.cache) << 20 / 4, PublicURL: c.publicURL,
		ReportURL: c.reportURL,
	}
}

// collectSeldom makes the garbage collector run seldom, because answers are in memory for a
// short time. This saves a quarter of the CPU time of a wide answer (measured). It is called
// after the start, which leaves more garbage than it needs memory: 25 MB less are resident.
// If the user sets Go's own variable GOGC, its value is used instead.
func collectSeldom() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

// boundMemory makes the garbage collector keep the process below nine tenths of the memory
// limit of the container or the systemd unit, if there is one. If the user sets Go's own
// variable GOMEMLIMIT, its value is used instead.
func boundMemory(log *slog.Logger) {
	if _, err := memlimit.Set(); err != nil {
		log.Debug("what memory there may be is not known", "err", err)
	}
}

// listenUntil answers requests on l until ctx ends. Then it stops the server. If the channel
// opened reports that the store cannot be opened, it ends at once with that error.
func (s *service) listenUntil(ctx context.Context, l net.Listener, opened <-chan error, log *slog.Logger) error {
	server := newServer(recoverer(s.handler(), log), log)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	delay := time.Duration(0) // no delay is needed until /readyz is 200, because no load balancer sends requests
	for {
		select {
		case err := <-failed:
			return err
		case err := <-opened:
			if err != nil && ctx.Err() == nil {
				return errors.Join(err, server.Close())
			}
			delay = drainDelay
			reportState(log, "STATUS=Serving")
		case <-ctx.Done():
			log.Info("stopping", "drainMs", delay.Milliseconds())
			reportState(log, "STOPPING=1\nSTATUS=Finishing answers under way")
			return s.stop(server, l, delay)
		}
	}
}

// newServer returns an HTTP server that answers with h, within the time limits.
func newServer(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}
