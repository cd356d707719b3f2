// Package neo4jtest hands a test a real Neo4j, Community edition.
//
// It looks, in this order, for
//   - the server that the environment variable KG_TEST_NEO4J names, as
//     bolt://127.0.0.1:7687 (with KG_TEST_NEO4J_USER and KG_TEST_NEO4J_PASSWORD if it
//     wants them). Tests delete all that is in it;
//   - a Java of at least 17, and the server's jars, which Maven copies once from Maven
//     Central into the user's cache directory (KG_TEST_NEO4J_CACHE names another);
//   - a Docker engine.
//
// With none of them the test is skipped, or fails if the environment variable CI is
// not empty: there a missing database is a mistake.
//
// All processes of a go test ./... share one server, and take turns on its one
// database. It ends about 20 seconds after the last of them, however that ended.
package neo4jtest

import (
	"context"
	"errors"
	"os"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Version is the release that is tested on: the last long-term support release of
// Neo4j 5 when this was written.
const Version = "5.26.16"

// Image is the container image of that release.
const Image = "neo4j:" + Version + "-community"

// database is the one user database of the Community edition.
const database = "neo4j"

// A Server is a running Neo4j that a test has to itself. Its database is named neo4j.
type Server struct {
	URI            string // such as bolt://127.0.0.1:7687
	User, Password string // both empty: it asks for no authentication
}

// Start returns a running server with whatever an earlier test left in it. No other
// test, of this process or another, uses the server until t and its subtests have
// ended; a subtest of t that calls Start shares t's turn. Waiting for a turn takes ten
// minutes at most, and for a server to start two. Then t fails; it is skipped or fails
// as the package says if there is no server to be had.
func Start(t testing.TB) *Server {
	t.Helper()
	return start(t, process())
}

// Empty is Start with all nodes and relationships deleted. Indexes, constraints and
// cached query plans stay.
func Empty(t testing.TB) *Server {
	t.Helper()
	s := Start(t)
	must(t, "empty the database", deleteAll(t.Context(), s.Driver(t)))
	return s
}

// Fresh is Empty with all constraints and indexes dropped, but for the two token
// lookup indexes that a new database has too, and with no query plan cached. Names of
// labels, types and properties once used stay known to the server.
func Fresh(t testing.TB) *Server {
	t.Helper()
	s := Start(t)
	must(t, "clear the database", reset(t.Context(), s.Driver(t)))
	return s
}

// Driver returns a new driver for the server. It is closed when t ends.
func (s *Server) Driver(t testing.TB) neo4j.DriverWithContext {
	t.Helper()
	d, err := s.open()
	must(t, "open a driver", err)
	t.Cleanup(func() { d.Close(context.Background()) })
	return d
}

func (s *Server) open() (neo4j.DriverWithContext, error) {
	auth := neo4j.NoAuth()
	if s.User != "" || s.Password != "" {
		auth = neo4j.BasicAuth(s.User, s.Password, "")
	}
	return neo4j.NewDriverWithContext(s.URI, auth)
}

func start(t testing.TB, h *handle) *Server {
	t.Helper()
	s, err := h.connect(t.Context())
	if none := (unavailable{}); errors.As(err, &none) {
		if os.Getenv("CI") != "" {
			t.Fatal(none)
		}
		t.Skip(none)
	}
	must(t, "start", err)
	must(t, "wait for a turn", h.takeTurn(t))
	return &s
}

func must(t testing.TB, what string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("neo4jtest: %s: %v", what, err)
	}
}
