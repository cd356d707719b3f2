package web

import (
	"context"
	"net/netip"
	"sync"
)

// MaxStreams is the greatest number of streams of one client at the same time, if clients have a limit. It is enough for
// a few tabs of a browser, which opens at most six connections to a server.
const MaxStreams = 4

// Streams counts the answers that go on for as long as their clients listen, and ends them when the server stops. It is
// safe for concurrent use.
type Streams struct {
	mu       sync.Mutex
	open     map[netip.Prefix]int
	stopping chan struct{}
	stop     func()
}

// NewStreams returns Streams without a stream.
func NewStreams() *Streams {
	s := &Streams{open: map[netip.Prefix]int{}, stopping: make(chan struct{})}
	s.stop = sync.OnceFunc(func() { close(s.stopping) })
	return s
}

// Open notes a new stream of the client of ctx. It returns false, and notes nothing, if the client has MaxStreams. If
// there is no limit for clients, as without [RateLimiter.Around], it notes nothing and returns true. The caller must
// call done when the stream ends.
func (s *Streams) Open(ctx context.Context) (done func(), ok bool) {
	a, limited := ctx.Value(accountKey{}).(*account)
	if !limited {
		return func() {}, true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[a.client] >= MaxStreams {
		return nil, false
	}
	s.open[a.client]++
	return sync.OnceFunc(func() { s.done(a.client) }), true
}

func (s *Streams) done(client netip.Prefix) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[client]--; s.open[client] == 0 {
		delete(s.open, client)
	}
}

// Stop tells all streams to end. New streams end at once. A nil Streams has no streams.
func (s *Streams) Stop() {
	if s != nil {
		s.stop()
	}
}

// Stopping returns a channel that is closed when streams must end.
func (s *Streams) Stopping() <-chan struct{} { return s.stopping }
