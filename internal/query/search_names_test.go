package query_test

import (
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
	"accordgraph/seed/seedtest"
)

// Every actor, document and territory of the bundled data is the first hit of its own name, also in Ukrainian, and of
// each of its aliases. Those that share a name are the first together. Of everything else that has a name, at least 95 in 100 are
// the first hit of their own names.
func TestOwnNameIsFirst(t *testing.T) {
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	g := query.New(seedtest.Open(t))
	kinds, sharing := map[kg.ID]kg.Kind{}, map[string][]kg.ID{}
	for _, e := range b.Entities {
		kinds[e.ID] = e.Kind
		for _, name := range ownNames(e) {
			sharing[name] = append(sharing[name], e.ID)
		}
	}
	asked, first := map[kg.Kind]int{}, map[kg.Kind]int{}
	for name, ids := range sharing {
		hits := hits(t, g, query.Args{"query": name, "first": min(kg.MaxPage, len(ids))})
		for _, id := range ids {
			asked[kinds[id]]++
			switch {
			case slices.Contains(hits, id):
				first[kinds[id]]++
			case slices.Contains([]kg.Kind{kg.Actor, kg.Proposal, kg.Agreement, kg.Territory}, kinds[id]):
				t.Errorf("%q does not find %s first, but %v", name, id, hits)
			default:
				t.Logf("%q does not find %s first, but %v", name, id, hits)
			}
		}
	}
	for kind, n := range asked {
		t.Logf("%s: of %d names, %d find it first", kind, n, first[kind])
		if 100*first[kind] < 95*n {
			t.Errorf("%s: of %d names only %d find it first", kind, n, first[kind])
		}
	}
}

// ownNames returns the folded names in both languages and the aliases of e, each once. Evidence has none.
func ownNames(e kg.Entity) (all []string) {
	if e.Kind == kg.Merged || e.Kind == kg.Evidence {
		return nil
	}
	for _, name := range append([]string{e.Name, e.TextIn("UK", "name")}, e.Texts("aliases")...) {
		all = append(all, strings.Join(kg.WordsOf(name), " "))
	}
	return slices.Compact(slices.Sorted(slices.Values(all)))
}

// stored returns a store that holds b.
func stored(t *testing.T, b kg.Batch) kg.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(t.Context()) })
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	return s
}

// hits returns what a search finds on its page.
func hits(t *testing.T, g *query.Graph, a query.Args) (ids []kg.ID) {
	t.Helper()
	r, err := searched(g, a)
	if err != nil {
		t.Fatalf("%v: %v", a, err)
	}
	edges, err := r.Edges(t.Context())
	if err != nil {
		t.Fatalf("%v: %v", a, err)
	}
	for _, e := range edges {
		ids = append(ids, e.Node.ID)
	}
	return ids
}

// searched returns the results of a search with these arguments.
func searched(g *query.Graph, a query.Args) (*query.Results, error) {
	q, err := query.ReadQuestion[query.SearchQuestion](a)
	if err != nil {
		return nil, err
	}
	return g.Search(q)
}

// A Ukrainian name is a text of the field name. Of the two names the match is the one that has more of the words.
func TestUkrainianNameIsAMatchOfName(t *testing.T) {
	g := query.New(stored(t, kg.Batch{Entities: []kg.Entity{{
		ID: "actor/hungary", Kind: kg.Actor, Name: "Hungary", Fields: map[string]any{"category": "STATE", "nameUk": "Угорщина"},
	}}}))
	for _, name := range []string{"Hungary", "Угорщина"} {
		r, err := searched(g, query.Args{"query": name})
		if err != nil {
			t.Fatal(err)
		}
		edges, err := r.Edges(t.Context())
		if err != nil || len(edges) != 1 || len(edges[0].Matches) != 1 {
			t.Fatalf("%s finds %v, %v", name, edges, err)
		}
		if m := edges[0].Matches[0]; m.Field != "name" || m.Text != name {
			t.Errorf("%s is found in %s %q", name, m.Field, m.Text)
		}
	}
}
