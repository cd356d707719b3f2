package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed maps each package to the packages that it may import besides the standard library.
// Imports in tests are not checked. The imports within this module form a star with internal/kg
// in the center. Only the server may import everything. An entry for a package of this module
// allows only that package. If the entry ends in a slash, it allows all packages below it.
var allowed = map[string][]string{
	"accordgraph/internal/kg":          {"golang.org/x/text/"},
	"accordgraph/internal/query":       {"accordgraph/internal/kg", "accordgraph/internal/quote", "accordgraph/internal/spell"},
	"accordgraph/internal/quote":       {"golang.org/x/text/"},
	"accordgraph/internal/spell":       {"accordgraph/internal/kg"},
	"accordgraph/internal/past":        {"accordgraph/internal/kg"},
	"accordgraph/internal/pin":         {"github.com/go-json-experiment/json"},
	"accordgraph/internal/prose":       {"accordgraph/internal/kg", "accordgraph/internal/query"},
	"accordgraph/internal/sqlitestore": {"accordgraph/internal/kg", "github.com/hashicorp/golang-lru/v2/", "modernc.org/libc", "modernc.org/sqlite"},
	"accordgraph/internal/neo4jstore":  {"accordgraph/internal/kg", "github.com/neo4j/neo4j-go-driver/v5/"},
	"accordgraph/internal/load":        {"accordgraph/internal/kg"},
	"accordgraph/seed":                 {"accordgraph/internal/kg", "github.com/goccy/go-yaml"},
	"accordgraph/seed/packed":          {"github.com/klauspost/compress/zstd"},
	"accordgraph/seed/release":         {"accordgraph/seed"},
	"accordgraph/seed/seedtest":        {"accordgraph/internal/sqlitestore", "accordgraph/seed/packed"},
	"accordgraph/seed/rules":           {"accordgraph/internal/kg", "github.com/goccy/go-yaml"},
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
		"accordgraph/internal/pin",
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
		"accordgraph/internal/quote",
		"accordgraph/internal/prose",
		"accordgraph/internal/quote",
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
	"accordgraph/internal/probe":    {"accordgraph/internal/kg", "github.com/vektah/gqlparser/v2"},
	"accordgraph/server/cite":       {},
	"accordgraph/server/playground": {"accordgraph/internal/web"},
	"accordgraph/server/explorer": {
		"accordgraph/internal/web", "accordgraph/internal/draw", "accordgraph/internal/pin", "accordgraph/server/cite",
		"golang.org/x/text/",
	},
	"accordgraph/server/follow": {"accordgraph/graph", "accordgraph/internal/web"},
	"accordgraph/server/handoff": {
		"accordgraph/graph",
		"accordgraph/internal/web",
		"github.com/vektah/gqlparser/v2/",
		"github.com/xuri/excelize/v2",
	},
	// It makes a SQLite file for readers, which has nothing of the store's form.
	"accordgraph/server/dataset": {
		"accordgraph/server/handoff",
		"github.com/vektah/gqlparser/v2/ast",
		"golang.org/x/sync/singleflight",
		"modernc.org/sqlite",
	},
	"accordgraph/internal/draw":                {"github.com/go-fonts/liberation/", "golang.org/x/image/"},
	"accordgraph/server/explorer/explorertest": {"accordgraph/server/browsertest", "golang.org/x/net/html"},
	"accordgraph/server/telemetry": {
		"accordgraph/internal/kg",
		"accordgraph/internal/query",
		"accordgraph/internal/web",
		"github.com/prometheus/client_golang/",
		"go.opentelemetry.io/",
		"google.golang.org/protobuf/",
	},

	"accordgraph/server": {""}, // everything

	// The packages that go generate writes or runs.
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

	// The packages that only tests and measurements use.
	"accordgraph/graph/answers": {},
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
	"accordgraph/server/browsertest":                              {"github.com/chromedp/", "github.com/ledongthuc/pdf", "golang.org/x/text/"},
	"accordgraph/server/playground/playgroundtest":                {"accordgraph/server/browsertest", "accordgraph/server/playground"},
}

// TestImports checks that each import is allowed. It fails if a package has no row in
// allowed, and if a row has no package.
func TestImports(t *testing.T) {
	format := `{{.ImportPath}} {{join .Imports " "}}`
	out, err := exec.Command("go", "list", "-f", format, "accordgraph/...").CombinedOutput()
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

// standard reports whether a package is in the standard library.
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

// TestOnlyTheServerKnowsTelemetry checks that only the server imports package telemetry and its
// libraries. Other packages report to observers.
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

// TestPackageNames checks that no package has a name such as util, which does not say what the
// package contains.
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
