package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// Texts with all sorts of letters are written as gqlgen writes them, in an object without other fields and in one with.
func TestWholeTexts(t *testing.T) {
	odd := `"quoted" \ / <b>&amp;</b> 'x'` + "\u2028\u2029\u00a0\u007f\U0001F600 ї\t\r\n"
	for c := range 0x1f {
		odd += string(rune(c+1)) + "x" // NUL is no letter of a text
	}
	store := new(kgtest.Memory)
	b := kg.Batch{Meta: &kg.Meta{Revision: "r"}, Entities: []kg.Entity{
		{ID: "actor/a", Kind: kg.Actor, Name: "A", Fields: map[string]any{"summary": odd, "aliases": []string{odd, "", "b"}}},
	}}
	kg.Complete(&b)
	put(t, store, b)
	h := graph.NewHandler(query.New(store), graph.Options{})
	var want bytes.Buffer
	graphql.MarshalString(odd).MarshalGQL(&want)
	object := fmt.Sprintf(`{"s":%s,"aliases":[%s,"","b"],"__typename":"Actor"`, &want, &want)
	for more, ends := range map[string]string{"": "}", " evidence { id }": `,"evidence":[]}`} {
		body := requestBody(t, "{ actors { nodes { s: summary aliases __typename"+more+" } } }")
		got := send(t, h, "POST", "/graphql", body).Body.String()
		if !strings.Contains(got, "["+object+ends+"]") {
			t.Errorf("%s, want %s%s", got, object, ends)
		}
	}
}

// An object has the same values whether all of its fields are plain, or others stand between them, in any order, with
// aliases, fragments and directives.
func TestWholeAndMixed(t *testing.T) {
	h := handler(t, graph.Options{})
	const fields = `id n: name ...F @include(if: true) kind @skip(if: true) uk: name(lang: UK) aliases ... on Actor { category }`
	const fragment = ` fragment F on Entity { summary externalIds { scheme value } name }`
	whole := listed(t, h, `{ actors { edges { cursor node { `+fields+` } } } }`+fragment)
	const between = `id e0: evidence { id } n: name e1: evidence { id } ...F @include(if: true) e2: evidence { id }
		uk: name(lang: UK) e3: evidence { id } aliases e4: evidence { id } category e5: evidence { id } e6: id`
	for _, mixed := range []string{fields + ` e: evidence { id }`, `e: evidence { id } ` + fields, between} {
		got := listed(t, h, `{ actors { edges { cursor node { `+mixed+` } } } }`+fragment)
		for i, edge := range got {
			node := edge["node"].(map[string]any)
			for name := range node {
				if strings.HasPrefix(name, "e") && name != "externalIds" {
					delete(node, name)
				}
			}
			if want, have := text(t, whole[i]), text(t, edge); want != have {
				t.Errorf("%s: %s, want %s", mixed, have, want)
			}
		}
	}
}

// The keys of an object are in the order of the operation.
func TestWholeOrder(t *testing.T) {
	h := handler(t, graph.Options{})
	w := send(t, h, "POST", "/graphql", requestBody(t, `{ actors(first: 1) { nodes {
		kind a: evidence { id } id name b: evidence { id } plainId c: evidence { id } aliases d: evidence { id } note z: id } } }`))
	at := -1
	for _, key := range []string{"kind", "a", "id", "name", "b", "plainId", "c", "aliases", "d", "note", "z"} {
		next := strings.Index(w.Body.String(), `"`+key+`":`)
		if next <= at {
			t.Errorf("%s is not in its place: %s", key, w.Body)
		}
		at = next
	}
	if w := send(t, h, "POST", "/graphql", requestBody(t, `{ actors(first: 1) { nodes { id @skip(if: true) } } }`)); !strings.Contains(w.Body.String(), `[{}]`) {
		t.Errorf("an object without fields is %s", w.Body)
	}
}

// listed returns the edges of the actors in an answer.
func listed(t *testing.T, h http.Handler, question string) []map[string]any {
	t.Helper()
	w := send(t, h, "POST", "/graphql", requestBody(t, question))
	var answer struct {
		Data struct {
			Actors struct{ Edges []map[string]any }
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Data.Actors.Edges) < 2 {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return answer.Data.Actors.Edges
}

// text returns v as JSON.
func text(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
