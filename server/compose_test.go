package main

import (
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestComposeRunsWhatIsTested checks that docker-compose.yml uses the Neo4j image of the
// tests, opens no port to the network, and gives the server a read-only file system.
func TestComposeRunsWhatIsTested(t *testing.T) {
	data, err := os.ReadFile("../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	var compose struct {
		Services map[string]struct {
			Image    string
			Ports    []string
			ReadOnly bool `yaml:"read_only"`
		}
	}
	if err := yaml.Unmarshal(data, &compose); err != nil {
		t.Fatal(err)
	}
	if got := compose.Services["neo4j"].Image; got != neo4jtest.Image {
		t.Errorf("neo4j runs %s, tested is %s", got, neo4jtest.Image)
	}
	if !compose.Services["server"].ReadOnly {
		t.Error("the server may write to its file system, and need not")
	}
	for name, service := range compose.Services {
		for _, p := range service.Ports {
			if !strings.HasPrefix(p, "127.0.0.1:") {
				t.Errorf("%s: port %s is open to the network", name, p)
			}
		}
	}
}
