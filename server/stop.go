package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// The times of the parts of a stop.
const (
	drainDelay   = time.Second            // /readyz is 503, so that load balancers send requests elsewhere
	arrivalTime  = 150 * time.Millisecond // for requests that are on their way when the listener is closed
	drainTimeout = budget + 3*time.Second // for answers that are not finished
)

// stop ends the server without cutting an answer. During delay the server still answers, and
// it closes each connection after the next answer. Then stop closes the listener, so that
// new connections are refused. After arrivalTime it calls Shutdown, which waits for the
// answers that are not finished. Streams end as soon as the listener is closed, so that their clients connect to another
// server. stop does not call Shutdown at once, because Shutdown drops
// a request that the server has just read.
func (s *service) stop(server *http.Server, l net.Listener, delay time.Duration) error {
	s.draining.Store(true)
	time.Sleep(delay)
	l.Close() // makes Serve return
	s.streams.Stop()
	time.Sleep(arrivalTime)
	ctx, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("some answers took too long and were cut: %w", err), server.Close())
	}
	return nil
}
