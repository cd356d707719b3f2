package neo4jstore

import (
	"context"
	"errors"
	"net"
	"os"
	"slices"
	"testing"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/query/querytest"
)

func TestStore(t *testing.T) {
	kgtest.Run(t, func(t *testing.T) kg.Store { return empty(t) })
}

// TestCompare asks 600 questions of 6 random graphs, or with KG_TEST_FUZZ=1
// 10,000 of 100. Few are of the same shape, so it takes as long as to plan as many
// statements: the 10,000 about 15 minutes on 2 cores.
func TestCompare(t *testing.T) {
	graphs, questions := 6, 100
	if os.Getenv("KG_TEST_FUZZ") != "" {
		graphs = 100
	}
	if testing.Short() {
		graphs, questions = 5, 50
	}
	for seed := range graphs {
		kgtest.Compare(t, &kgtest.Memory{}, empty(t), uint64(seed), questions)
		if t.Failed() {
			return
		}
	}
}

// TestPaths asks 300 questions of 6 random graphs about paths and 50 about
// subgraphs, or with KG_TEST_FUZZ=1 5,000 of 100 about each. They are of some 250
// shapes, each of which is planned once.
func TestPaths(t *testing.T) {
	paths, subgraphs := 6, 1
	if os.Getenv("KG_TEST_FUZZ") != "" {
		paths, subgraphs = 100, 100
	}
	querytest.Paths(t, empty(t), 1, paths, 50)
	querytest.Subgraphs(t, empty(t), 1, subgraphs, 50)
}

func TestOpenLeavesWhatIsNotOurs(t *testing.T) {
	server := neo4jtest.Fresh(t)
	d := server.Driver(t)
	ask(t, d, "CREATE (:Dataset {store: 'another'})-[:OF]->(:Person {name: 'x'})")
	before := state(t, d)
	if _, err := Open(t.Context(), at(server)); !errors.Is(err, kg.ErrNotOurs) {
		t.Errorf("Open = %v, want ErrNotOurs", err)
	}
	if after := state(t, d); !slices.Equal(before, after) {
		t.Errorf("the database was changed: had %q, has %q", before, after)
	}
}

func TestOpenTwice(t *testing.T) {
	server := neo4jtest.Fresh(t)
	opened(t, server)
	before := state(t, server.Driver(t))
	opened(t, server)
	if after := state(t, server.Driver(t)); !slices.Equal(before, after) {
		t.Errorf("the database was changed: had %q, has %q", before, after)
	}
}

// TestUnreachable asks for a port at which nobody listens, and one at which nobody
// answers.
func TestUnreachable(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	for _, address := range []string{"127.0.0.1:1", silent.Addr().String()} {
		start := time.Now()
		_, err := Open(t.Context(), Config{URI: "bolt://" + address})
		if took := time.Since(start); !errors.Is(err, kg.ErrUnavailable) || took > 10*time.Second {
			t.Errorf("Open of %s = %v after %v, want ErrUnavailable within a few seconds", address, err, took)
		}
	}
}

func TestTooSlow(t *testing.T) {
	s := empty(t)
	_, err := s.askWithin(t.Context(), 200*time.Millisecond, "UNWIND range(1, 1000000000) AS i RETURN count(i * i)", nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a statement beyond its budget: %v, want DeadlineExceeded", err)
	}
	if _, err := s.Meta(t.Context()); err != nil {
		t.Errorf("after that: %v", err)
	}
}

func TestSortable(t *testing.T) {
	all := []string{"", "a", "a\uD7FEx", "a\uD7FF", "a\uD7FFx", "a\uE000", "a\uFFFF", "a\U0001F600", "a\U0010FFFFz", "b"}
	if !slices.IsSorted(all) {
		t.Fatal("the test is wrong")
	}
	var made []string
	for _, s := range all {
		made = append(made, sortable(s))
		if got := unsortable(sortable(s)); got != s {
			t.Errorf("unsortable(sortable(%q)) = %q", s, got)
		}
	}
	if !slices.IsSorted(made) {
		t.Errorf("%q is out of order", made)
	}
}
