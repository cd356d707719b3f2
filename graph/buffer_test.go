package graph_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// An answer of more than 16 MiB is refused, and none of it stays in memory.
func TestAnswerIsBounded(t *testing.T) {
	store, b := new(kgtest.Memory), kg.Batch{Meta: &kg.Meta{Revision: "r"}}
	for i := range 100 {
		b.Entities = append(b.Entities, kg.Entity{
			ID: kg.ID(fmt.Sprintf("actor/a%d", i)), Kind: kg.Actor, Name: "A",
			Fields: map[string]any{"summary": strings.Repeat("x", kg.MaxText)},
		})
	}
	kg.Complete(&b)
	put(t, store, b)
	h := graph.NewHandler(query.New(store), graph.Options{Program: "p", CacheBytes: 64 << 20})
	ask := func(times int) string {
		var fields strings.Builder
		for i := range times {
			fmt.Fprintf(&fields, " s%d: summary", i)
		}
		body := requestBody(t, "{ actors(first: 100) { nodes {"+fields.String()+" } } }")
		return send(t, h, "POST", "/graphql", body).Body.String()
	}
	if got := ask(30); len(got) < 11<<20 || strings.Contains(got, `"errors"`) {
		t.Errorf("12 MB are answered by %d bytes: %.300s", len(got), got)
	}
	before := heap()
	for range 20 {
		const refused = `"code":"QUERY_TOO_COSTLY","limit":16777216,"requested":19`
		if got := ask(48); len(got) > 500 || !strings.Contains(got, refused) {
			t.Fatalf("20 MB are answered by %d bytes: %.300s", len(got), got)
		}
	}
	if after := heap(); after > before+8<<20 {
		t.Errorf("the heap in use was %d MiB and is %d", before>>20, after>>20)
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC() // a sync.Pool drops its buffers at the second garbage collection
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
