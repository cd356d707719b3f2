package query_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// suggested returns the ids and texts of suggestions.
func suggested(t *testing.T, g *query.Graph, args query.Args) (all []string) {
	t.Helper()
	q, err := query.ReadQuestion[query.SuggestQuestion](args)
	if err != nil {
		t.Fatal(err)
	}
	found, err := g.Suggest(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range found {
		all = append(all, string(s.Node.ID)+": "+s.Text)
	}
	return all
}

// Names and aliases alone count: whole ones first, then beginnings, then the rest; among these the shortest first.
func TestSuggest(t *testing.T) {
	g := graphOf(t,
		named("Other", "event/whole", "aliases", []string{"ADA!"}),
		named("Ada Minorities", "actor/long"), named("Ada Minor", "actor/short"),
		named("Ada Major", "objection/start", "ground", "Because."),
		named("Minor Ada", "actor/name"),
		named("Plan, point 1", "provision/p/1", "wording", "Ada may."),
		named("Someone", "actor/alias", "aliases", []string{"the Ada"}),
		named("Someone else", "actor/summary", "summary", "Knows Ada."),
		named("Ada", "source/ada"),
	)
	for _, c := range []struct {
		args query.Args
		want []string
	}{
		{query.Args{"query": "ada"}, []string{
			"event/whole: ADA!", "actor/short: Ada Minor", "actor/long: Ada Minorities", "objection/start: Ada Major",
			"actor/name: Minor Ada", "actor/alias: the Ada",
		}},
		{query.Args{"query": "ada mi"}, []string{"actor/short: Ada Minor", "actor/long: Ada Minorities", "actor/name: Minor Ada"}},
		{query.Args{"query": "ada", "first": 1}, []string{"event/whole: ADA!"}},
		{query.Args{"query": "ada", "kinds": []string{"SOURCE"}}, []string{"source/ada: Ada"}},
		{query.Args{"query": "may"}, nil},
	} {
		if diff := cmp.Diff(c.want, suggested(t, g, c.args)); diff != "" {
			t.Errorf("%v: -want +got:\n%s", c.args, diff)
		}
	}
	for _, bad := range []query.SuggestQuestion{{Query: "…"}, {Query: "ada", First: new(21)}} {
		if _, err := g.Suggest(t.Context(), bad); !errors.Is(err, kg.ErrInvalid) {
			t.Errorf("%+v is answered by %v, want ErrInvalid", bad, err)
		}
	}
}
