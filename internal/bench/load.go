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

// load fills the store with the full graph. If "load" is one of the parts, it puts the graph into the store twice. It
// prints the time and the CPU time of this process for each. The time to make the graph up does not count.
func (b *bench) load(ctx context.Context) error {
	whats := []string{"all of it"}
	if b.has("load") {
		whats = append(whats, "the same again")
	}
	var held size
	for _, what := range whats {
		p, err := b.putGraph(ctx)
		if err != nil {
			return err
		}
		if held = p.held; b.has("load") {
			b.print("load", what, "%.1f s, %.0f things/s, %.1f s CPU here, and %.1f s CPU to make it up", p.took.Seconds(),
				float64(held.entities+held.relationships)/p.took.Seconds(), p.cpu.Seconds(), p.madeUp.Seconds())
		}
	}
	if b.has("load") {
		debug.FreeOSMemory()
		b.print("load", held.String(), "%s resident in this process, %s at most%s",
			megabytes(resident()), megabytes(mostResident()), b.fileSize())
	}
	return nil
}

// A putting is what it took to put a graph into a store.
type putting struct {
	held      size
	took, cpu time.Duration // of the puts
	madeUp    time.Duration // CPU time of the rest
}

// putGraph puts the graph of the flags into the store, batch by batch.
func (b *bench) putGraph(ctx context.Context) (p putting, err error) {
	all, err := b.graph()
	if err != nil {
		return p, err
	}
	first := cpu()
	for some := range all {
		start, before := time.Now(), cpu()
		if err := b.kept.Put(ctx, some); err != nil {
			return p, err
		}
		p.took, p.cpu = p.took+time.Since(start), p.cpu+cpu()-before
		p.held.entities += len(some.Entities)
		p.held.relationships += len(some.Relationships)
	}
	p.madeUp = cpu() - first - p.cpu
	return p, nil
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
