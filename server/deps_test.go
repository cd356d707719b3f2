package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed says what each package may import of this module and of others, in
// its code (not its tests): a star around internal/kg. Only the server imports
// everything. The standard library is always allowed. A package of this module is
// named whole; one that ends in a slash stands for all packages below it.
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

	"accordgraph/server": {""}, // everything

	// What go generate writes and runs.
	"accordgraph/graph/internal/gen":    {"accordgraph/internal/kg", "accordgraph/internal/query", "accordgraph/internal/prose", "accordgraph/graph/internal/model", "accordgraph/graph/internal/scalar", "github.com/99designs/gqlgen/", "github.com/vektah/gqlparser/v2"},
	"accordgraph/graph/internal/inline": {},

	// What only tests and measurements run.
	"accordgraph/internal/bench":                                  {"accordgraph/", "github.com/neo4j/neo4j-go-driver/v5/"},
	"accordgraph/internal/kg/kgtest":                              {"accordgraph/internal/kg", "github.com/google/go-cmp/"},
	"accordgraph/internal/query/querytest":                        {"accordgraph/internal/kg", "accordgraph/internal/kg/kgtest", "accordgraph/internal/query", "github.com/google/go-cmp/"},
	"accordgraph/internal/neo4jstore/internal/storetest":          {"accordgraph/internal/kg", "accordgraph/internal/neo4jstore", "accordgraph/internal/neo4jstore/neo4jtest"},
	"accordgraph/internal/neo4jstore/internal/storetest/contents": {},
	"accordgraph/internal/neo4jstore/internal/storetest/random":   {},
	"accordgraph/internal/neo4jstore/internal/storetest/steps":    {},
	"accordgraph/internal/neo4jstore/neo4jtest":                   {"github.com/neo4j/neo4j-go-driver/v5/"},
	"accordgraph/internal/pristine":                               {},
	"accordgraph/server/playground/playgroundtest":                {"accordgraph/server/playground", "github.com/chromedp/"},
}

// Imports are denied unless a row allows them: a package without a row fails, and so
// does a row without a package.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "accordgraph/...").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		imports := strings.Fields(line)
		pkg := imports[0]
		seen[pkg] = true
		may, ok := allowed[pkg]
		if !ok {
			t.Errorf("%s has no row in allowed: add what it may import", pkg)
			continue
		}
		for _, imported := range imports[1:] {
			if !standard(imported) && !slices.ContainsFunc(may, func(row string) bool { return covers(row, imported) }) {
				t.Errorf("%s imports %s", pkg, imported)
			}
		}
	}
	for pkg := range allowed {
		if !seen[pkg] {
			t.Errorf("%s has a row in allowed, and is not there", pkg)
		}
	}
}

// standard reports whether a package is of the standard library.
func standard(pkg string) bool {
	first, _, _ := strings.Cut(pkg, "/")
	return first != "accordgraph" && !strings.Contains(first, ".")
}

// covers reports whether an entry of a row allows an import.
func covers(entry, imported string) bool {
	if strings.HasPrefix(entry, "accordgraph/") && !strings.HasSuffix(entry, "/") {
		return imported == entry
	}
	return strings.HasPrefix(imported, entry)
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
