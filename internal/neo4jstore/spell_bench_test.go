package neo4jstore

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// BenchmarkSpelled asks for the hops of 20 entities, 10 each, with 7 columns, by 16 clients: with the names of the columns
// in a parameter, and in the text. It reports the CPU time of the database for each answer.
func BenchmarkSpelled(b *testing.B) {
	server := neo4jtest.Empty(b)
	s, d := opened(b, server), server.Driver(b)
	batch, from := manyHops()
	if err := s.Put(b.Context(), batch); err != nil {
		b.Fatal(err)
	}
	w := kg.WantOf([]string{"id", "number", "wording", "status", "sourceCount", "evidence"})
	c := newCompiler()
	obliging := kg.Step{Dir: kg.In, To: kg.Provision, Types: []kg.Type{kg.Obliges}}
	text := c.expand(from, kg.Via{Step: obliging}, kg.Window{Limit: 11, Want: w})
	texts := []string{text, spelled(text, c.rows.relationship, c.rows.entity)}
	for i := range 2000 { // until Java has compiled both
		if _, err := s.askWithin(b.Context(), time.Minute, texts[i%len(texts)], c.params); err != nil {
			b.Fatal(err)
		}
	}
	for range 4 {
		for i, name := range []string{"parameter", "text"} {
			b.Run(name, func(b *testing.B) { answerAll(b, s, d, texts[i], c.params) })
		}
	}
}

// manyHops returns a data set and the IDs of 20 actors in it. Ten provisions oblige each of these actors.
func manyHops() (b kg.Batch, from []kg.ID) {
	b = makeBatch(1000, 0)
	of := map[kg.Kind][]kg.ID{}
	for _, e := range b.Entities {
		of[e.Kind] = append(of[e.Kind], e.ID)
	}
	random := rand.New(rand.NewPCG(1, 1))
	from = of[kg.Actor][:20]
	b.Relationships = nil
	for i := range 200 {
		b.Relationships = append(b.Relationships, makeRelationship(random, i, kg.Obliges,
			of[kg.Provision][i%len(of[kg.Provision])], from[i%20], of[kg.Evidence]))
	}
	return b, from
}

// answerAll asks a statement b.N times, by 16 clients.
func answerAll(b *testing.B, s *Store, d neo4j.DriverWithContext, text string, params object) {
	b.SetParallelism(8)
	before := databaseCPU(b, d)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if _, err := s.askWithin(context.Background(), time.Minute, text, params); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(databaseCPU(b, d)-before)/1e6/float64(b.N), "ms-database-CPU/op")
}

// databaseCPU returns the CPU time of the database in ns.
func databaseCPU(b *testing.B, d neo4j.DriverWithContext) int64 {
	b.Helper()
	result, err := neo4j.ExecuteQuery(b.Context(), d,
		"CALL dbms.queryJmx('java.lang:type=OperatingSystem') YIELD attributes RETURN attributes.ProcessCpuTime.value AS n",
		nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	if err != nil {
		b.Fatal(err)
	}
	n, _ := result.Records[0].Values[0].(int64)
	return n
}
