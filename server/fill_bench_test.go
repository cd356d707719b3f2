package main

import (
	"testing"
	"time"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// BenchmarkFill measures opening an empty store, reading the bundled data and filling the
// store. The Neo4j database has no constraints and no indexes at first. In the first rounds, the
// database has just been started.
func BenchmarkFill(b *testing.B) {
	b.Run("sqlite", func(b *testing.B) {
		benchmarkFill(b, func() config { return config{store: "sqlite:" + b.TempDir() + "/kg.db"} })
	})
	b.Run("neo4j", func(b *testing.B) {
		benchmarkFill(b, func() config {
			s := neo4jtest.Fresh(b)
			return config{store: s.URI, neo4jUser: s.User, neo4jPassword: s.Password}
		})
	})
}

func benchmarkFill(b *testing.B, empty func() config) {
	var opening time.Duration
	for b.Loop() {
		b.StopTimer()
		c := empty()
		b.StartTimer()
		start := time.Now()
		store, err := c.open(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		opening += time.Since(start)
		if _, err := c.fill(b.Context(), store); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := store.Close(b.Context()); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(opening.Milliseconds())/float64(b.N), "open-ms/op")
}
