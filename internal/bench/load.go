package main

import (
	"context"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/load"
)

// things is the number of entities and relationships in a batch.
const things = 10_000

// load fills the store with the full graph. If "load" is one of the parts, it puts the
// graph into the store twice. It prints the time and the CPU time of this process for
// each.
func (b *bench) load(ctx context.Context) error {
	all, err := b.graph()
	if err != nil {
		return err
	}
	if !b.has("load") {
		return put(ctx, b.kept, all)
	}
	for _, what := range []string{"all of it", "the same again"} {
		start, before := time.Now(), cpu()
		if err := put(ctx, b.kept, all); err != nil {
			return err
		}
		took := time.Since(start).Seconds()
		b.print("load", what, "%.1f s, %.0f things/s, %.1f s CPU here",
			took, float64(len(all.Entities)+len(all.Relationships))/took, (cpu() - before).Seconds())
	}
	held := size{len(all.Entities), len(all.Relationships)}
	all = kg.Batch{}
	debug.FreeOSMemory()
	b.print("load", held.String(), "%s resident in this process%s", megabytes(resident()), b.fileSize())
	return nil
}

// put adds a data set to the store in batches. Entities and relationships that the store
// already holds may be among them.
func put(ctx context.Context, s kg.Store, all kg.Batch) error {
	for _, some := range load.Parts(all, things) {
		if err := s.Put(ctx, some); err != nil {
			return err
		}
	}
	return nil
}

// fileSize returns the size of the database file for people, or nothing if there is no
// file.
func (b *bench) fileSize() string {
	var sum int64
	for _, suffix := range []string{"", "-wal"} {
		if f, err := os.Stat(b.path() + suffix); err == nil {
			sum += f.Size()
		}
	}
	if sum == 0 {
		return ""
	}
	return ", " + megabytes(sum) + " in the file"
}

// megabytes returns a number of bytes for people. 0 means unknown.
func megabytes(n int64) string {
	if n == 0 {
		return "unknown"
	}
	return fmt.Sprintf("%d MB", n>>20)
}
