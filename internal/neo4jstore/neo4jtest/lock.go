package neo4jtest

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// A mode says whether others can have a lock at the same time. In shared mode they can.
type mode int

const (
	shared mode = iota
	exclusive
)

// lock creates the file if it does not exist, and waits until it has the lock of the
// file. The lock lasts until the file is closed or the process ends, even by a kill. Two
// calls in one process exclude each other as two calls in different processes do. If ctx
// ends first, the error quotes the content of the file, in which the holder of the lock
// describes itself.
func lock(ctx context.Context, path string, m mode) (*os.File, error) {
	f, err := openLock(path)
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

// lockNow does what lock does, and returns nil if it would have to wait.
func lockNow(path string, m mode) (*os.File, error) {
	f, err := openLock(path)
	if err != nil {
		return nil, err
	}
	held, err := tryLock(f, m)
	if err == nil && held {
		return f, nil
	}
	f.Close()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return nil, nil
}

func openLock(path string) (*os.File, error) { return os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644) }
