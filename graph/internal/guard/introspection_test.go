package guard

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/transport"

	"accordgraph/graph/internal/gen"
)

// The lists of introspection count with their lengths in a real answer. For one type, the
// length of the longest list counts. For all types, the mean counts.
func TestLengthsAreOfTheSchema(t *testing.T) {
	const asked = `{ __schema { directives { args { name } } types { fields(includeDeprecated: true) { args { name } }
		interfaces { name } possibleTypes { name } enumValues(includeDeprecated: true) { name } inputFields { name } } } }`
	body, err := json.Marshal(map[string]string{"query": asked})
	if err != nil {
		t.Fatal(err)
	}
	p := price(testSchema())
	h := handler.New(gen.NewExecutableSchema(gen.Config{}))
	h.AddTransport(transport.POST{})
	h.Use(extension.Introspection{})
	r := httptest.NewRequest("POST", "/graphql", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var answer struct{ Data map[string]any }
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || answer.Data == nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	of := map[string]string{"types": "__Type", "directives": "__Directive", "fields": "__Field"}
	most, all, lists := map[string]int{}, map[string]int{}, map[string]int{}
	var count func(on string, v map[string]any)
	count = func(on string, v map[string]any) {
		for name, in := range v {
			list, _ := in.([]any)
			key := on + "." + name
			most[key], all[key], lists[key] = max(most[key], len(list)), all[key]+len(list), lists[key]+1
			for _, each := range list {
				if of[name] != "" {
					count(of[name], each.(map[string]any))
				}
			}
		}
	}
	count("__Schema", answer.Data["__schema"].(map[string]any))
	if len(most) != 9 {
		t.Errorf("the answer has %d lists, want 9: %v", len(most), most)
	}
	for list, want := range most {
		on, name, _ := strings.Cut(list, ".")
		field := p.prices[p.Types[on].Fields.ForName(name)]
		if got := field.length(nil, false); got != want {
			t.Errorf("%s counts as %d, and the longest has %d", list, got, want)
		}
		mean, n, total := field.length(nil, true), lists[list], all[list]
		if _, known := p.mean[list]; known && (mean*n < total || (mean-1)*n > total) {
			t.Errorf("%s counts as %d each, and there are %d in %d", list, mean, total, n)
		}
	}
}
