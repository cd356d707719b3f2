package neo4jtest

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// takeTurn waits until t has the turn. The turn gives t the database to itself until t
// ends. A subtest of the test that has the turn needs no turn of its own.
func (h *handle) takeTurn(t testing.TB) error {
	if h.within(t.Name()) {
		return nil
	}
	ctx, cancel := context.WithTimeout(t.Context(), limit(t))
	defer cancel()
	f, err := lock(ctx, h.turnFile())
	if err != nil {
		return err
	}
	h.hold(t.Name())
	t.Cleanup(func() {
		h.hold("")
		f.Close()
	})
	me := fmt.Sprintf("process %d, ", os.Getpid())
	if last, err := os.ReadFile(f.Name()); err != nil || !strings.HasPrefix(string(last), me) {
		h.holds("") // another process had the turn, and may have changed the data
	}
	f.Truncate(0)
	fmt.Fprintf(f, "%s%s, %s\n", me, filepath.Base(os.Args[0]), t.Name())
	return nil
}

// within reports whether the test with this name, or a parent of it, has the turn.
func (h *handle) within(name string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.holder != "" && (name == h.holder || strings.HasPrefix(name, h.holder+"/"))
}

// hold records the name of the test that has the turn, which is empty if no test has it.
func (h *handle) hold(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.holder = name
}

// turnFile returns the file whose lock is the turn. If the environment names a server,
// all packages use the same file.
func (h *handle) turnFile() string {
	if h.named.URI != "" {
		sum := fnv.New64a()
		sum.Write([]byte(h.named.URI))
		return filepath.Join(h.cache, fmt.Sprintf("turn-%x.lock", sum.Sum(nil)))
	}
	return filepath.Join(h.dir, "turn.lock")
}

// limit returns how long t may wait for a turn. It is patience, or less if go test would
// end t earlier, so that t can still report what it waits for.
func limit(t testing.TB) time.Duration {
	d, ok := t.(interface{ Deadline() (time.Time, bool) })
	if !ok {
		return patience
	}
	end, ok := d.Deadline()
	if !ok {
		return patience
	}
	return min(patience, time.Until(end)-5*time.Second)
}
