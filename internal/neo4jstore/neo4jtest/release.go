package neo4jtest

import (
	"fmt"
	"os"
	"strings"
)

// Version is the Neo4j release that the tests use by default. It was the latest long-term support
// release of Neo4j 5 when this was written.
const Version = "5.26.16"

// Image is the container image of [Version].
const Image = "neo4j:" + Version + "-community"

// A release is a release of Neo4j on which the tests run.
type release struct {
	version string
	java    int    // the earliest Java that runs it
	class   string // the class that starts it
}

// releases has the default first.
var releases = []release{
	{Version, 17, "org.neo4j.server.CommunityEntryPoint"},
	{"2026.08.1", 21, "org.neo4j.server.Neo4jCommunity"},
}

// chosen returns the release that the environment variable KG_TEST_NEO4J_VERSION names, or the default if it is empty.
func chosen() (release, error) {
	name := os.Getenv("KG_TEST_NEO4J_VERSION")
	var all []string
	for i, r := range releases {
		if name == r.version || name == "" && i == 0 {
			return r, nil
		}
		all = append(all, r.version)
	}
	return release{}, fmt.Errorf("KG_TEST_NEO4J_VERSION is %q, want %s", name, strings.Join(all, " or "))
}

// image is the container image of r.
func (r release) image() string { return "neo4j:" + r.version + "-community" }
