package neo4jtest

import (
	"context"
	"os"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// patience bounds a wait for other processes: for a turn on the database, and for the
// jars to be copied and the server to be started.
const patience = 10 * time.Minute

// A handle is a process's hold on a server: found once, then remembered, the failure
// to find one too.
type handle struct {
	settings

	mu     sync.Mutex
	server Server
	driver neo4j.DriverWithContext // to see that the server still answers
	err    error
	users  *os.File // locked: keeps a shared server alive
	holder string   // the name of the test that has the turn
}

// process returns the handle of this process.
var process = sync.OnceValue(func() *handle { return &handle{settings: fromEnvironment()} })

// connect returns the server, which has just answered. One that was found before and
// has ended since is started again.
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
	h.server, h.err = h.find(ctx)
	if h.err == nil {
		h.driver, h.err = h.server.open()
	}
	return h.server, h.err
}

func (h *handle) find(ctx context.Context) (Server, error) {
	if err := os.MkdirAll(h.dir, 0o755); err != nil {
		return Server{}, err
	}
	if h.named.URI != "" {
		return h.named, h.named.await(ctx, 30*time.Second, nil)
	}
	return h.share(ctx)
}
