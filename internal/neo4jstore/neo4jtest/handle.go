package neo4jtest

import (
	"context"
	"os"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// patience is how long a test waits for other processes: until it has its turn on the
// database, or until another process has copied the jars.
const patience = 10 * time.Minute

// A handle is how a process uses a server. It looks for the server once and remembers
// the result, even an error.
type handle struct {
	settings

	mu     sync.Mutex
	server Server
	driver neo4j.DriverWithContext // to check that the server still answers
	err    error
	users  *os.File // a locked file; its lock takes the place, and keeps the server alive
	holder string   // the name of the test that has the turn
	data   string   // the name of the data in the database, or empty: see Reuse
}

// process returns the handle of this process.
var process = sync.OnceValue(func() *handle {
	s, err := fromEnvironment()
	return &handle{settings: s, err: err}
})

// connect returns the server after it has answered a query. If the server has ended since
// the last call, connect starts it again.
func (h *handle) connect(ctx context.Context) (Server, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.err != nil {
		return Server{}, h.err
	}
	if h.driver != nil {
		if answer(ctx, h.driver) == nil {
			return h.server, nil
		}
		h.driver.Close(ctx)
		h.driver = nil
	}
	h.data = ""
	h.server, h.err = h.find(ctx)
	if h.err == nil {
		h.driver, h.err = h.server.open()
	}
	return h.server, h.err
}

// find returns the server that the environment names. If it names no server, find returns
// the server of this process's place.
func (h *handle) find(ctx context.Context) (Server, error) {
	if err := os.MkdirAll(h.cache, 0o755); err != nil {
		return Server{}, err
	}
	if h.named.URI != "" {
		return h.named, h.named.await(ctx, starting, nil)
	}
	return h.share(ctx)
}
