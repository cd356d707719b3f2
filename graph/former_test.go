package graph_test

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// formerly returns an id that the thing had before.
func formerly(id string) string {
	if kg.ID(id).IsRelationship() {
		for _, e := range fixture().Entities {
			if kind := e.Kind; kind.IsEntity() {
				id = strings.ReplaceAll(id+"/", "/"+string(e.ID)+"/", "/"+formerly(string(e.ID))+"/")
				id = strings.TrimSuffix(id, "/")
			}
		}
		return id
	}
	kind, rest, _ := strings.Cut(id, "/")
	return kind + "/was-" + rest
}

// renamedHandler answers from a copy of the fixture. In the copy, each thing has a former id too.
func renamedHandler(t *testing.T) http.Handler {
	t.Helper()
	b := fixture()
	for _, e := range fixture().Entities {
		if e.Kind != kg.Merged && e.Kind != kg.Evidence {
			former := kg.ID(formerly(string(e.ID)))
			b.Entities = append(b.Entities, kg.Entity{
				ID: former, Kind: kg.Merged, Name: string(former), Fields: map[string]any{"into": string(e.ID)},
			})
		}
	}
	store := openSQLite(t)
	put(t, store, b)
	return graph.NewHandler(query.New(store).WithPathTime(time.Minute), graph.Options{})
}

var quotedID = regexp.MustCompile(`"([a-z]+/[^"]*)"`)

// Each argument of a field of Query that is an id takes former ids, and the answer is the answer for the current ids.
func TestArgumentsTakeFormerIDs(t *testing.T) {
	w, h := writer{schema(t)}, renamedHandler(t)
	for _, f := range w.Query.Fields {
		args := subjects[f.Name]
		former := quotedID.ReplaceAllStringFunc(args, func(s string) string {
			return `"` + formerly(strings.Trim(s, `"`)) + `"`
		})
		if former == args {
			continue
		}
		ask := func(args string) any { return answerTo(t, h, "{ "+f.Name+"("+args+")"+w.below(f.Type, plainNode)+" }") }
		if diff := cmp.Diff(ask(args), ask(former)); diff != "" {
			t.Errorf("%s(%s) answers another than with the current ids:\n%s", f.Name, former, diff)
		}
	}
}

// Each condition on an id takes former ids, also in conditions on relationships and on what they lead to. The
// conditions are those that the schema allows in the arguments of the fields of Query.
func TestFiltersTakeFormerIDs(t *testing.T) {
	w, h := writer{schema(t)}, renamedHandler(t)
	current, former := []string{}, []string{}
	b := fixture()
	for i, e := range b.Entities {
		if e.Kind != kg.Merged && i%2 == 0 {
			current, former = append(current, string(e.ID)), append(former, formerly(string(e.ID)))
		}
	}
	for i, r := range b.Relationships {
		if i%2 == 0 {
			current, former = append(current, string(r.ID)), append(former, formerly(string(r.ID)))
		}
	}
	all, matter := 0, 0
	for _, f := range w.Query.Fields {
		for _, a := range f.Arguments {
			for _, path := range w.idFilters(a.Type, 3) {
				ask := func(ids []string) any {
					args := a.Name + ": " + fmt.Sprintf(path, "{in: "+idList(ids)+"}")
					if subjects[f.Name] != "" {
						args = subjects[f.Name] + ", " + args
					}
					return answerTo(t, h, "{ "+f.Name+"("+args+")"+w.below(f.Type, plainNode)+" }")
				}
				want := ask(current)
				if diff := cmp.Diff(want, ask(former)); diff != "" {
					t.Errorf("%s(%s: %s) answers another than for the current ids:\n%s", f.Name, a.Name, path, diff)
				}
				all++
				if !cmp.Equal(want, ask([]string{"actor/nobody"})) {
					matter++
				}
			}
		}
	}
	if matter < 300 {
		t.Errorf("of %d conditions %d change an answer: want at least 300", all, matter)
	}
}

// idFilters returns the conditions on ids in an input object and in the input objects in it, as formats of a value.
func (w writer) idFilters(of *ast.Type, depth int) (all []string) {
	d := w.Types[of.Name()]
	if d == nil || d.Kind != ast.InputObject || depth == 0 {
		return nil
	}
	for _, f := range d.Fields {
		switch f.Name {
		case "and", "or", "not":
			continue
		}
		if f.Type.Name() == "IDFilter" {
			all = append(all, "{"+f.Name+": %s}")
			continue
		}
		for _, inner := range w.idFilters(f.Type, depth-1) {
			all = append(all, "{"+f.Name+": "+inner+"}")
		}
	}
	return all
}
