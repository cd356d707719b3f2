package main

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/query"
	"accordgraph/seed"
)

// wholePlan contains the two questions that readers ask about the whole plan. Each is one operation.
var wholePlan = map[string]string{
	"matrix": fmt.Sprintf(`{ positions(of: {document: "proposal/us-28"}, actors: ["actor/%s"], rollUp: true) { rows { provision { number } cells { actor { name } stance whole latest strongest { id type } } } } }`, strings.Join([]string{
		"united-states", "ukraine", "russia", "european-union", "e3", "poland", "germany", "france",
		"united-kingdom", "finland", "timothy-ash", "amnesty-international",
	}, `", "actor/`)),
	"compare": `{ compare(a: "proposal/us-28", b: "proposal/e3-28") { pairs { change by left { number wording } right { number wording } relationship { note } diff { kind text } numbers { measure unit left right delta } leftObjections { name } rightObjections { name } leftConflicts { type target { name } } rightConflicts { type target { name } } } } }`,
}

// TestWholePlanTrips checks that each operation of wholePlan needs at most 12 round trips.
func TestWholePlanTrips(t *testing.T) {
	url := sqliteServer(t)
	for name, query := range wholePlan {
		answer, trips := counted(t, url, query)
		if strings.Contains(answer, `"errors"`) || len(trips) > 12 {
			t.Errorf("%s took %d trips: %v\n%.300s", name, len(trips), trips, answer)
		}
	}
}

func BenchmarkWholePlan(b *testing.B) {
	data, err := seed.Read(seed.Bundled())
	if err != nil {
		b.Fatal(err)
	}
	for where, path := range map[string]string{"memory": ":memory:", "file": filepath.Join(b.TempDir(), "graph.db")} {
		h := benched(b, path, data)
		for name, query := range wholePlan {
			b.Run(name+"/"+where, func(b *testing.B) {
				for b.Loop() {
					posted(b, h, query, nil)
				}
			})
		}
	}
}

func benched(b *testing.B, path string, data kg.Batch) http.Handler {
	b.Helper()
	store := opened(b, config{store: "sqlite:" + path})
	if _, err := load.Load(b.Context(), store, data); err != nil {
		b.Fatal(err)
	}
	return graph.NewHandler(query.New(store), graph.Options{})
}
