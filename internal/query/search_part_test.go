package query_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// A headline finds what has most of its words. The score says how many.
func TestSearchFindsMostWords(t *testing.T) {
	things := []any{
		named("Ada", "actor/ada", "summary", "Rejects things."),
		named("Plan", "proposal/plan", "summary", "Ada rejects a border."),
		named("Border", "territory/border", "summary", "Ada has it, and rejects it."),
		named("Other", "event/other", "summary", "Ada rejects a border."),
		named("Nothing", "actor/nothing", "summary", "Ada."),
	}
	g := graphOf(t, things...)
	a := query.Args{"query": "ADA rejects: border, Rejects treaty TODAY", "first": 9}
	want := []kg.ID{"territory/border", "proposal/plan", "event/other"}
	if diff := cmp.Diff(want, hits(t, g, a)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for first := 1; first < 3; first++ {
		if diff := cmp.Diff(want, leafed(t, g, a["query"].(string), "first", "after", first)); diff != "" {
			t.Errorf("pages of %d: -want +got:\n%s", first, diff)
		}
	}
	r, err := searched(g, a)
	if err != nil {
		t.Fatal(err)
	}
	ignored, err := r.Ignored(t.Context())
	if err != nil || !slices.Equal(ignored, []string{"treaty", "TODAY"}) {
		t.Errorf("Ignored = %q, %v", ignored, err)
	}
	edges, err := r.Edges(t.Context())
	if err != nil || len(edges) != 3 || edges[0].Score < 0.36 || edges[0].Score >= 0.3625 ||
		!slices.Equal(edges[0].Ignored, ignored) {
		t.Errorf("Edges = %+v, %v", edges, err)
	}
	// What has all words is alone.
	if got := hits(t, g, query.Args{"query": "Rejects ADA things"}); !slices.Equal(got, []kg.ID{"actor/ada"}) {
		t.Errorf("got %v", got)
	}
	if got := hits(t, g, query.Args{"query": "treaty"}); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}
