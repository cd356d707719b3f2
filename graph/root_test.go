package graph_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"accordgraph/graph"
	"accordgraph/graph/internal/guard"
	"accordgraph/internal/query"
)

// Each field of Query is in a golden, and has a price. The price is at least the number of round trips that the field
// takes in the goldens. The round trips of fields below it that have their own prices do not count.
func TestRootFieldsHavePrices(t *testing.T) {
	store := openSQLite(t)
	put(t, store, fixture())
	h := graph.NewHandler(query.New(store), graph.Options{})
	took, answered := map[string]int{}, map[string]bool{}
	for _, q := range rootQuestions(t) {
		reply, trips := ask(t, h, q.Query, q.variables)
		if strings.Contains(string(reply), `"errors"`) { // the golden expects an error
			continue
		}
		took[q.Field] = max(took[q.Field], len(trips))
		var answer any
		if err := json.Unmarshal(reply, &answer); err != nil {
			t.Fatal(err)
		}
		answered[q.Field] = answered[q.Field] || hasValue(answer)
		if len(trips) > q.Price {
			t.Errorf("%s takes %d trips and is priced at %d: raise its @cost in graph/schema/query.graphqls\n%s%s",
				q.Field, len(trips), q.Price, q.Query, strings.Join(trips, "\n"))
		}
	}
	prices := guard.RootPrices()
	for _, f := range graph.Schema().Query.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		if _, ok := took[f.Name]; !ok {
			t.Errorf("no golden of testdata/query asks %s: add one", f.Name)
		} else if !answered[f.Name] {
			t.Errorf("every golden has an empty answer to %s: ask for something that graph/fixture_test.go has", f.Name)
		}
		if _, ok := prices[f.Name]; !ok {
			t.Errorf("%s has no price: add @cost to it in graph/schema/query.graphqls", f.Name)
		}
		delete(prices, f.Name)
	}
	for name := range prices {
		t.Errorf("%s has a price and is no field of Query: run go generate ./... in graph", name)
	}
}

// hasValue reports whether an answer has a value other than null, false, zero and the empty text.
func hasValue(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		return slices.ContainsFunc(slices.Collect(maps.Values(v)), hasValue)
	case []any:
		return slices.ContainsFunc(v, hasValue)
	case nil:
		return false
	}
	return v != false && v != 0.0 && v != ""
}

// A rootQuestion is one field of Query from a golden, with the variables of its operation.
type rootQuestion struct {
	guard.RootQuestion
	variables json.RawMessage
}

// rootQuestions returns the fields of Query in the goldens, each as a separate question.
func rootQuestions(t *testing.T) (all []rootQuestion) {
	t.Helper()
	files, err := filepath.Glob("testdata/query/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var text json.RawMessage
		for _, f := range a.Files {
			switch f.Name {
			case "variables":
				text = f.Data
			case "query":
				var variables map[string]any
				if text != nil {
					if err := json.Unmarshal(text, &variables); err != nil {
						t.Fatal(err)
					}
				}
				for _, q := range guard.RootQuestions(graph.Schema(), string(f.Data), variables) {
					all = append(all, rootQuestion{q, text})
				}
				text = nil
			}
		}
	}
	return all
}

// Each field of Query has a row in a table of the README or of docs/.
func TestRootFieldsHaveRowsInTheDocs(t *testing.T) {
	files, err := filepath.Glob("../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for _, file := range append(files, "../README.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if cell, ok := strings.CutPrefix(line, "| `"); ok {
				name, _, _ := strings.Cut(cell, "`")
				name, _, _ = strings.Cut(name, "(")
				rows[name] = true
			}
		}
	}
	for _, f := range graph.Schema().Query.Fields {
		if !rows[f.Name] && !strings.HasPrefix(f.Name, "__") {
			t.Errorf("no table has a row for %s: add it to docs/api.md, as | `%s` | …", f.Name, f.Name)
		}
	}
}
