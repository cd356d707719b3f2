package graph_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/graph"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// TestFieldsOfEachLevel asks for other fields on each level of lists in lists. A store that leaves out what is not wanted
// must give the same answers as one that leaves out nothing, in the same round trips.
func TestFieldsOfEachLevel(t *testing.T) {
	store := new(kgtest.Memory)
	put(t, store, fixture())
	whole := graph.NewHandler(query.New(store), graph.Options{})
	sparing := graph.NewHandler(query.New(kgtest.Sparing(store)), graph.Options{})
	for _, operation := range []string{
		// The near end of a relationship was read on the level before.
		`{ provisions { edges { node { id objections { edges { relationship { id target { id ... on Provision { wording } } } } } } } } }`,
		// An alias shares a round trip, and a fragment is on two levels.
		`{ provisions { nodes { id wording a: territories { nodes { name } } territories { edges { node { ...T } } } } }
			territories { nodes { ...T } } }
			fragment T on Territory { id category provisions { nodes { number title document { id name } } } }`,
		// What is not a list leads to lists again.
		`{ provisions { nodes { id document { id ... on Agreement { provisions { nodes { number wording } } } } } } }`,
		`{ relationships(first: 5) { edges { node { id type source { id ... on Actor { name objections { nodes { id date } } } }
			evidence { id source { title } } } } } }`,
		`{ actors(orderBy: {field: NAME}) { edges { cursor node { id relationships { edges { entity { id name } node { status note } } } } } } }`,
		`{ provisions(asOf: {valid: "2020-01-01"}) { nodes { number objections { nodes { id date } } } } }`,
	} {
		want, trips := ask(t, whole, operation, nil)
		got, same := ask(t, sparing, operation, nil)
		if diff := cmp.Diff(string(want), string(got)); diff != "" || !slices.Equal(trips, same) {
			t.Errorf("%s\n%s\ntrips %q and %q", operation, diff, trips, same)
		}
		if bytes.Contains(want, []byte(`"errors"`)) {
			t.Errorf("%s\n%s", operation, want)
		}
	}
}
