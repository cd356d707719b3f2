package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
)

// lock creates the file if it does not exist, and waits until it has the lock of the
// file. The lock lasts until the file is closed or the process ends, even by a kill. Two
// calls in one process exclude each other as two calls in different processes do. If ctx
// ends first, the error quotes the content of the file, in which the holder of the lock
// describes itself.
func lock(ctx context.Context, path string) (*os.File, error) {
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if f, err := lockNow(path); f != nil || err != nil {
			return f, err
		}
		select {
		case <-ctx.Done():
			holder, _ := os.ReadFile(path)
			return nil, fmt.Errorf("%s is held by %q: %w", path, strings.TrimSpace(string(holder)), context.Cause(ctx))
		case <-tick.C:
		}
	}
}

// lockNow does what lock does, and returns nil if it would have to wait.
func lockNow(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	held, err := tryLock(f)
	if held {
		return f, nil
	}
	f.Close()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return nil, nil
}
