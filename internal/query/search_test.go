package query_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// named returns a thing with a name.
func named(name string, id kg.ID, fields ...any) kg.Entity {
	e := thing(id, fields...)
	e.Name = name
	return e
}

// The tier counts first, then the kind, then whole words, then the number of relationships.
func TestSearchRanks(t *testing.T) {
	g := graphOf(t,
		named("Ada", "figure/whole"),
		named("Other", "event/whole", "aliases", []string{"ADA!"}),
		named("Ada Minor", "actor/start"),
		named("Adamant", "actor/begins"),
		named("Ada Major", "objection/start", "ground", "Because."),
		named("Minor Ada", "actor/name"), named("Major Ada", "actor/linked"),
		join("actor/linked", kg.MemberOf, "actor/group"), named("A group", "actor/group"),
		named("Plan, point 1", "provision/p/1", "wording", "Ada may."),
		named("Someone", "actor/alias", "aliases", []string{"the Ada"}),
		named("Someone else", "actor/summary", "summary", "Knows Ada."),
		named("No", "objection/quote", "ground", "Because.", "quote", "no ada"),
		named("Nobody", "evidence/s/quote", "quote", "ada"),
	)
	want := []kg.ID{
		"figure/whole", "event/whole",
		"actor/start", "actor/begins", "objection/start",
		"actor/linked", "actor/name",
		"actor/alias",
		"actor/summary", "provision/p/1",
		"objection/quote", "evidence/s/quote",
	}
	if diff := cmp.Diff(want, hits(t, g, query.Args{"query": "ada", "first": 100})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for first := 1; first < 5; first++ {
		if diff := cmp.Diff(want, leafed(t, g, "ada", "first", "after", first)); diff != "" {
			t.Errorf("pages of %d: -want +got:\n%s", first, diff)
		}
		if diff := cmp.Diff(want, leafed(t, g, "ada", "last", "before", first)); diff != "" {
			t.Errorf("pages of %d from the end: -want +got:\n%s", first, diff)
		}
	}
}

// leafed returns what a search finds, page by page, in the order of the list. Scores must never increase.
func leafed(t *testing.T, g *query.Graph, words, length, cursor string, n int) (all []kg.ID) {
	t.Helper()
	a := query.Args{"query": words, length: n}
	for {
		r, err := searched(g, a)
		if err != nil {
			t.Fatal(err)
		}
		page, err := r.Edges(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if len(page) == 0 {
			return all
		}
		var ids []kg.ID
		for i, e := range page {
			ids = append(ids, e.Node.ID)
			if i > 0 && e.Score > page[i-1].Score {
				t.Errorf("%s has the score %v after %v", e.Node.ID, e.Score, page[i-1].Score)
			}
		}
		if length == "last" {
			all, a[cursor] = append(ids, all...), page[0].Cursor
		} else {
			all, a[cursor] = append(all, ids...), page[len(page)-1].Cursor
		}
	}
}

// What is asked for by its whole name, or its alias, is first however many things have the same words, and an actor
// is not lost among them.
func TestSearchFindsNamesInCrowds(t *testing.T) {
	all := []any{
		named("ZZ", "source/zz", "aliases", []string{"Of Ada"}),
		named("Zoe of Ada", "actor/zoe"),
		named("Ada of", "event/zz"),
	}
	for i := range query.MaxCandidates + 100 {
		all = append(all, named(fmt.Sprint("A report of Ada ", i), kg.ID(fmt.Sprint("source/s", i))))
	}
	g := graphOf(t, all...)
	for words, want := range map[string]kg.ID{"ada of": "event/zz", "of ada": "source/zz", "zoe of ada": "actor/zoe"} {
		if got := hits(t, g, query.Args{"query": words, "first": 2}); len(got) == 0 || got[0] != want {
			t.Errorf("%q finds %v, want %s first", words, got, want)
		}
	}
	if got := hits(t, g, query.Args{"query": "ad o", "first": 3}); slices.Contains(got, "actor/zoe") {
		t.Errorf("only the last word may be the beginning of one: %v", got)
	}
	if got := hits(t, g, query.Args{"query": "ada of", "first": 2}); !slices.Equal(
		got,
		[]kg.ID{"event/zz", "actor/zoe"},
	) {
		t.Errorf("got %v", got)
	}
}

// Counts and facets are exact, or say that they are not.
func TestSearchCounts(t *testing.T) {
	all := []any{named("Ada", "actor/ada")}
	for i := range query.MaxCandidates - 500 {
		all = append(all, named(fmt.Sprint("A report of Ada ", i), kg.ID(fmt.Sprint("source/s", i))))
		if i == 9 {
			checkCounts(t, graphOf(t, all...), 11, true)
		}
	}
	// The index finds 1,400 sources and the actor.
	checkCounts(t, graphOf(t, all...), 1401, false)
}

func checkCounts(t *testing.T, g *query.Graph, want int, exact bool) {
	t.Helper()
	r, err := searched(g, query.Args{"query": "ada", "first": 3})
	if err != nil {
		t.Fatal(err)
	}
	total, err := r.Total(t.Context())
	if err != nil || exact != (total != nil) || exact && *total != want {
		t.Errorf("Total = %v, %v; want %d, exact %v", total, err, want, exact)
	}
	if n, err := r.AtLeast(t.Context()); err != nil || n != want {
		t.Errorf("AtLeast = %d, %v; want %d", n, err, want)
	}
	facets, err := r.Facets(t.Context(), []string{"KIND"})
	values := []query.ValueCount{{Value: "SOURCE", Count: want - 1}, {Value: "ACTOR", Count: 1}}
	if diff := cmp.Diff([]query.Facet{{Field: "KIND", Values: values}}, facets); err != nil || diff != "" {
		t.Errorf("%v, -want +got:\n%s", err, diff)
	}
}
