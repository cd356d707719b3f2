package main

import (
	"context"
	"errors"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// A crowd is the result of clients that asked at the same time. CPU time and memory are
// measured for this process, which contains the server and the clients.
type crowd struct {
	answers        int
	took           time.Duration
	cpu            time.Duration
	mallocs, bytes uint64
	delays         *delays
}

// drive makes clients ask for the duration d. Each client asks again as soon as it has an
// answer, and asks at least once. A client stops at its first error.
func drive(
	ctx context.Context, clients int, d time.Duration, ask func(ctx context.Context, client, turn int) error,
) (crowd, error) {
	c := crowd{delays: new(delays)}
	var answers atomic.Int64
	var wg sync.WaitGroup
	errs := make([]error, clients)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start, computed := time.Now(), cpu()
	for i := range clients {
		wg.Go(func() {
			for turn := 0; errs[i] == nil && (turn == 0 || time.Since(start) < d); turn++ {
				asked := time.Now()
				errs[i] = ask(ctx, i, turn)
				c.delays.add(time.Since(asked))
				answers.Add(1)
			}
		})
	}
	wg.Wait()
	c.answers, c.took, c.cpu = int(answers.Load()), time.Since(start), cpu()-computed
	runtime.ReadMemStats(&after)
	c.mallocs, c.bytes = after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc
	return c, errors.Join(errs...)
}

// rate returns the number of answers in a second.
func (c crowd) rate() float64 { return float64(c.answers) / c.took.Seconds() }

// each returns all divided by the number of answers.
func (c crowd) each(all float64) float64 { return all / float64(c.answers) }

// delays count delays of up to half an hour in steps of 2 %. They need the same memory
// for any number of delays.
type delays struct{ counts [1100]atomic.Int64 }

const delayStep = 1.02

func (d *delays) add(took time.Duration) {
	at := math.Log(max(float64(took)/float64(time.Microsecond), 1)) / math.Log(delayStep)
	d.counts[min(int(at), len(d.counts)-1)].Add(1)
}

// count returns the number of delays.
func (d *delays) count() (n int64) {
	for i := range d.counts {
		n += d.counts[i].Load()
	}
	return n
}

// at returns the percentile: percent of the delays are not longer than the result, which
// is rounded up to a step.
func (d *delays) at(percent float64) time.Duration {
	left := int64(math.Ceil(float64(d.count()) * percent / 100))
	for i := range d.counts {
		if left -= d.counts[i].Load(); left <= 0 {
			return time.Duration(math.Pow(delayStep, float64(i+1)) * float64(time.Microsecond))
		}
	}
	return 0
}
