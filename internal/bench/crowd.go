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

// A crowd is what clients did that asked at once. What it cost is of this process,
// which is server and clients.
type crowd struct {
	answers        int
	took           time.Duration
	cpu            time.Duration
	mallocs, bytes uint64
	delays         *delays
}

// drive has that many clients ask for that long, each when it has its last answer,
// and each at least once. A client that has an error stops.
func drive(ctx context.Context, clients int, d time.Duration, ask func(ctx context.Context, client, turn int) error) (crowd, error) {
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

// rate is how many answers there were a second.
func (c crowd) rate() float64 { return float64(c.answers) / c.took.Seconds() }

// each is how much of all there was an answer.
func (c crowd) each(all float64) float64 { return all / float64(c.answers) }

// delays count delays of up to half an hour in steps of 2 %, in memory that does
// not grow.
type delays struct{ counts [1100]atomic.Int64 }

const delayStep = 1.02

func (d *delays) add(took time.Duration) {
	at := math.Log(max(float64(took)/float64(time.Microsecond), 1)) / math.Log(delayStep)
	d.counts[min(int(at), len(d.counts)-1)].Add(1)
}

// count returns how many there are.
func (d *delays) count() (n int64) {
	for i := range d.counts {
		n += d.counts[i].Load()
	}
	return n
}

// at returns what that many in a hundred took no longer than, within a step.
func (d *delays) at(percent float64) time.Duration {
	left := int64(math.Ceil(float64(d.count()) * percent / 100))
	for i := range d.counts {
		if left -= d.counts[i].Load(); left <= 0 {
			return time.Duration(math.Pow(delayStep, float64(i+1)) * float64(time.Microsecond))
		}
	}
	return 0
}
