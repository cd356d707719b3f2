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

// takeTurn waits until t has the database to itself, and keeps it so until t ends. A
// subtest of the test that has it has it too.
func (h *handle) takeTurn(t testing.TB) error {
	if h.within(t.Name()) {
		return nil
	}
	ctx, cancel := context.WithTimeout(t.Context(), limit(t))
	defer cancel()
	f, err := lock(ctx, h.turnFile(), exclusive)
	if err != nil {
		return err
	}
	h.hold(t.Name())
	t.Cleanup(func() {
		h.hold("")
		f.Close()
	})
	f.Truncate(0)
	fmt.Fprintf(f, "process %d, %s, %s\n", os.Getpid(), filepath.Base(os.Args[0]), t.Name())
	return nil
}

func (h *handle) within(name string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.holder != "" && (name == h.holder || strings.HasPrefix(name, h.holder+"/"))
}

func (h *handle) hold(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.holder = name
}

// turnFile is one for the shared server, and one for each that has a name.
func (h *handle) turnFile() string {
	name := "turn"
	if h.named.URI != "" {
		sum := fnv.New64a()
		sum.Write([]byte(h.named.URI))
		name = fmt.Sprintf("turn-%x", sum.Sum(nil))
	}
	return filepath.Join(h.dir, name+".lock")
}

// limit is how long t may wait: our patience, or less if go test would end t before
// that, which says less about why.
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
