package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"runtime"
	"runtime/metrics"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// spans is the number of lines that a soak prints about its course.
const spans = 10

// A topic is a shape in a mode, and its results in a soak.
type topic struct {
	shape
	mode
	send   send
	failed atomic.Int64
	cut    atomic.Int64
	delays *delays
}

// A soaking makes clients ask all topics in random order, over HTTP. An answer that
// differs from the first one is a failure.
type soaking struct {
	bench  *bench
	topics []*topic
	level  level
	mu     sync.Mutex
	errs   []error // the first five
}

// soak measures whether a server stays the same under load. It returns an error if a
// request fails.
func (b *bench) soak(ctx context.Context) error {
	all, err := b.shapesOf(ctx)
	if err != nil {
		return err
	}
	s := &soaking{bench: b}
	for _, at := range b.stands() {
		base, stop, err := serve(at.handler)
		if err != nil {
			return err
		}
		defer stop()
		client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: slices.Max(crowds)}}
		defer client.CloseIdleConnections()
		for _, of := range all {
			// Each mode has its own answers, because their ETags differ.
			t := &topic{shape: of.copied(), mode: at.mode, send: sent(client, base), delays: new(delays)}
			if err := t.learn(ctx, t.mode, t.send); err != nil {
				return err
			}
			s.topics = append(s.topics, t)
		}
	}
	return s.run(ctx)
}

// copied returns a shape with copies of the requests.
func (s shape) copied() shape {
	all := make([]*request, len(s.requests))
	for i, q := range s.requests {
		own := *q
		all[i] = &own
	}
	return shape{s.name, all}
}

// serve serves h on a free port of this machine.
func serve(h http.Handler) (base string, stop func(), err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: h}
	go server.Serve(l)
	return "http://" + l.Addr().String(), func() { server.Close() }, nil
}

// sent returns a send over a network.
func sent(c *http.Client, base string) send {
	return func(r *http.Request) (int, http.Header, []byte, error) {
		at, err := r.URL.Parse(base + r.URL.RequestURI())
		if err != nil {
			return 0, nil, nil, err
		}
		r.URL, r.Host = at, at.Host
		w, err := c.Do(r)
		if err != nil {
			return 0, nil, nil, err
		}
		defer w.Body.Close()
		body, err := io.ReadAll(w.Body)
		return w.StatusCode, w.Header, body, err
	}
}

// ask asks a random question of a random topic.
func (s *soaking) ask(ctx context.Context, random *rand.Rand) {
	t := s.topics[random.IntN(len(s.topics))]
	q := t.requests[random.IntN(len(t.requests))]
	start := time.Now()
	a, err := q.ask(ctx, t.mode, t.send)
	t.delays.add(time.Since(start))
	if a.cut {
		t.cut.Add(1)
	}
	if err == nil || ctx.Err() != nil {
		return
	}
	t.failed.Add(1)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.errs) < 5 {
		s.errs = append(s.errs, fmt.Errorf("%s, %s: %w", t.shape.name, t.mode.name, err))
	}
}

// run drives the clients in spans, and checks the memory after each span.
func (s *soaking) run(ctx context.Context) error {
	clients := slices.Max(crowds)
	randoms := make([]*rand.Rand, clients)
	for i := range randoms {
		randoms[i] = rand.New(rand.NewPCG(1994, uint64(i)))
	}
	ask := func(ctx context.Context, client, _ int) error {
		s.ask(ctx, randoms[client])
		return ctx.Err()
	}
	if _, err := drive(ctx, clients, s.bench.round/spans, ask); err != nil { // warms the server up
		return err
	}
	for _, t := range s.topics {
		t.delays = new(delays)
	}
	t := s.bench.table("soak", "answers", "answers/s", "p50 ms", "p99 ms", "failed", "MB live", "MB resident",
		"goroutines")
	t.row("start", 0, 0, 0, 0, s.failed(), settled(), resident()>>20, runtime.NumGoroutine())
	stop := s.level.watch()
	var took time.Duration
	for range spans {
		c, err := drive(ctx, clients, s.bench.round/spans, ask)
		if err != nil {
			return err
		}
		took += c.took
		t.row(took.Round(time.Second/10), c.answers, c.rate(), ms(c.delays.at(50)), ms(c.delays.at(99)), s.failed(),
			live(), resident()>>20, runtime.NumGoroutine())
	}
	stop()
	t.row("peak", "", "", "", "", "", s.level.live, s.level.resident>>20, s.level.goroutines)
	t.row("end", "", "", "", "", s.failed(), settled(), resident()>>20, runtime.NumGoroutine())
	return errors.Join(t.flush(), s.print(took))
}

// failed returns how many requests failed.
func (s *soaking) failed() (n int64) {
	for _, t := range s.topics {
		n += t.failed.Load()
	}
	return n
}

// print prints the results of each topic. It returns an error if a request failed.
func (s *soaking) print(took time.Duration) error {
	fmt.Fprintln(s.bench.out)
	t := s.bench.table("shape", "store", "cache", "answers", "answers/s", "failed", "cut",
		"p50 ms", "p99 ms", "p99/p50")
	var all int64
	for _, of := range s.topics {
		n, p50, p99 := of.delays.count(), ms(of.delays.at(50)), ms(of.delays.at(99))
		all += n
		t.row(of.shape.name, s.bench.kind(), of.mode.name, n, float64(n)/took.Seconds(),
			of.failed.Load(), of.cut.Load(), p50, p99, p99/p50)
	}
	if err := t.flush(); err != nil {
		return err
	}
	if n := s.failed(); n > 0 {
		return fmt.Errorf("%d of %d requests failed: %w", n, all, errors.Join(s.errs...))
	}
	return nil
}

// A level holds the greatest use of memory and the greatest number of goroutines that
// were measured.
type level struct {
	live       uint64 // MB
	resident   int64  // bytes
	goroutines int
}

// watch checks the level every half second until stop is called.
func (l *level) watch() (stop func()) {
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		tick := time.NewTicker(time.Second / 2)
		defer tick.Stop()
		for {
			l.live, l.resident, l.goroutines = max(l.live, live()), max(l.resident, resident()), max(l.goroutines,
				runtime.NumGoroutine())
			select {
			case <-tick.C:
			case <-done:
				return
			}
		}
	})
	return func() { close(done); wg.Wait() }
}

// live returns the MB in use at the last garbage collection.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() >> 20
}

// settled collects garbage and returns the MB that are still in use.
func settled() uint64 {
	runtime.GC()
	return live()
}
