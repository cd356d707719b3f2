package main

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/query"
	"accordgraph/seed"
)

// BenchmarkConnected asks whether two entities of the bundled data are connected, for 500 random pairs, in SQLite in a
// file. It reports the mean, and the times within which half, 99 of 100 and all pairs were answered. The aim is 5 ms.
func BenchmarkConnected(b *testing.B) {
	data, err := seed.Read(seed.Bundled())
	if err != nil {
		b.Fatal(err)
	}
	store := opened(b, config{store: "sqlite:" + filepath.Join(b.TempDir(), "graph.db")})
	if _, err := load.Load(b.Context(), store, data); err != nil {
		b.Fatal(err)
	}
	var ids []kg.ID
	for _, e := range data.Entities {
		if e.Kind.IsEntity() {
			ids = append(ids, e.ID)
		}
	}
	g, random, there := query.New(store), rand.New(rand.NewPCG(1, 1)), 0
	pairs := make([]query.PathConditions, 500)
	for i := range pairs {
		for pairs[i].From == pairs[i].To {
			pairs[i].From, pairs[i].To = ids[random.IntN(len(ids))], ids[random.IntN(len(ids))]
		}
	}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		yes, err := g.Connected(b.Context(), pairs[i%len(pairs)])
		if took = append(took, time.Since(start)); err != nil {
			b.Fatal(err)
		}
		if yes {
			there++
		}
	}
	slices.Sort(took)
	for _, part := range []struct {
		name  string
		share float64
	}{{"ms-half", 0.5}, {"ms-99%", 0.99}, {"ms-all", 1}} {
		b.ReportMetric(float64(took[int(part.share*float64(len(took)-1))].Microseconds())/1000, part.name)
	}
	b.ReportMetric(float64(there)/float64(len(took)), "connected")
}
