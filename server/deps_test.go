package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed says what each package may import of this module and of others, in
// its code (not its tests): a star around internal/kg. Only the server imports
// everything. The standard library is always allowed.
var allowed = map[string][]string{
	"accordgraph/internal/kg":           {"golang.org/x/text/"},
	"accordgraph/internal/query":        {"accordgraph/internal/kg"},
	"accordgraph/internal/prose":        {"accordgraph/internal/kg", "accordgraph/internal/query"},
	"accordgraph/internal/sqlitestore":  {"accordgraph/internal/kg", "modernc.org/sqlite"},
	"accordgraph/internal/neo4jstore":   {"accordgraph/internal/kg", "github.com/neo4j/neo4j-go-driver/v5/"},
	"accordgraph/seed":                  {"accordgraph/internal/kg", "github.com/goccy/go-yaml"},
	"accordgraph/graph":                 {"accordgraph/internal/kg", "accordgraph/internal/query", "accordgraph/internal/prose", "accordgraph/graph/internal/", "accordgraph/internal/negotiate", "github.com/99designs/gqlgen/", "github.com/vektah/gqlparser/v2", "github.com/go-json-experiment/json", "github.com/maypok86/otter/v2", "github.com/klauspost/compress/", "github.com/andybalholm/brotli", "golang.org/x/sync/singleflight"},
	"accordgraph/graph/internal/model":  {"accordgraph/internal/kg", "accordgraph/internal/query", "accordgraph/internal/prose", "github.com/99designs/gqlgen/"},
	"accordgraph/graph/internal/scalar": {"accordgraph/internal/kg", "github.com/99designs/gqlgen/"},
	"accordgraph/internal/negotiate":    {},
	"accordgraph/internal/hostile":      {"github.com/vektah/gqlparser/v2/"},
	"accordgraph/server/playground":     {"accordgraph/internal/negotiate"},
	"accordgraph/server/telemetry":      {"accordgraph/internal/kg", "accordgraph/internal/query", "accordgraph/graph", "github.com/prometheus/client_golang/", "go.opentelemetry.io/"},
}

func TestImports(t *testing.T) {
	for pkg, may := range allowed {
		out, err := exec.Command("go", "list", "-f", `{{join .Imports "\n"}}`, pkg).CombinedOutput()
		if err != nil {
			t.Fatalf("go list %s: %v\n%s", pkg, err, out)
		}
		for imported := range strings.FieldsSeq(string(out)) {
			first, _, _ := strings.Cut(imported, "/")
			if !strings.Contains(first, ".") && first != "accordgraph" {
				continue // the standard library
			}
			if !slices.ContainsFunc(may, func(prefix string) bool { return strings.HasPrefix(imported, prefix) }) {
				t.Errorf("%s imports %s", pkg, imported)
			}
		}
	}
}

// What operators see with is known to the server only: the rest tells observers.
func TestOnlyTheServerKnowsTelemetry(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{.Imports}}", "accordgraph/...").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		pkg, imports, _ := strings.Cut(line, " ")
		if pkg == "accordgraph/server" || pkg == "accordgraph/server/telemetry" {
			continue
		}
		for _, hidden := range []string{"accordgraph/server/telemetry", "github.com/prometheus/", "go.opentelemetry.io/"} {
			if strings.Contains(imports, hidden) {
				t.Errorf("%s imports %s", pkg, hidden)
			}
		}
	}
}

// No package may hide behind a name that says nothing.
func TestPackageNames(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.Name}} {{.ImportPath}}", "accordgraph/...").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		name, path, _ := strings.Cut(strings.TrimSpace(line), " ")
		if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "misc"}, name) {
			t.Errorf("%s is called %s", path, name)
		}
	}
}
