package handoff

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/seed/seedtest"
)

// clientsPython is the folder with the programs that read files, and their environment.
const clientsPython = "../../internal/clients/python"

// readBack reads the files of a server with pandas, networkx, igraph, rdflib, openpyxl, followthemoney and frictionless,
// and compares them with the JSON of the API. Without these programs it skips the test, or fails it if CI is set:
// internal/clients/README.md says how to install them.
func readBack(t *testing.T, h http.Handler) {
	t.Helper()
	python := filepath.Join(clientsPython, ".venv", "bin", "python")
	if _, err := os.Stat(python); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("CI must have the programs that read files: %v", err)
		}
		t.Skipf("the programs that read files are not installed: %v", err)
	}
	server := httptest.NewServer(h)
	defer server.Close()
	out, err := exec.Command(python, filepath.Join(clientsPython, "read_back.py"), server.URL).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}

// TestReadBack reads files with fuzzed names and notes.
func TestReadBack(t *testing.T) {
	if testing.Short() {
		t.Skip("starting the programs takes seconds")
	}
	readBack(t, fuzzedFiles(t))
}

// TestReadBackOfAllData reads files of the bundled data. It is for .ci/run all.
func TestReadBackOfAllData(t *testing.T) {
	if os.Getenv("KG_TEST_LONG") == "" {
		t.Skip("set KG_TEST_LONG=1")
	}
	readBack(t, over(graph.NewHandler(query.New(seedtest.Open(t)), graph.Options{})))
}
