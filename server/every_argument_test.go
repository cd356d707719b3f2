package main

import (
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/seed"
)

// TestEveryArgument queries each field of the schema once without optional arguments, and
// then with each of its arguments. The values of an argument are each value of an enum, each
// field of an input object, and null. The ids in arguments are ids of the bundled data. The
// server must answer each query, or say what is wrong with it. The queries are made from the
// schema, so nobody needs to add a new field or argument to this test.
//
// The SQLite store gets all queries. The Neo4j store gets each argument of each type only
// once, on the first field with the argument. With -short, the SQLite store gets these
// queries too, and no others.
func TestEveryArgument(t *testing.T) {
	for _, store := range []struct {
		name string
		open func(*testing.T) string
		once bool
	}{{"sqlite", sqliteServer, false}, {"neo4j", neo4jServer, true}} {
		t.Run(store.name, func(t *testing.T) {
			a := asking{url: store.open(t), empty: map[string]bool{}}
			places := newProbing(t, store.once || testing.Short()).places()
			for _, place := range places {
				for batch := range slices.Chunk(place.fields, 20) {
					a.ask(t, place, batch)
				}
			}
			t.Logf("%d questions, %d refused; %d places, %d empty", a.asked, a.refused, len(places), len(a.empty))
			if a.asked < 1000 || a.refused*4 > a.asked {
				t.Errorf("%d of %d questions were refused: too many to check anything", a.refused, a.asked)
			}
			if len(a.empty)*10 > len(places) {
				t.Errorf("nothing is at %d of %d places: %q", len(a.empty), len(places), slices.Sorted(maps.Keys(a.empty)))
			}
		})
	}
}

// asking counts the fields that a server was asked for.
type asking struct {
	url            string
	asked, refused int
	empty          map[string]bool // places where the bundled data has nothing
}

// ask asks for some fields of a place in one operation. If the server refuses the whole
// operation, ask tries each half of the fields, and so on, until it finds the field that is
// refused.
func (a *asking) ask(t *testing.T, at place, fields []string) {
	t.Helper()
	var query strings.Builder
	query.WriteString(at.before)
	for i, f := range fields {
		query.WriteString(" a" + strconv.Itoa(i) + ": " + f)
	}
	query.WriteString(at.after)
	body, err := json.Marshal(map[string]string{"query": query.String()})
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.Post(a.url+"/graphql", "application/json", strings.NewReader(string(body)))
	if err != nil {
		t.Fatalf("%s: %v", query.String(), err)
	}
	defer reply.Body.Close()
	text, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatalf("%s: %v", query.String(), err)
	}
	var answer struct {
		Data   map[string]any
		Errors []struct {
			Message    string
			Path       []any
			Extensions struct{ Code string }
		}
	}
	err = json.Unmarshal(text, &answer)
	if broken := err != nil || reply.StatusCode >= 500 || answer.Data == nil; broken && len(fields) > 1 {
		a.ask(t, at, fields[:len(fields)/2])
		a.ask(t, at, fields[len(fields)/2:])
		return
	}
	if err != nil || reply.StatusCode >= 500 {
		t.Errorf("%s: %s %.300s (%v)", query.String(), reply.Status, text, err)
	}
	if answer.Data != nil && !strings.Contains(string(text), `"a0"`) {
		a.empty[at.before] = true
	}
	a.asked += len(fields)
	refused := map[int]bool{}
	for _, e := range answer.Errors {
		which := askedBy(e.Path)
		refused[which] = true
		if !refusals[e.Extensions.Code] {
			t.Errorf("%s %s %s: %s %s", at.before, fields[which], at.after, e.Extensions.Code, e.Message)
		}
	}
	a.refused += len(refused)
}

// refusals are the error codes with which the server may refuse a query.
var refusals = map[string]bool{"BAD_USER_INPUT": true, "QUERY_TOO_COSTLY": true, "QUERY_TOO_LARGE": true}

// askedBy returns the number of the field to which the path of an error leads. The alias of
// field n is "a" and n. If the path has no such alias, askedBy returns 0.
func askedBy(path []any) int {
	for _, p := range path {
		if s, ok := p.(string); ok && strings.HasPrefix(s, "a") {
			if n, err := strconv.Atoi(s[1:]); err == nil {
				return n
			}
		}
	}
	return 0
}

// A place is a query without the fields of one type. The fields are inserted between the
// texts before and after.
type place struct {
	on            string // the type
	before, after string
	fields        []string // the fields to ask for, with arguments and selections
}

// A probing makes queries from the schema.
type probing struct {
	schema *ast.Schema
	real   map[string]string // maps a type to ids of the bundled data, quoted, with commas between them
	once   bool              // ask for each argument of a type on one field only
	asked  map[string]bool   // the arguments and values that were asked for
	deep   map[string]bool   // the fields of input objects that were asked for with all their values
}

func newProbing(t *testing.T, once bool) *probing {
	t.Helper()
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	return &probing{
		schema: graph.Schema(),
		real:   things(b),
		once:   once,
		asked:  map[string]bool{},
		deep:   map[string]bool{},
	}
}

// things returns ids of some things of each kind. Together, these things have relationships
// of every type and direction, with things of every kind, that any thing of the kind has.
func things(b kg.Batch) map[string]string {
	joins := map[kg.ID]map[string]bool{}
	join := func(id kg.ID, what string) {
		if joins[id] == nil {
			joins[id] = map[string]bool{}
		}
		joins[id][what] = true
	}
	for _, r := range b.Relationships {
		join(r.From, "from "+string(r.Type)+" to "+string(r.To.Kind()))
		join(r.To, "to "+string(r.Type)+" from "+string(r.From.Kind()))
	}
	all, covered := map[string][]string{"Relationship": {strconv.Quote(string(b.Relationships[0].ID))}}, map[string]bool{}
	slices.SortStableFunc(b.Entities, func(x, y kg.Entity) int { return len(joins[y.ID]) - len(joins[x.ID]) })
	for _, e := range b.Entities {
		k, adds := string(e.Kind), len(all[string(e.Kind)]) == 0
		for what := range joins[e.ID] {
			adds = adds || !covered[k+what]
			covered[k+what] = true
		}
		if adds {
			all[k] = append(all[k], strconv.Quote(string(e.ID)))
		}
	}
	all["Document"] = slices.Concat(all["Proposal"], all["Agreement"])
	all["Entity"] = slices.Concat(all["Actor"][:1], all["Document"][:1], all["Provision"][:1])
	all["Node"] = slices.Concat(all["Entity"], all["Evidence"][:1], all["Relationship"])
	ids := map[string]string{}
	for k, list := range all {
		ids[k] = strings.Join(list, ", ")
	}
	return ids
}

// places returns a place for each type of the schema. The query of a place finds things by
// their ids. It finds values without an id by the fields that lead to them from Query or from
// a thing.
func (p *probing) places() []place {
	at := map[string]place{"Query": {on: "Query", before: "{", after: " }"}}
	next := []string{"Query"}
	for _, name := range slices.Sorted(maps.Keys(p.real)) {
		if p.schema.Types[name] == nil { // merged entities have no type
			continue
		}
		at[name] = place{on: name, before: "{ nodes(ids: [" + p.real[name] + "]) { ... on " + name + " {", after: " } } }"}
		next = append(next, name)
	}
	var all []place
	for len(next) > 0 {
		on := p.schema.Types[next[0]]
		here := at[next[0]]
		next = next[1:]
		for _, f := range on.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			here.fields = append(here.fields, p.field(f)...)
			is := p.schema.Types[f.Type.Name()]
			if _, known := at[is.Name]; !known && !is.IsLeafType() {
				at[is.Name] = place{on: is.Name, before: here.before + " " + f.Name + p.usual(f) + " {", after: " }" + here.after}
				next = append(next, is.Name)
			}
		}
		all = append(all, here)
	}
	return all
}

// field returns selections of f: one with only the required arguments, and one for each value
// of each argument. The latter also have the required arguments.
func (p *probing) field(f *ast.FieldDefinition) []string {
	rest := p.selection(p.schema.Types[f.Type.Name()])
	all := []string{f.Name + arguments(p.required(f)) + rest}
	for _, a := range f.Arguments {
		for _, v := range p.values(a.Type, a.Name, 0) {
			key := a.Name + a.Type.String() + v
			if p.once && p.asked[key] {
				continue
			}
			p.asked[key] = true
			with := p.required(f)
			with[a.Name] = v
			all = append(all, f.Name+arguments(with)+rest)
		}
	}
	return all
}

// usual returns the arguments of a field on the way to a place. They limit a list to three items.
func (p *probing) usual(f *ast.FieldDefinition) string {
	with := p.required(f)
	if f.Arguments.ForName("first") != nil {
		with["first"] = "3"
	}
	return arguments(with)
}

func (p *probing) required(f *ast.FieldDefinition) map[string]string {
	with := map[string]string{}
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			with[a.Name] = p.value(a.Type, a.Name)
		}
	}
	return with
}

func arguments(with map[string]string) string {
	if len(with) == 0 {
		return ""
	}
	return "(" + object(with)[1:len(object(with))-1] + ")"
}

func object(with map[string]string) string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(with)) {
		all = append(all, name+": "+with[name])
	}
	return "{" + strings.Join(all, ", ") + "}"
}

// selection returns the selection set for a type. It has enough fields for lists to be fetched.
func (p *probing) selection(d *ast.Definition) string {
	switch {
	case d.IsLeafType():
		return ""
	case d.Fields.ForName("pageInfo") != nil:
		total := ""
		if d.Fields.ForName("totalCount") != nil {
			total = " totalCount"
		}
		return " { edges { cursor } pageInfo { endCursor hasNextPage }" + total + " }"
	}
	text := " { __typename"
	for _, f := range d.Fields {
		if d.Kind == ast.Object && len(f.Arguments) == 0 && p.schema.Types[f.Type.Name()].IsLeafType() {
			text += " " + f.Name
		}
	}
	return text + " }"
}

// values returns the values of type t to try for an argument or a field of an input object.
// The argument depth is the number of input objects around it. For an input object at depth 0
// or 1, values returns objects with each of its fields. For a deeper input object, it returns
// one value.
func (p *probing) values(t *ast.Type, name string, depth int) []string {
	var all []string
	if !t.NonNull {
		all = append(all, "null")
	}
	def := p.schema.Types[t.Name()]
	switch {
	case t.Elem != nil:
		all = append(all, "[]")
		for _, v := range p.values(t.Elem, name, depth) {
			if v != "null" {
				all = append(all, "["+v+"]")
			}
		}
	case def.Kind == ast.Enum:
		for _, v := range def.EnumValues {
			all = append(all, v.Name)
		}
	case def.Name == "Boolean":
		all = append(all, "true", "false")
	case def.Kind == ast.InputObject && depth < 2:
		for _, f := range def.Fields {
			all = append(all, p.objects(def, f, depth)...)
		}
	default:
		all = append(all, p.value(t, name))
	}
	return all
}

// objects returns input objects of type def with the field f and the required fields. When a
// field is met first, and always if it is an enum, f has all its values. Otherwise it has only
// null and one other value.
func (p *probing) objects(def *ast.Definition, f *ast.FieldDefinition, depth int) []string {
	oneOf := def.Directives.ForName("oneOf") != nil
	values := []string{"null", p.value(f.Type, f.Name)}
	if key := def.Name + "." + f.Name; !p.deep[key] || p.schema.Types[f.Type.Name()].Kind == ast.Enum {
		p.deep[key] = true
		values = p.values(f.Type, f.Name, depth+1)
	}
	var all []string
	for _, v := range values {
		if v == "null" && (oneOf || f.Type.NonNull) {
			continue
		}
		with := p.requiredFields(def)
		with[f.Name] = v
		all = append(all, object(with))
	}
	return all
}

func (p *probing) requiredFields(def *ast.Definition) map[string]string {
	with := map[string]string{}
	for _, f := range def.Fields {
		if f.Type.NonNull && f.DefaultValue == nil {
			with[f.Name] = p.value(f.Type, f.Name)
		}
	}
	return with
}

// value returns one value of type t that makes sense for an argument or a field of that name.
func (p *probing) value(t *ast.Type, name string) string {
	if t.Elem != nil {
		return "[" + p.value(t.Elem, name) + "]"
	}
	def := p.schema.Types[t.Name()]
	switch def.Kind {
	case ast.Enum:
		return def.EnumValues[0].Name
	case ast.InputObject:
		with := p.requiredFields(def)
		for _, f := range def.Fields {
			if len(with) == 0 && f.Type.Name() != def.Name {
				with[f.Name] = p.value(f.Type, f.Name)
			}
		}
		return object(with)
	}
	if def.Name == "ID" {
		kind := cmp.Or(kinds[name], "Actor")
		ids := strings.Split(p.real[kind], ", ")
		if name == "b" { // not the id of the argument a
			return ids[1]
		}
		return ids[0]
	}
	return samples[def.Name]
}

// kinds maps the name of an argument or input field to the kind of the things whose ids it
// has. An argument that is not in the map has the id of an actor.
var kinds = map[string]string{
	"document":   "Proposal",
	"a":          "Proposal",
	"b":          "Proposal",
	"with":       "Agreement",
	"provisions": "Provision",
	"to":         "Provision",
}

// samples maps the name of each scalar to a value.
var samples = map[string]string{
	"Int": "2", "Float": "1.5", "Boolean": "true", "String": `"peace"`, "Date": `"2025-11-21"`, "PartialDate": `"2025-11"`,
}
