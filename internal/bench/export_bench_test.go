package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/load"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/internal/web"
	"accordgraph/server/handoff"
)

// BenchmarkExport measures files of all relationships of made-up graphs, with their evidence and sources. It reports the
// links in a second, the CPU time, and by how much the heap grows at most while the file is made. The budget is 3 s for 20,000 links,
// and a heap that does not grow with the file.
func BenchmarkExport(b *testing.B) {
	for _, links := range []int{2_000, 20_000} {
		h := exporting(b, size{links, links})
		for _, ending := range []string{"csv", "jsonl", "nq", "cypher", "graphml", "ftm", "dot"} {
			b.Run(fmt.Sprintf("%s/%d", ending, links), func(b *testing.B) { export(b, h, ending, links) })
		}
	}
}

// exporting returns the formats over a made-up graph in SQLite.
func exporting(b *testing.B, s size) http.Handler {
	b.Helper()
	store, err := sqlitestore.Open(b.Context(), b.TempDir()+"/kg.db")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close(b.Context()) })
	if _, err := load.Load(b.Context(), store, generate(s)); err != nil {
		b.Fatal(err)
	}
	budget := web.Budget{Answer: time.Minute, MaxBody: graph.MaxBody}
	api := graph.NewHandler(query.New(store), graph.Options{})
	return handoff.Around(budget.Around(api), handoff.Options{Schema: graph.Schema()})
}

// export measures a file.
func export(b *testing.B, h http.Handler, ending string, links int) {
	address := "/graphql." + ending + "?all=1&query=" + url.QueryEscape(`{ relationships(first: 100) { nodes { type } } }`)
	var size int
	var peak uint64
	var computed time.Duration
	for b.Loop() {
		b.StopTimer()
		runtime.GC()
		stop := watchHeap(&peak)
		before := cpu()
		b.StartTimer()
		w := &counted{header: http.Header{}}
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		b.StopTimer()
		computed += cpu() - before
		stop()
		if size = w.size; w.status != http.StatusOK || size < links*100 {
			b.Fatalf("%d, %d bytes", w.status, size)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(links)*float64(b.N)/b.Elapsed().Seconds(), "links/s")
	b.ReportMetric(computed.Seconds()/float64(b.N), "cpu-s/file")
	b.ReportMetric(float64(size)/1e6, "MB/file")
	b.ReportMetric(float64(peak)/1e6, "peak-MB")
}

// A counted is an http.ResponseWriter that counts what it gets.
type counted struct {
	header       http.Header
	status, size int
}

func (c *counted) Header() http.Header    { return c.header }
func (c *counted) WriteHeader(status int) { c.status = status }
func (c *counted) Write(p []byte) (int, error) {
	c.size += len(p)
	return len(p), nil
}

// watchHeap raises peak to the greatest growth of the heap, until the returned function is called.
func watchHeap(peak *uint64) (stop func()) {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	read := func() uint64 { metrics.Read(sample); return sample[0].Value.Uint64() }
	before := read()
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(2 * time.Millisecond)
		defer tick.Stop()
		for {
			*peak = max(*peak, max(read(), before)-before)
			select {
			case <-done:
				return
			case <-tick.C:
			}
		}
	}()
	return func() { close(done); <-ended }
}
