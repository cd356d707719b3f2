package main

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"text/tabwriter"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

// crowds are the numbers of clients that ask for a shape at the same time.
var crowds = []int{1, 16, 64}

// A meter records the times of the operations of a server.
type meter struct{ trips, rows atomic.Int64 }

// Observe implements [web.Observer].
func (m *meter) Observe(_ context.Context, a web.Record) {
	m.trips.Add(int64(len(a.Trips)))
	for _, t := range a.Trips {
		m.rows.Add(int64(t.Rows))
	}
}

// A stand is a server in one mode.
type stand struct {
	mode
	handler http.Handler
	meter   *meter
}

// stands returns a server on the store for each mode.
func (b *bench) stands() []stand {
	var all []stand
	for _, m := range modes {
		s := stand{mode: m, meter: new(meter)}
		s.handler = graph.NewHandler(query.New(b.kept),
			graph.Options{Observers: []web.Observer{s.meter}, Program: "bench", CacheBytes: m.bytes})
		all = append(all, s)
	}
	return all
}

// shapes measures each shape in each mode with each number of clients.
func (b *bench) shapes(ctx context.Context) error {
	all, err := b.shapesOf(ctx)
	if err != nil {
		return err
	}
	stands := b.stands()
	t := b.table("shape", "store", "cache", "clients", "answers/s", "p50 ms", "p99 ms", "CPU ms", "trips", "rows",
		"allocations", "kB allocated", "kB answered", "cut", "MB resident")
	for _, s := range all {
		for _, at := range stands {
			if err := s.learn(ctx, at.mode, handled(at.handler)); err != nil {
				return err
			}
			for _, n := range crowds {
				if err := b.shape(ctx, t, s, at, n); err != nil {
					return err
				}
			}
		}
		if err := b.writeProfiles(s.name, func() error {
			_, _, err := b.crowd(ctx, s, stands[0], b.clients)
			return err
		}); err != nil {
			return err
		}
	}
	return t.flush()
}

// shape adds one line to the table.
func (b *bench) shape(ctx context.Context, t *table, s shape, at stand, clients int) error {
	trips, rows := at.meter.trips.Load(), at.meter.rows.Load()
	c, cut, err := b.crowd(ctx, s, at, clients)
	if err != nil {
		return fmt.Errorf("%s, %s, %d clients: %w", s.name, at.name, clients, err)
	}
	var size int
	for _, q := range s.requests {
		if !at.unchanged || q.etag == "" {
			size += len(q.want)
		}
	}
	t.row(s.name, b.kind(), at.name, clients, c.rate(), ms(c.delays.at(50)), ms(c.delays.at(99)), c.each(ms(c.cpu)),
		c.each(float64(at.meter.trips.Load()-trips)), c.each(float64(at.meter.rows.Load()-rows)),
		c.each(float64(c.mallocs)), c.each(float64(c.bytes)/1000), float64(size)/1000/float64(len(s.requests)),
		cut, resident()>>20)
	return nil
}

// crowd makes clients ask the questions of a shape, and each client begins with a
// different question. It also returns how many answers were cut.
func (b *bench) crowd(ctx context.Context, s shape, at stand, clients int) (c crowd, cut int64, err error) {
	send := handled(at.handler)
	var cuts atomic.Int64
	c, err = drive(ctx, clients, b.round, func(ctx context.Context, client, turn int) error {
		a, err := s.requests[(client*7+turn)%len(s.requests)].ask(ctx, at.mode, send)
		if a.cut {
			cuts.Add(1)
		}
		return err
	})
	return c, cuts.Load(), err
}

// A table is written in Markdown, with aligned columns.
type table struct{ w *tabwriter.Writer }

func (b *bench) table(head ...any) *table {
	t := &table{tabwriter.NewWriter(b.out, 0, 0, 1, ' ', 0)}
	t.row(head...)
	fmt.Fprintln(t.w, strings.Repeat("|---\t", len(head))+"|")
	return t
}

// row adds a line. Numbers have at least three significant digits.
func (t *table) row(cells ...any) {
	for _, c := range cells {
		text := fmt.Sprint(c)
		if n, ok := c.(float64); ok {
			text = digits(n)
		}
		fmt.Fprint(t.w, "| "+text+"\t")
	}
	fmt.Fprintln(t.w, "|")
}

func (t *table) flush() error { return t.w.Flush() }

func digits(n float64) string {
	switch {
	case n == 0:
		return "0"
	case n < 1:
		return fmt.Sprintf("%.3f", n)
	case n < 10:
		return fmt.Sprintf("%.2f", n)
	case n < 100:
		return fmt.Sprintf("%.1f", n)
	}
	return fmt.Sprintf("%.0f", n)
}
