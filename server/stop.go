package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// The times of a stop.
const (
	drainDelay   = time.Second            // with /readyz at 503, so that a load balancer sends requests elsewhere
	arrivalTime  = 150 * time.Millisecond // for requests that are on their way when the listener closes
	drainTimeout = budget + 3*time.Second // for answers under way
)

// stop ends the server without cutting an answer. For the time of delay it serves on,
// and each connection gets one more answer. Then it closes the listener, so new
// connections are refused, and waits for the answers under way. It calls Shutdown a
// little after it closes the listener, because Shutdown drops a request that the server
// has just read.
func (s *service) stop(server *http.Server, l net.Listener, delay time.Duration) error {
	s.draining.Store(true)
	time.Sleep(delay)
	l.Close() // makes Serve return
	time.Sleep(arrivalTime)
	ctx, cancel := context.WithTimeout(context.Background(), drainTimeout)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("some answers took too long and were cut: %w", err), server.Close())
	}
	return nil
}
