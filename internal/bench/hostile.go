package main

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/hostile"
)

// slowest is the number of hostile requests to print.
const slowest = 12

// A blow is the best of three tries of one hostile request. The best try counts because
// other programs on the machine can only make a try slower.
type blow struct {
	name      string
	took, cpu time.Duration
	size      int // of the answer, in bytes
}

// hostile sends every hostile request to the GraphQL server. It prints the slowest
// requests and the memory in use. It also prints how long an honest page takes in three
// cases: alone, beside a client that asks for the same page all the time, and beside a
// client that sends hostile requests all the time.
func (b *bench) hostile(ctx context.Context) error {
	c := newCourse("an honest page", b.kept)
	if err := runCourses(ctx, b.pages, c); err != nil {
		return err
	}
	all := hostile.Requests(graph.Schema())
	heap := inUse()
	blows := make([]blow, len(all))
	for i, r := range all {
		blows[i] = strike(ctx, *c, r)
	}
	slices.SortFunc(blows, func(a, b blow) int { return int(b.took - a.took) })
	under := len(blows) - slices.IndexFunc(blows, func(b blow) bool { return b.took < 100*time.Millisecond })
	b.print("hostile", fmt.Sprintf("%d requests", len(all)), "%d of them under 100 ms, median %.2f ms", under,
		ms(blows[len(blows)/2].took))
	for _, one := range blows[:min(slowest, len(blows))] {
		b.print("hostile", one.name, "%.1f ms, %.1f ms CPU, %d bytes", ms(one.took), ms(one.cpu), one.size)
	}
	b.print("hostile", "heap in use before and after", "%s, %s", megabytes(heap), megabytes(inUse()))
	b.print("hostile", "an honest page alone", "median %.2f ms, p90 %.2f ms", ms(c.at(50)), ms(c.at(90)))
	for _, other := range []struct {
		name string
		all  []hostile.Request
	}{{"an honest", []hostile.Request{{Body: string(c.body)}}}, {"a hostile", all}} {
		beside := newCourse("", b.kept)
		beside.handler = c.handler
		if err := runBeside(ctx, b.pages, beside, other.all); err != nil {
			return err
		}
		b.print("hostile", "an honest page beside "+other.name+" client", "median %.2f ms, p90 %.2f ms",
			ms(beside.at(50)), ms(beside.at(90)))
	}
	return nil
}

// strike sends r three times. A refusal is no error.
func strike(ctx context.Context, c course, r hostile.Request) blow {
	c.body = []byte(r.Body)
	best := blow{name: r.Name[:min(len(r.Name), 39)], took: time.Hour, cpu: time.Hour}
	for range 3 {
		before := cpu()
		took, _ := c.ask(ctx)
		best.took, best.cpu, best.size = min(best.took, took), min(best.cpu, cpu()-before), c.size
	}
	return best
}

// runBeside runs the course while another client sends all these requests again and
// again.
func runBeside(ctx context.Context, times int, c *course, all []hostile.Request) error {
	ctx, stop := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Go(func() {
		for ctx.Err() == nil {
			for _, r := range all {
				if ctx.Err() != nil {
					return
				}
				c := *c
				c.body = []byte(r.Body)
				c.ask(context.WithoutCancel(ctx))
			}
		}
	})
	err := runCourses(ctx, times, c)
	stop()
	wg.Wait()
	return err
}

// inUse returns the bytes in use on the heap after a garbage collection.
func inUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapInuse)
}
