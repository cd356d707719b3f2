package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"runtime"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
)

// BenchmarkSQLite asks questions of three shapes about a made-up graph in a SQLite file, without a network and without
// a cache of answers. It also asks the store alone for all hops of hubs, and for five hops of one of them. The metric
// cpu-ms/op is the CPU time of the process, whose garbage collector runs as seldom as in the server.
func BenchmarkSQLite(b *testing.B) {
	defer collectSeldom()()
	store := opened(b)
	all := generate(size{2_000, 10_000})
	if err := put(b.Context(), store, all); err != nil {
		b.Fatal(err)
	}
	h := graph.NewHandler(query.New(store), graph.Options{})
	for _, shape := range []struct {
		name    string
		request *request
	}{
		{"point", newRequest(pointQuery, map[string]any{"id": "actor/made-up-1"})},
		{"two levels", newRequest(twoQuery, nil)},
		{"five levels", newRequest(fiveQuery, nil)},
	} {
		b.Run(shape.name, func(b *testing.B) {
			measured(b, func() { mustAnswer(b, h, shape.request) })
		})
	}
	b.Run("hub", func(b *testing.B) {
		measured(b, func() { hub(b, store, 100, "actor/made-up-1", "actor/made-up-2", "actor/made-up-3") })
	})
	b.Run("one thing", func(b *testing.B) {
		measured(b, func() { hub(b, store, 5, "actor/made-up-1") })
	})
}

// BenchmarkLoadSQLite puts a made-up graph into a SQLite file, and then the same graph again.
func BenchmarkLoadSQLite(b *testing.B) {
	all := generate(size{2_000, 10_000})
	load := func(b *testing.B, s kg.Store) {
		b.Helper()
		if err := put(b.Context(), s, all); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("new", func(b *testing.B) {
		measured(b, func() { load(b, opened(b)) })
	})
	b.Run("again", func(b *testing.B) {
		store := opened(b)
		load(b, store)
		measured(b, func() { load(b, store) })
	})
}

// opened returns a store in a new file, which is closed after the benchmark.
func opened(b *testing.B) *sqlitestore.Store {
	b.Helper()
	store, err := sqlitestore.Open(b.Context(), b.TempDir()+"/kg.db")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { store.Close(b.Context()) })
	return store
}

// measured runs do as often as the benchmark wants, and reports the CPU time of a run.
func measured(b *testing.B, do func()) {
	do()         // prepares the statements
	runtime.GC() // collects what was made up
	b.ResetTimer()
	before := cpu()
	for range b.N {
		do()
	}
	b.ReportMetric((cpu()-before).Seconds()*float64(time.Second/time.Millisecond)/float64(b.N), "cpu-ms/op")
}

// mustAnswer fails the benchmark unless h answers the request with data.
func mustAnswer(b *testing.B, h http.Handler, q *request) {
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(q.body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusOK || !bytes.HasPrefix(w.Body.Bytes(), []byte(`{"data":`)) {
		b.Fatalf("answered %d: %.300s", w.Code, w.Body)
	}
}

// hub reads the names of up to limit things that each of these actors is joined to.
func hub(b *testing.B, s kg.Store, limit int, of ...kg.ID) {
	w := kg.Window{Want: kg.WantOf([]string{"name"}), Limit: limit}
	all, err := s.Expand(b.Context(), of, kg.Via{Step: kg.EitherWay(kg.Any)}, w)
	if err != nil || len(all) != len(of) {
		b.Fatalf("%d of %d actors have hops, error %v", len(all), len(of), err)
	}
}
