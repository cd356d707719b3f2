package graph_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// Every enum whose values an answer has is among the vocabularies, with the same values and words for each. The enums
// that only arguments have, to count and to sort by, need no words.
func TestEveryEnumHasWords(t *testing.T) {
	h := graph.NewHandler(query.New(&kgtest.Memory{}), graph.Options{})
	reply, _ := ask(t, h, `{ vocabularies { name values { value label uk: label(lang: UK) } } }`, nil)
	var answer struct {
		Data struct {
			Vocabularies []struct {
				Name   string
				Values []struct{ Value, Label, UK string }
			}
		}
		Errors []any
	}
	if err := json.Unmarshal(reply, &answer); err != nil || len(answer.Errors) > 0 {
		t.Fatalf("%v: %s", err, reply)
	}
	values := map[string][]string{}
	for _, v := range answer.Data.Vocabularies {
		for _, word := range v.Values {
			values[v.Name] = append(values[v.Name], word.Value)
		}
	}
	for name, d := range schema(t).Types {
		isArgument := strings.HasSuffix(name, "OrderField") || strings.HasSuffix(name, "Facet") || name == "PathThrough"
		if d.Kind != ast.Enum || d.BuiltIn || isArgument || strings.HasPrefix(name, "__") {
			continue
		}
		var want []string
		for _, v := range d.EnumValues {
			want = append(want, v.Name)
		}
		slices.Sort(want)
		if got := slices.Sorted(slices.Values(values[name])); !slices.Equal(got, want) {
			t.Errorf("internal/prose/words has words for %q of %s, want %q", got, name, want)
		}
	}
}
