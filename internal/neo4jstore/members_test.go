package neo4jstore

import (
	"context"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestPutIsSeen checks that a Put through an address of several members makes the Store read no older data than it wrote.
func TestPutIsSeen(t *testing.T) {
	server := neo4jtest.Empty(t)
	c := at(server)
	c.URI = neo4jtest.NewRouter(t, server).URI
	s, err := Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	for number, revision := range []string{"", "one", "two"} {
		if revision != "" {
			load(t, s, kg.Batch{Meta: &kg.Meta{Revision: revision}})
		}
		if floor, _ := s.members.known(); floor != int64(number) {
			t.Errorf("after revision %q the store reads from number %d, want %d", revision, floor, number)
		}
	}
}

// TestStepsNeedOneServer checks that the statements of one search for paths, which name things by a server's own numbers,
// are not sent to several members.
func TestStepsNeedOneServer(t *testing.T) {
	q := kg.PathQuestion{Hub: 200, Link: kg.Condition{Field: "status", Op: kg.Equal, Value: "STATED"}}
	for uri, want := range map[string]bool{"bolt://localhost": true, "neo4j://localhost": false} {
		if got := (&Store{members: newMembers(uri)}).isStepwise(q); got != want {
			t.Errorf("%s: %v", uri, got)
		}
	}
}
