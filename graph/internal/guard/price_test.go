package guard

import (
	"cmp"
	"strings"
	"testing"

	"accordgraph/graph/internal/guard/internal/prices"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// A weight counts whole round trips.
func TestWeightsAreWholeTrips(t *testing.T) {
	for name, p := range prices.Fields {
		if p.Weight%tripRows != 0 {
			t.Errorf("%s has the weight %d, want %d for each round trip", name, p.Weight, tripRows)
		}
	}
}

// If no argument gives the length of a list, the price uses the same length as package
// query.
func TestSizesAreThoseOfQuery(t *testing.T) {
	others := map[string]int{
		"Query.paths": query.DefaultPaths, "Query.subgraph": query.DefaultSubgraph, "Query.nodes": 1,
		"relationshipGroups": query.DefaultGroup, "Query.suggest": query.DefaultSuggestions,
	}
	pages := 0
	for name, p := range prices.Fields {
		want := cmp.Or(others[name], others[name[strings.Index(name, ".")+1:]])
		if want == 0 && p.SlicingArguments != nil {
			want, pages = query.DefaultPage, pages+1
		}
		if want != 0 && p.AssumedSize != want {
			t.Errorf("%s has %d items by default, and assumedSize is %d", name, want, p.AssumedSize)
		}
	}
	if pages < 100 {
		t.Errorf("%d fields have pages, want over 100", pages)
	}
	if got := prices.Fields["Path.steps"].AssumedSize; got != kg.MaxHops {
		t.Errorf("a path has up to %d steps, and assumedSize is %d", kg.MaxHops, got)
	}
}

// Each rule is about a field of the schema and about arguments of that field.
func TestRulesAreAboutFields(t *testing.T) {
	schema := testSchema()
	for name, r := range fieldRules {
		on, field, ok := strings.Cut(name, ".")
		if !ok {
			on, field = "ActorConnection", name
		}
		f := cmp.Or(schema.Types[on].Fields.ForName(field), schema.Types["Actor"].Fields.ForName(field))
		if f == nil {
			t.Errorf("fieldRules has %s, which is no field of the schema", name)
			continue
		}
		for _, a := range r.arguments {
			if f.Arguments.ForName(a) == nil {
				t.Errorf("the rule of %s reads the argument %s, which the field does not have", name, a)
			}
		}
	}
}

// BenchmarkPrice prices a schema, as the server does when it starts.
func BenchmarkPrice(b *testing.B) {
	schema := testSchema()
	for b.Loop() {
		price(schema)
	}
}
