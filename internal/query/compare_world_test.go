package query_test

import (
	"context"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// thing returns an entity. Its ID determines its kind and, for a provision, its document and number. The fields are a
// name, a value, a name, and so on.
func thing(id kg.ID, fields ...any) kg.Entity {
	parts := strings.Split(string(id), "/")
	kind := kg.Kind(strings.ToUpper(parts[0][:1]) + parts[0][1:])
	e := kg.Entity{ID: id, Kind: kind, Name: string(id), Fields: map[string]any{}}
	if e.Kind == kg.Provision {
		e.Fields["document"], e.Fields["number"] = "proposal/"+parts[1], parts[2]
	}
	set(e.Fields, fields)
	return e
}

// join returns a relationship between two entities. If its fields have a key, the key becomes a part of the ID.
func join(from kg.ID, t kg.Type, to kg.ID, fields ...any) kg.Relationship {
	r := kg.Relationship{Type: t, From: from, To: to, Fields: map[string]any{}}
	set(r.Fields, fields)
	key, _ := r.Fields["key"].(string)
	delete(r.Fields, "key")
	r.ID = kg.RelationshipID(t, from, to, key)
	return r
}

// set sets the values of fields: a name, a value, a name, and so on.
func set(values map[string]any, fields []any) {
	for i := 0; i < len(fields); i += 2 {
		values[fields[i].(string)] = fields[i+1]
	}
}

// graphOf returns a graph of the entities and relationships.
func graphOf(t testing.TB, things ...any) *query.Graph {
	t.Helper()
	return query.New(memoryOf(t, things...))
}

// memoryOf returns a store with the entities and relationships.
func memoryOf(t testing.TB, things ...any) kg.Store {
	t.Helper()
	var b kg.Batch
	for _, v := range things {
		switch v := v.(type) {
		case kg.Entity:
			b.Entities = append(b.Entities, v)
		case kg.Relationship:
			b.Relationships = append(b.Relationships, v)
		}
	}
	kg.Complete(&b)
	s := new(kgtest.Memory)
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	return s
}

// trips returns the number of round trips that the function does takes, and a list of these round trips.
func trips(t testing.TB, does func(context.Context) error) (n int, list string) {
	t.Helper()
	var taken query.Trips
	if err := does(query.WithTrips(t.Context(), &taken)); err != nil {
		t.Fatal(err)
	}
	return taken.Len(), strings.Join(taken.List(), "\n")
}

// last returns the last part of the ID of n, or - if there is no n.
func last(n *query.Node) string {
	if n == nil {
		return "-"
	}
	return string(n.ID[strings.LastIndex(string(n.ID), "/")+1:])
}
