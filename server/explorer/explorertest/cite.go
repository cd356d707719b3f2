package explorertest

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A Cited is what a processor of citations reads in a file of references.
type Cited struct {
	Items []struct {
		Title, URL, Author, Version, Issued string
	}
	APA string // the bibliography in the style of APA
}

// ReadCitations has citation-js read citations, by the endings of their formats. Without npm it skips the test, or
// fails it if CI is set.
func ReadCitations(t *testing.T, works []map[string]string) (read []map[string]Cited) {
	t.Helper()
	input, err := json.Marshal(works)
	if err != nil {
		t.Fatal(err)
	}
	script := filepath.Join(filepath.Dir(tools(t)), "cite.mjs")
	run := exec.Command("node", script)
	run.Stdin = strings.NewReader(string(input))
	var out, problems strings.Builder
	run.Stdout, run.Stderr = &out, &problems
	if err := run.Run(); err != nil {
		t.Fatalf("citation-js: %v\n%s", err, problems.String())
	}
	if err := json.Unmarshal([]byte(out.String()), &read); err != nil {
		t.Fatalf("citation-js says: %s", out.String())
	}
	return read
}
