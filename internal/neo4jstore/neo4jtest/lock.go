package neo4jtest

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// A mode says who else may hold a lock: for shared, those who share it.
type mode int

const (
	shared mode = iota
	exclusive
)

// lock waits until it holds the lock of the file, which it creates if need be. The
// lock lasts until the file is closed or the process ends, however it ends. Two calls
// within a process exclude each other like two processes. The error, when ctx is done
// first, has what the file says of its holder.
func lock(ctx context.Context, path string, m mode) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		held, err := tryLock(f, m)
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		if held {
			return f, nil
		}
		select {
		case <-ctx.Done():
			holder, _ := io.ReadAll(io.LimitReader(f, 1000))
			f.Close()
			return nil, fmt.Errorf("%s is held by %q: %w", path, strings.TrimSpace(string(holder)), context.Cause(ctx))
		case <-tick.C:
		}
	}
}
