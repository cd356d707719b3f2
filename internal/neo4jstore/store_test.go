package neo4jstore

import (
	"context"
	"errors"
	"net"
	"slices"
	"testing"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

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

// TestUnreachable opens a store on a port on which no server listens, and a store on a
// port on which the server never answers. The context has no deadline, so Open itself
// must give up.
func TestUnreachable(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	for _, address := range []string{"127.0.0.1:1", silent.Addr().String()} {
		if _, err := Open(t.Context(), Config{URI: "bolt://" + address}); !errors.Is(err, kg.ErrUnavailable) {
			t.Errorf("Open of %s = %v, want ErrUnavailable", address, err)
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
