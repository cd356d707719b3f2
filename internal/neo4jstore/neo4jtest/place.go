package neo4jtest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// place takes the first place whose server no other process uses, until this process ends. A place is a directory with
// the lock and the state of one server. So the next process finds the server that an earlier one left running, and as
// many servers run as processes test at the same time. A place whose server is just ending counts as taken.
func (h *handle) place() (err error) {
	for n := 1; h.users == nil && err == nil; n++ {
		h.dir = placeIn(h.cache, n)
		if err = os.MkdirAll(h.dir, 0o755); err == nil {
			h.users, err = lockNow(h.usersFile())
		}
	}
	return err
}

// placeIn returns the place with that number. Benchmarks have places of their own, because their servers have other
// options.
func placeIn(cache string, n int) string {
	name := "server"
	if benchmarks() {
		name = "bench"
	}
	return filepath.Join(cache, fmt.Sprintf("%s-%d", name, n))
}

// benchmarks reports whether this process runs benchmarks.
func benchmarks() bool {
	bench := flag.Lookup("test.bench")
	return bench != nil && bench.Value.String() != ""
}
