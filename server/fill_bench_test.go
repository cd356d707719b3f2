package main

import (
	"testing"
	"time"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// BenchmarkFill opens a store with nothing in it and fills it with the bundled data,
// which it also reads. In Neo4j neither constraints nor indexes are there before; the
// first rounds are those of a server that was just started.
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
