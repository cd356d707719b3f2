package main

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// BenchmarkPaths asks for the shortest paths between random things of a made-up graph with hubs in a SQLite file:
// without a condition, with conditions on relationships, and with the hubs that were avoided. An operation is one pair.
func BenchmarkPaths(b *testing.B) {
	defer collectSeldom()()
	store := opened(b)
	if err := put(b.Context(), store, generate(size{20_000, 100_000})); err != nil {
		b.Fatal(err)
	}
	h := graph.NewHandler(query.New(store), graph.Options{})
	ids, err := (&bench{kept: store}).linked(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for _, q := range pathQueries {
		b.Run(q.what, func(b *testing.B) {
			random := rand.New(rand.NewPCG(1994, 2025))
			measured(b, func() {
				from, to := ids[random.IntN(len(ids))], ids[random.IntN(len(ids))]
				if from != to {
					mustAnswer(b, h, newRequest(fmt.Sprintf(q.query, from, to), nil))
				}
			})
		})
	}
}
