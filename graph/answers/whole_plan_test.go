package answers_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"accordgraph/seed/seedtest"
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
	h := over(t, seedtest.Open(t))
	for name, query := range wholePlan {
		answer, trips := counted(t, h, query, nil)
		if strings.Contains(answer, `"errors"`) || len(trips) > 12 {
			t.Errorf("%s took %d trips: %v\n%.300s", name, len(trips), trips, answer)
		}
	}
}

func BenchmarkWholePlan(b *testing.B) {
	for where, path := range map[string]string{"memory": ":memory:", "file": filepath.Join(b.TempDir(), "graph.db")} {
		h := holding(b, openSQLite(b, path), bundled(b))
		for name, query := range wholePlan {
			b.Run(name+"/"+where, func(b *testing.B) {
				for b.Loop() {
					posted(b, h, query, nil)
				}
			})
		}
	}
}
