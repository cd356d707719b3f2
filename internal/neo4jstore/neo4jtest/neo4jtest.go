// Package neo4jtest gives a test a real Neo4j, Community edition.
//
// It looks, in this order, for
//   - the server that the environment variable KG_TEST_NEO4J names, for example
//     bolt://127.0.0.1:7687. KG_TEST_NEO4J_USER and KG_TEST_NEO4J_PASSWORD are its user
//     and password, if it asks for them. Tests delete all data in it;
//   - Java 17 or later, and the jars of the server. Maven copies them once from Maven
//     Central into the user's cache directory, or into KG_TEST_NEO4J_CACHE. The first
//     server leaves an archive of its classes there, with which the next ones start faster;
//   - a Docker engine.
//
// Java and Docker run the release [Version], or the one that KG_TEST_NEO4J_VERSION names:
// 2026.08.1 needs Java 21. KG_TEST_NEO4J_JAVA is the path of the java that runs the server,
// if it is not the one of the PATH.
//
// If it finds no server, it skips the test. If the environment variable CI is not empty,
// it fails the test instead, because a missing database is a mistake in CI.
//
// # Tiers
//
// Under -short every test that needs a Neo4j is skipped, in CI, too. A server needs about 20
// seconds of CPU time to start and to answer its first question. The contract of a store needs
// about 290 seconds of CPU time, most of it for planning.
//
// By default, each package needs at most about 7 minutes on two cores, alone: the go command
// ends it after 10. If the environment variable KG_TEST_LONG is not empty, [Long] is true, and
// tests ask all questions that they can ask.
//
// # Servers
//
// Each process that tests has a server to itself, so no package waits for another package. The
// go command ends the tests of a package after 10 minutes, and waiting would count. A process
// takes a server that an earlier one left running, or starts one: see place. So packages that are
// tested one after the other share a server, with Java's compiled code. The server ends about 60
// seconds after its last process, even if that process was killed. If KG_TEST_NEO4J names a
// server, all packages share it and take turns on its one database.
package neo4jtest

import (
	"context"
	"errors"
	"os"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// database is the only user database of the Community edition.
const database = "neo4j"

// A Server is a running Neo4j that a test has to itself. Its database is named neo4j.
type Server struct {
	URI            string // such as bolt://127.0.0.1:7687
	User, Password string // both are empty if the server needs no authentication
}

// Long reports whether tests must ask all questions, however long that takes. It is true
// if the environment variable KG_TEST_LONG is not empty.
func Long() bool { return os.Getenv("KG_TEST_LONG") != "" }

// Start returns a running server, with the data that an earlier test left in it. No
// other test uses the server until t and its subtests have ended. A subtest of t that
// calls Start shares the turn of t. The test fails if it has no turn after ten minutes,
// or if the server has not started after five minutes. Under -short, Start skips t. If no
// server can be found, it skips t, or fails it if CI is set.
func Start(t testing.TB) *Server {
	t.Helper()
	return start(t, process())
}

// Empty does what Start does, and deletes all nodes and relationships. It does not delete
// indexes, constraints and cached query plans.
func Empty(t testing.TB) *Server {
	t.Helper()
	s := Start(t)
	must(t, "empty the database", deleteAll(t.Context(), s.Driver(t)))
	return s
}

// Fresh does what Empty does, and drops all constraints, all cached query plans, and all
// indexes except the two token lookup indexes that a new database has. The server still
// knows the names of labels, types and properties that were ever used.
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
	s := connected(t, h)
	h.holds("") // t may change the data
	return s
}

// connected returns the server, after it has waited for the turn of t.
func connected(t testing.TB, h *handle) *Server {
	t.Helper()
	skipShort(t)
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

// skipShort skips t under -short.
func skipShort(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("needs a Neo4j, and -short runs without one")
	}
}

func must(t testing.TB, what string, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("neo4jtest: %s: %v", what, err)
	}
}
