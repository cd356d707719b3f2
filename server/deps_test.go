package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed has the imports that the code of each package may have, from this module and from
// others: a star around internal/kg. It does not apply to tests. Only the server may import
// everything. Each package may import the standard library. An entry of this module is one
// package. If it ends in a slash, it is all packages below.
var allowed = map[string][]string{
	"accordgraph/internal/kg":          {"golang.org/x/text/"},
	"accordgraph/internal/query":       {"accordgraph/internal/kg"},
	"accordgraph/internal/prose":       {"accordgraph/internal/kg", "accordgraph/internal/query"},
	"accordgraph/internal/sqlitestore": {"accordgraph/internal/kg", "modernc.org/sqlite"},
	"accordgraph/internal/neo4jstore":  {"accordgraph/internal/kg", "github.com/neo4j/neo4j-go-driver/v5/"},
	"accordgraph/internal/load":        {"accordgraph/internal/kg"},
	"accordgraph/seed":                 {"accordgraph/internal/kg", "github.com/goccy/go-yaml"},
	"accordgraph/graph": {
		"accordgraph/internal/kg",
		"accordgraph/internal/query",
		"accordgraph/internal/web",
		"accordgraph/graph/internal/",
		"github.com/99designs/gqlgen/",
		"github.com/vektah/gqlparser/v2",
	},
	"accordgraph/graph/internal/guard": {
		"accordgraph/internal/kg",
		"accordgraph/internal/query",
		"accordgraph/graph/internal/guard/internal/prices",
		"github.com/99designs/gqlgen/",
		"github.com/vektah/gqlparser/v2",
	},
	"accordgraph/graph/internal/wire": {
		"accordgraph/internal/kg",
		"accordgraph/internal/web",
		"accordgraph/graph/internal/guard",
		"accordgraph/graph/internal/gen",
		"github.com/99designs/gqlgen/",
		"github.com/vektah/gqlparser/v2",
		"github.com/go-json-experiment/json",
	},
	"accordgraph/graph/internal/model": {
		"accordgraph/internal/kg",
		"accordgraph/internal/query",
		"accordgraph/internal/prose",
		"github.com/99designs/gqlgen/",
	},
	"accordgraph/graph/internal/scalar": {"accordgraph/internal/kg", "github.com/99designs/gqlgen/"},
	"accordgraph/internal/web": {
		"accordgraph/internal/query",
		"github.com/maypok86/otter/v2",
		"github.com/klauspost/compress/",
		"github.com/andybalholm/brotli",
		"golang.org/x/sync/singleflight",
		"golang.org/x/time/rate",
	},
	"accordgraph/internal/hostile":  {"github.com/vektah/gqlparser/v2/"},
	"accordgraph/server/playground": {"accordgraph/internal/web"},
	"accordgraph/server/telemetry": {
		"accordgraph/internal/kg",
		"accordgraph/internal/query",
		"accordgraph/internal/web",
		"github.com/prometheus/client_golang/",
		"go.opentelemetry.io/",
	},

	"accordgraph/server": {""}, // everything

	// What go generate writes and runs.
	"accordgraph/graph/internal/gen": {
		"accordgraph/internal/kg",
		"accordgraph/internal/query",
		"accordgraph/internal/prose",
		"accordgraph/graph/internal/model",
		"accordgraph/graph/internal/scalar",
		"github.com/99designs/gqlgen/",
		"github.com/vektah/gqlparser/v2",
	},
	"accordgraph/graph/internal/guard/internal/prices": {},

	"accordgraph/graph/internal/inline":   {},
	"accordgraph/graph/internal/contract": {"accordgraph/internal/kg", "github.com/vektah/gqlparser/v2/"},

	// What only tests and measurements run.
	"accordgraph/internal/bench": {
		"accordgraph/",
		"github.com/neo4j/neo4j-go-driver/v5/",
	},
	"accordgraph/internal/kg/kgtest": {
		"accordgraph/internal/kg",
		"github.com/google/go-cmp/",
	},
	"accordgraph/internal/query/querytest": {
		"accordgraph/internal/kg",
		"accordgraph/internal/kg/kgtest",
		"accordgraph/internal/query",
		"github.com/google/go-cmp/",
	},
	"accordgraph/internal/neo4jstore/internal/storetest": {
		"accordgraph/internal/kg",
		"accordgraph/internal/neo4jstore",
		"accordgraph/internal/neo4jstore/neo4jtest",
	},
	"accordgraph/internal/neo4jstore/internal/storetest/contents": {},
	"accordgraph/internal/neo4jstore/internal/storetest/lists":    {},
	"accordgraph/internal/neo4jstore/internal/storetest/random":   {},
	"accordgraph/internal/neo4jstore/internal/storetest/steps":    {},
	"accordgraph/internal/neo4jstore/neo4jtest":                   {"github.com/neo4j/neo4j-go-driver/v5/"},
	"accordgraph/internal/pristine":                               {},
	"accordgraph/server/playground/playgroundtest": {
		"accordgraph/server/playground",
		"github.com/chromedp/",
	},
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

// Only the server imports telemetry and its libraries. Other packages call observers.
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

// The name of a package says what the package holds.
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
