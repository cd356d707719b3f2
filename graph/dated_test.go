package graph_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"golang.org/x/tools/txtar"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// subjects are arguments of the fields of Query that need an id, or more than asOf. The ids are of the fixture.
var subjects = map[string]string{
	"node":               `id: "proposal/plan"`,
	"nodes":              `ids: ["proposal/plan", "relationship/proposed/actor/bob/proposal/plan"]`,
	"search":             `query: "plan"`,
	"suggest":            `query: "plan"`,
	"relationshipsAmong": `ids: ["proposal/plan", "actor/bob", "event/leak"]`,
	"paths":              `from: "actor/ada", to: "territory/north", without: ["event/leak"]`,
	"reachable":          `from: ["proposal/plan", "actor/ada"], without: ["event/leak"]`,
	"sequence":           `document: "proposal/plan"`,
	"connected":          `from: "actor/ada", to: "territory/north", without: ["event/leak"]`,
	"subgraph":           `around: ["proposal/plan", "actor/ada"], without: ["event/leak"]`,
	"conflicts":          `document: "proposal/plan", with: "agreement/treaty", assertedBy: "actor/ada"`,
	"changes":            `of: ["proposal/plan"]`,
	"compare":            `a: "proposal/plan", b: "agreement/treaty"`,
	"compareMany":        `documents: ["proposal/plan", "agreement/treaty"]`,
	"newSince":           `document: "proposal/plan"`,
	"gaps":               `document: "agreement/treaty", against: ["proposal/plan"]`,
	"positions":          `of: {document: "proposal/plan"}, actors: ["actor/ada", "actor/bob"]`,
	"timeline":           `about: "proposal/plan"`,
	"fulfilment":         `document: "agreement/treaty"`,
	"votes":              `document: "agreement/treaty"`,
	"verify":             `text: "Never. And she left the room", about: "actor/ada"`,
	"dependents":         `of: ["proposal/plan"]`,
	"requirements":       `document: "proposal/plan"`,
	"obligations":        `of: ["proposal/plan"], actors: ["actor/army", "actor/bank"]`,
}

// asOfDays and idDays are the same days, on which the fixture has something of every kind.
const (
	asOfDays = `asOf: {valid: "2026-01-01", known: "2026-01-02"}`
	idDays   = "@valid:2026-01-01@known:2026-01-02"
)

func fixtureHandler(t *testing.T) http.Handler {
	t.Helper()
	store := openSQLite(t)
	put(t, store, fixture())
	return graph.NewHandler(query.New(store).WithPathTime(time.Minute), graph.Options{})
}

// Below each field of Query with asOf, each id of each type has the days, and plainId has not. The queries are made from
// the schema: they ask a field of Query for all that it leads to, and then, by their ids, all things that were found for
// all of their fields, until nothing new is found.
func TestIDsBelowAsOfHaveItsDays(t *testing.T) {
	w := writer{schema(t)}
	h := fixtureHandler(t)
	for _, f := range w.Query.Fields {
		if f.Arguments.ForName("asOf") == nil || !w.isComposite(f) {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			seen := map[string]string{} // types by id
			reach := func(operation string) (found map[string]string) {
				found = map[string]string{}
				for _, n := range idsIn(answerTo(t, h, operation)) {
					if n.ID != n.PlainID+idDays {
						t.Errorf("%s %s with the plain id %s, want the days %s", n.Type, n.ID, n.PlainID, idDays)
					}
					if seen[n.ID] == "" {
						seen[n.ID], found[n.ID] = n.Type, n.Type
					}
				}
				return found
			}
			args := strings.TrimPrefix(subjects[f.Name]+", "+asOfDays, ", ")
			found := reach("{ " + f.Name + "(" + args + ")" + w.below(f.Type, plainNode) + " }")
			if len(found) == 0 {
				t.Errorf("%s(%s) answers nothing: see subjects in this file", f.Name, args)
			}
			for len(found) > 0 {
				next := map[string]string{}
				for _, of := range w.nodeTypes() {
					ids := slices.DeleteFunc(slices.Sorted(maps.Keys(found)), func(id string) bool { return found[id] != of })
					for chunk := range slices.Chunk(ids, 5) {
						maps.Copy(next, reach(fmt.Sprintf("{ nodes(ids: %s) { ... on %s%s } }", idList(chunk), of, w.all(of))))
					}
				}
				found = next
			}
			types := slices.Compact(slices.Sorted(maps.Values(seen)))
			if diff := cmp.Diff(w.nodeTypesBelow(f.Type), types); diff != "" {
				t.Errorf("types below %s: schema -, seen +:\n%s", f.Name, diff)
			}
		})
	}
}

// node finds everything that a golden has an id of, with exactly this id.
func TestNodeFindsWhatGoldensAnswer(t *testing.T) {
	h := fixtureHandler(t)
	files, err := filepath.Glob("testdata/query/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	ids := map[string]bool{}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if f.Name == "want" {
				var answer any
				if err := json.Unmarshal(f.Data, &answer); err != nil {
					t.Fatal(err)
				}
				for _, n := range idsIn(answer) {
					ids[n.ID] = true
				}
			}
		}
	}
	dated := 0
	for id := range ids {
		if strings.Contains(id, "@") {
			dated++
		}
		got := idsIn(answerTo(t, h, fmt.Sprintf("{ node(id: %q) { id } }", id)))
		if len(got) != 1 || got[0].ID != id {
			t.Errorf("node(id: %q) answers %v", id, got)
		}
	}
	if dated == 0 || dated == len(ids) {
		t.Errorf("%d of %d ids in goldens have days", dated, len(ids))
	}
}

// Each argument of Query that is an id, and not in a filter, takes an id with days. The answer is the answer to asOf.
// Other days beside it, and wrong days, are errors that name the argument. No other type has such arguments.
func TestIDArgumentsTakeDays(t *testing.T) {
	w := writer{schema(t)}
	h := fixtureHandler(t)
	for _, d := range w.Types {
		for _, f := range d.Fields {
			for _, a := range f.Arguments {
				for _, path := range w.idPaths(a.Name, a.Type) {
					if d == w.Subscription { // its ids are those of Query.changes, as TestStreamRefused in server/follow checks
						continue
					}
					if d != w.Query {
						t.Errorf("%s.%s(%s) is an id, and no test gives it days", d.Name, f.Name, path)
						continue
					}
					t.Run(f.Name+"/"+path, func(t *testing.T) { w.takesDays(t, h, f, path) })
				}
			}
		}
	}
}

// isComposite reports whether the answer to f has fields. A number or a Boolean has none, and so no id.
func (w writer) isComposite(f *ast.FieldDefinition) bool {
	return w.Types[f.Type.Name()].IsCompositeType()
}

// takesDays checks one argument of a field of Query.
func (w writer) takesDays(t *testing.T, h http.Handler, f *ast.FieldDefinition, path string) {
	args := subjects[f.Name]
	if path == "of.provisions" {
		args = `of: {provisions: ["provision/plan/1", "provision/plan/2"]}, actors: ["actor/ada"]`
	}
	name := path[strings.LastIndex(path, ".")+1:]
	at := strings.Index(args, name+": ")
	if at < 0 {
		t.Fatalf("subjects has no argument %s of %s", path, f.Name)
	}
	end := at + strings.Index(args[at:], `"`) + 1
	end += strings.Index(args[end:], `"`)
	with := func(days string) string { return args[:end] + days + args[end:] }
	ask := func(args string) string {
		return "{ " + f.Name + "(" + args + ")" + w.below(f.Type, plainNode) + " }"
	}
	if f.Arguments.ForName("asOf") != nil {
		want, got := answerTo(t, h, ask(args+", "+asOfDays)), answerTo(t, h, ask(with(idDays)))
		if f.Name == "nodes" { // each id has its own days
			want, got = want.(map[string]any)["nodes"].([]any)[0], got.(map[string]any)["nodes"].([]any)[0]
		}
		if diff := cmp.Diff(want, got); diff != "" || len(idsIn(got)) == 0 && w.isComposite(f) {
			t.Errorf("asOf -, %s +:\n%s", with(idDays), diff)
		}
		refuses(t, h, ask(with("@valid:2025-12-31")+", "+asOfDays), name+" ", "@valid:2025-12-31", "2026-01-01")
	}
	for _, days := range []string{
		"@", "@valid", "@valid:", "@valid:2026", "@valid:2026-01", "@valid:2026-02-30", "@valid:2026-1-1",
		"@known:2026-01-01@valid:2026-01-01", "@valid:2026-01-01@valid:2026-01-01", "@on:2026-01-01", "@valid:2026-01-01@",
	} {
		refuses(t, h, ask(with(days)), name+" ", days+`\"`, "want an id alone, or with whole days")
	}
}

// Each filter of an id takes an id with the days of its list, and refuses other days.
func TestFiltersTakeTheDaysOfTheirList(t *testing.T) {
	h := fixtureHandler(t)
	checked := 0
	check := func(list string, f kg.Field) {
		if !f.Filter || f.Type != kg.Ref && f.Type != kg.Refs {
			return
		}
		checked++
		condition := func(days string) string {
			one, several := "eq", "in"
			if f.Type == kg.Refs {
				one, several = "has", "hasAny"
			}
			return fmt.Sprintf(`or: [{%[1]s: {%[2]s: "a/b%[4]s"}}, {%[1]s: {%[3]s: ["a/b", "c/d%[4]s"]}}]`,
				f.ClientName(), one, several, days)
		}
		ask := func(asOf, days string) string {
			return fmt.Sprintf("{ %s(%s where: {%s}) { nodes { id } } }", list, asOf, condition(days))
		}
		answerTo(t, h, ask(asOfDays, idDays))
		refuses(t, h, ask("", idDays), "where.or."+f.ClientName(), "as of now")
		refuses(t, h, ask(asOfDays, "@valid:2026-01-01"), "where.or."+f.ClientName(), `as of {valid: \"2026-01-01\"`)
		refuses(t, h, ask(asOfDays, "@valid:2026"), "where.or."+f.ClientName(), "want an id alone, or with whole days")
	}
	for _, k := range kg.Kinds() {
		for _, f := range kg.EntityFields(k) {
			check(k.Row().List, f)
		}
	}
	for _, f := range kg.RelationshipFields() {
		check("relationships", f)
	}
	if checked < 15 {
		t.Errorf("checked %d filters of ids, want more", checked)
	}
}

// refuses fails the test unless the answer is BAD_USER_INPUT with each of the words in its message.
func refuses(t *testing.T, h http.Handler, operation string, words ...string) {
	t.Helper()
	reply, _ := ask(t, h, operation, nil)
	text := string(reply)
	for _, word := range append(words, `"code": "BAD_USER_INPUT"`) {
		if !strings.Contains(text, word) {
			t.Errorf("%.300s\nanswers without %s:\n%.500s", operation, word, text)
			return
		}
	}
}

// answerTo returns the data that answer an operation, which must have no error.
func answerTo(t *testing.T, h http.Handler, operation string) any {
	t.Helper()
	reply, _ := ask(t, h, operation, nil)
	var answer struct {
		Errors []any
		Data   any
	}
	if err := json.Unmarshal(reply, &answer); err != nil || len(answer.Errors) > 0 {
		t.Fatalf("%s\n%v: %.500s", operation, err, reply)
	}
	return answer.Data
}

// A nodeIn is a thing in an answer.
type nodeIn struct{ ID, PlainID, Type string }

// idsIn returns the things in an answer that have an id.
func idsIn(answer any) (all []nodeIn) {
	switch v := answer.(type) {
	case map[string]any:
		if id, ok := v["id"].(string); ok {
			plain, _ := v["plainId"].(string)
			of, _ := v["__typename"].(string)
			all = append(all, nodeIn{id, plain, of})
		}
		for _, in := range v {
			all = append(all, idsIn(in)...)
		}
	case []any:
		for _, in := range v {
			all = append(all, idsIn(in)...)
		}
	}
	return all
}

// idList returns the texts as a list of GraphQL.
func idList(texts []string) string {
	text, _ := json.Marshal(texts) // the characters of ids need no other escapes in GraphQL
	return string(text)
}

// A writer writes selections from the schema.
type writer struct{ *ast.Schema }

// nodeTypes returns the object types that have an id, sorted.
func (w writer) nodeTypes() (all []string) {
	for _, d := range w.PossibleTypes["Node"] {
		if d.Kind == ast.Object {
			all = append(all, d.Name)
		}
	}
	slices.Sort(all)
	return all
}

// nodeTypesBelow returns the object types with an id to which a field of type of leads, at any depth, sorted.
func (w writer) nodeTypesBelow(of *ast.Type) (all []string) {
	reached := map[string]bool{}
	var reach func(*ast.Definition)
	reach = func(d *ast.Definition) {
		if reached[d.Name] {
			return
		}
		reached[d.Name] = true
		for _, possible := range w.PossibleTypes[d.Name] {
			reach(possible)
		}
		for _, f := range d.Fields {
			if !strings.HasPrefix(f.Description, "Always null") { // SourceEdge.relationship
				reach(w.Types[f.Type.Name()])
			}
		}
	}
	reach(w.Types[of.Name()])
	return slices.DeleteFunc(w.nodeTypes(), func(name string) bool { return !reached[name] })
}

// isNode reports whether d is Node, an interface like it, or an object type that has an id.
func (w writer) isNode(d *ast.Definition) bool {
	return d.Name == "Node" || slices.Contains(d.Interfaces, "Node")
}

// plainNode is the selection of a thing by which tests know it.
func plainNode(*ast.Definition) string { return "{ __typename id plainId }" }

// below returns the selection of a field of type of that leads to each thing below, and what to select there. It is empty
// if nothing below has an id.
func (w writer) below(of *ast.Type, node func(*ast.Definition) string) string {
	d := w.Types[of.Name()]
	switch {
	case d.IsLeafType():
		return ""
	case w.isNode(d):
		return " " + node(d)
	}
	in := ""
	for _, f := range d.Fields {
		if needsNothing(f) {
			if below := w.below(f.Type, node); below != "" {
				in += " " + f.Name + below
			}
		}
	}
	if in == "" {
		return withoutThings[d.Name]
	}
	return " {" + in + " }"
}

// withoutThings has the selections of types that lead to nothing that has an id.
var withoutThings = map[string]string{"DataChangeConnection": " { nodes { number } }"}

// all returns the selection of all that a type leads to.
func (w writer) all(of string) string {
	in := "{ __typename id plainId"
	for _, f := range w.Types[of].Fields {
		if below := w.below(f.Type, plainNode); below != "" && needsNothing(f) {
			in += " " + f.Name + below
		}
	}
	return in + " }"
}

// needsNothing reports whether a field can be asked without arguments.
func needsNothing(f *ast.FieldDefinition) bool {
	return !slices.ContainsFunc(f.Arguments, func(a *ast.ArgumentDefinition) bool {
		return a.Type.NonNull && a.DefaultValue == nil
	})
}

// idPaths returns the paths of the ids in an argument, without those in filters: "of.document".
func (w writer) idPaths(path string, of *ast.Type) (all []string) {
	d := w.Types[of.Name()]
	switch {
	case d.Name == "ID":
		return []string{path}
	case d.Kind != ast.InputObject || strings.HasSuffix(d.Name, "Filter"):
		return nil
	}
	for _, f := range d.Fields {
		all = append(all, w.idPaths(path+"."+f.Name, f.Type)...)
	}
	return all
}
