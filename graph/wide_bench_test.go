//go:build unix

package graph_test

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
)

// BenchmarkWide answers a query that shows 1,000 people. Most of the time is spent in code that gqlgen generates and
// internal/inline rewrites. It reports the CPU time of the process for an answer, too.
func BenchmarkWide(b *testing.B) {
	const operation = `{ provisions(first: 20) { edges { cursor node { id kind name number wording topics
		objections(first: 10) { edges { cursor relationship { id type status evidence { id locator source { id title url } } }
			node { id kind name summary aliases stance quote
			raisedBy(first: 5) { edges { cursor relationship { id type status }
				node { id kind name summary aliases category country } } } } } } } } } }`
	store, err := sqlitestore.Open(b.Context(), ":memory:")
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close(b.Context())
	if err := store.Put(b.Context(), wide()); err != nil {
		b.Fatal(err)
	}
	h := graph.NewHandler(query.New(store), graph.Options{})
	body, err := json.Marshal(map[string]string{"query": operation})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	before := usedCPU(b)
	for b.Loop() {
		r := httptest.NewRequest("POST", "/graphql", bytes.NewReader(body)).WithContext(b.Context())
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != 200 || bytes.Contains(w.Body.Bytes(), []byte(`"errors"`)) {
			b.Fatal(w.Code, w.Body.String()[:min(w.Body.Len(), 500)])
		}
		b.SetBytes(int64(w.Body.Len()))
	}
	b.ReportMetric(float64((usedCPU(b)-before).Microseconds())/1000/float64(b.N), "CPU-ms/op")
}

// usedCPU returns the CPU time of this process.
func usedCPU(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
