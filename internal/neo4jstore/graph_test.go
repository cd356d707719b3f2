package neo4jstore

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// empty opens a Store on a database without data. The database may already have the
// indexes of the store.
func empty(t testing.TB) *Store { return opened(t, neo4jtest.Empty(t)) }

// opened opens a Store on a server.
func opened(t testing.TB, server *neo4jtest.Server) *Store {
	t.Helper()
	s, err := Open(t.Context(), at(server))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

func at(server *neo4jtest.Server) Config {
	return Config{
		URI: server.URI, User: server.User, Password: server.Password, Database: "neo4j",
		ReadTimeout: time.Minute, // because a slow machine may take seconds to plan a statement
	}
}

// state returns the names of the constraints and indexes, and how much data there is.
func state(t testing.TB, d neo4j.DriverWithContext) []string {
	t.Helper()
	return slices.Concat(ask(t, d, "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name"),
		ask(t, d, "SHOW INDEXES YIELD name RETURN name ORDER BY name"),
		ask(t, d, "MATCH (n) RETURN toString(count(n)) + ' nodes, ' + toString(count { ()-->() })"))
}

// ask returns the first column of the answer, which must consist of strings.
func ask(t testing.TB, d neo4j.DriverWithContext, text string) []string {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), d, text, nil,
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var all []string
	for _, r := range result.Records {
		all = append(all, r.Values[0].(string))
	}
	return all
}

// makeBatch returns a complete data set with the given number of entities and five times
// as many relationships. The first actor gets as many more relationships as hub says.
func makeBatch(entities, hub int) kg.Batch {
	random := rand.New(rand.NewPCG(1, uint64(entities)))
	var b kg.Batch
	for i := range entities {
		b.Entities = append(b.Entities, makeEntity(random, i))
	}
	of := map[kg.Kind][]kg.ID{}
	for _, e := range b.Entities {
		of[e.Kind] = append(of[e.Kind], e.ID)
	}
	types := kg.Types()
	add := func(i int, t kg.Type, from, to kg.ID) {
		b.Relationships = append(b.Relationships, makeRelationship(random, i, t, from, to, of[kg.Evidence]))
	}
	for i := range entities * 5 {
		t := types[i%len(types)]
		froms, tos := t.Ends()
		from, to := pick(random, of, froms), pick(random, of, tos)
		add(i, t, from, to)
	}
	for i := range hub {
		add(entities*5+i, kg.Obliges, of[kg.Provision][i%len(of[kg.Provision])], of[kg.Actor][0])
	}
	b.Meta = &kg.Meta{Title: "made"}
	kg.Complete(&b)
	return b
}

func pick(random *rand.Rand, of map[kg.Kind][]kg.ID, kinds []kg.Kind) kg.ID {
	members := kinds[random.IntN(len(kinds))].Members()
	for {
		if ids := of[members[random.IntN(len(members))]]; len(ids) > 0 {
			return ids[random.IntN(len(ids))]
		}
	}
}

func makeEntity(random *rand.Rand, i int) kg.Entity {
	kinds := kg.Kinds()
	k := kinds[i%len(kinds)]
	name := fmt.Sprintf("Name %d of the %s", random.IntN(1<<20), k)
	e := kg.Entity{ID: entityID(k, i), Kind: k, Name: name, Fields: map[string]any{}}
	for _, f := range kg.EntityFields(k) {
		switch f.Type {
		case kg.Text:
			e.Fields[f.Name] = fmt.Sprintf("%s %d", f.Name, random.IntN(100))
		case kg.Texts:
			e.Fields[f.Name] = []string{fmt.Sprintf("%s %d", f.Name, random.IntN(100))}
		case kg.Number:
			e.Fields[f.Name] = random.Float64() * 1000
		case kg.Date:
			e.Fields[f.Name] = fmt.Sprintf("%d-%02d-%02d", 1990+random.IntN(36), 1+random.IntN(12), 1+random.IntN(28))
		case kg.Enum:
			e.Fields[f.Name] = f.Values[random.IntN(len(f.Values))]
		case kg.Enums:
			e.Fields[f.Name] = []string{f.Values[random.IntN(len(f.Values))]}
		}
	}
	for _, name := range []string{"id", "kind", "name"} {
		delete(e.Fields, name)
	}
	// nth returns the id of entity n of a kind: the kinds take turns.
	nth := func(k kg.Kind, n int) string { return string(entityID(k, n*len(kinds)+slices.Index(kinds, k))) }
	e.Fields["evidence"] = []string{nth(kg.Evidence, i/len(kinds))}
	switch k {
	case kg.Provision:
		e.Fields["partOf"] = nth(kg.Provision, random.IntN(20))
		e.Fields["document"] = nth(kg.Agreement, random.IntN(20))
	case kg.Evidence:
		e.Fields["source"] = nth(kg.Source, random.IntN(1+i/len(kinds)))
	}
	return e
}

func entityID(k kg.Kind, i int) kg.ID { return kg.ID(fmt.Sprintf("%s/e-%d", lower(k), i)) }

func lower(k kg.Kind) string { return string(k[0]|0x20) + string(k[1:]) }

func makeRelationship(random *rand.Rand, i int, t kg.Type, from, to kg.ID, evidence []kg.ID) kg.Relationship {
	r := kg.Relationship{ID: kg.RelationshipID(t, from, to, fmt.Sprintf("k-%d", i)), Type: t, From: from, To: to}
	r.Fields = map[string]any{
		"role": fmt.Sprintf("role %d", random.IntN(10)), "status": kg.ClaimStatuses[random.IntN(len(kg.ClaimStatuses))],
		"validFrom": fmt.Sprintf("%d", 1990+random.IntN(36)), "order": i, "note": "a note",
		"evidence": []string{string(evidence[random.IntN(len(evidence))])},
	}
	return r
}
