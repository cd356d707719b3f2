package sqlitestore_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/seed"
)

// BenchmarkLog puts the same change of 1,000 relationships and 1,000 entities of the bundled data into a store that logs
// and into one that does not, in turn. The metric log/plain is the ratio of their times.
func BenchmarkLog(b *testing.B) {
	data, err := seed.Read(seed.Bundled())
	if err != nil {
		b.Fatal(err)
	}
	var stores [2]kg.Store
	for i := range stores {
		if i == 1 {
			data.Meta = nil // without a revision there is no log
		}
		stores[i] = open(b, filepath.Join(b.TempDir(), "graph.db"))
		if err := stores[i].Put(b.Context(), data); err != nil {
			b.Fatal(err)
		}
	}
	var took [2]time.Duration
	for n := 0; b.Loop(); n++ {
		change := kg.Batch{}
		for i := range 1000 {
			e, r := data.Entities[i].Clone(), data.Relationships[i].Clone()
			e.Fields["note"], r.Fields["note"] = fmt.Sprint("note ", n), fmt.Sprint("note ", n)
			e.Digest, r.Digest = fmt.Sprint(n), fmt.Sprint(n)
			change.Entities, change.Relationships = append(change.Entities, e), append(change.Relationships, r)
		}
		for i, s := range stores {
			start := time.Now()
			if err := s.Put(b.Context(), change); err != nil {
				b.Fatal(err)
			}
			took[i] += time.Since(start)
		}
	}
	b.ReportMetric(took[0].Seconds()/took[1].Seconds(), "log/plain")
	b.ReportMetric(took[1].Seconds()*1000/float64(b.N), "ms/plain")
}
