package graph_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	sdl, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Input: string(sdl)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// define returns the definition with that name. If there is none, it fails the test and returns an empty definition.
func define(t *testing.T, s *ast.Schema, name string) *ast.Definition {
	t.Helper()
	if d := s.Types[name]; d != nil {
		return d
	}
	t.Errorf("schema.graphqls has no %s: run go generate ./... in graph, which makes it of the tables of internal/kg",
		name)
	return &ast.Definition{Name: name}
}

// typeName returns the name of a kind in the schema.
func typeName(k kg.Kind) string {
	if k == kg.Any {
		return "Entity"
	}
	return string(k)
}

// go generate writes schema.graphqls before it runs gqlgen. If gqlgen misses a method, schema.graphqls is newer than the
// generated code until go generate runs again.
func TestGeneratedCodeHasThisSchema(t *testing.T) {
	sdl, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	if graph.Schema().Query.Position.Src.Input != string(sdl) {
		t.Error("graph/internal/gen was generated from another schema.graphqls: run go generate ./... in graph again")
	}
}

// Packages kg and query know every step, field and value of the schema that a client can write. The compiler does not
// check these names, because the packages look them up only when a request arrives.
func TestKgKnowsWhatTheSchemaNames(t *testing.T) {
	s := schema(t)
	for _, k := range append(kg.Kinds(), kg.Document, kg.Any) {
		name := typeName(k)
		for _, f := range define(t, s, name).Fields {
			if f.Arguments.ForName("via") == nil {
				continue
			}
			if _, ok := kg.Steps(k)[f.Name]; !ok {
				t.Errorf("%s.%s: kg has no such step; add a move to a row of internal/kg/type.go", name, f.Name)
			}
		}
		for _, f := range define(t, s, name+"Filter").Fields {
			if err := (query.Args{"where": query.Tree{f.Name: zero(f.Name)}}).CheckList(k); err != nil {
				t.Errorf("%sFilter: %v; see internal/kg/field_table.go", name, err)
			}
		}
		for _, v := range define(t, s, name+"OrderField").EnumValues {
			if err := (query.Args{"orderBy": query.Tree{"field": v.Name}}).CheckList(k); err != nil {
				t.Errorf("%sOrderField: %v; see internal/kg/field_table.go", name, err)
			}
		}
	}
	for _, f := range define(t, s, "RelationshipFilter").Fields {
		v := zero(f.Name)
		switch f.Name {
		case "minSources":
			v = 1
		case "sourceKinds":
			v = []any{"NEWS"}
		case "validAt", "knownBy":
			v = "2014-09-05"
		case "disputed":
			v = true
		}
		if err := (query.Args{"where": query.Tree{f.Name: v}}).CheckAllRelationships(); err != nil {
			t.Errorf("RelationshipFilter: %v", err)
		}
	}
}

// zero returns an empty condition for a field of a filter.
func zero(field string) any {
	if field == "and" || field == "or" {
		return []any{}
	}
	return query.Tree{}
}

// The schema has an input for every name of kg that clients may use, and an output field for every field that they
// may see.
func TestTheSchemaNamesWhatKgKnows(t *testing.T) {
	s := schema(t)
	for _, k := range append(kg.Kinds(), kg.Document, kg.Any) {
		name := typeName(k)
		shows, filters := define(t, s, name), define(t, s, name+"Filter")
		for step := range kg.Steps(k) {
			has(t, shows, step)
			has(t, filters, step)
		}
		for _, f := range kg.EntityFields(k) {
			if f.IsPublic(k) {
				has(t, shows, f.ClientName())
			}
			// If all entities of a list have the same kind, clients cannot filter by kind.
			if f.IsPublic(k) && f.Filter && (f.Name != "kind" || len(k.Members()) > 1) {
				has(t, filters, f.ClientName())
			}
		}
	}
	shows, filters := define(t, s, "Relationship"), define(t, s, "RelationshipFilter")
	for _, f := range kg.RelationshipFields() {
		if !f.Private {
			has(t, shows, f.ClientName())
		}
		if f.Filter {
			has(t, filters, f.ClientName())
		}
	}
}

// has fails the test if the definition lacks the field.
func has(t *testing.T, d *ast.Definition, field string) {
	t.Helper()
	if d.Fields.ForName(field) == nil {
		t.Errorf("%s has no field %s: run go generate ./... in graph, which makes it of the tables of internal/kg",
			d.Name, field)
	}
}

// The filters in graph/schema have exactly the operators of kg.
func TestFiltersMatchKg(t *testing.T) {
	s := schema(t)
	for name, is := range map[string]kg.FieldType{
		"StringFilter": kg.Text, "TextsFilter": kg.Texts, "IDFilter": kg.Ref, "DateFilter": kg.Date,
		"IntFilter": kg.Int, "FloatFilter": kg.Number,
	} {
		var got []kg.Op
		for _, f := range define(t, s, name).Fields {
			got = append(got, kg.Op(f.Name))
		}
		if diff := cmp.Diff(is.Ops(), got); diff != "" {
			t.Errorf("%s in graph/schema/filter.graphqls: kg -, schema +:\n%s", name, diff)
		}
	}
}

// Enums have the values of kg, in the order of kg.
func TestEnumsMatchKg(t *testing.T) {
	s := schema(t)
	for name, want := range map[string][]string{
		"Category":       append(slices.Clone(kg.ActorCategories), kg.TerritoryCategories...),
		"DocumentStatus": kg.DocumentStatuses, "Outcome": kg.Outcomes, "Stance": kg.Stances, "Topic": kg.Topics,
		"SourceKind": kg.SourceKinds, "SourceReliability": kg.Reliabilities, "EvidenceBasis": kg.EvidenceBases,
		"ChangelogKind": kg.ChangelogKinds, "DataChangeKind": query.DataChanges,
		"ClaimStatus": kg.ClaimStatuses, "Change": query.Changes, "PairedBy": query.PairedBy,
		"WordChangeKind": query.DiffKinds, "Position": query.Positions,
		"PositionScope": query.PositionScopes, "Alignment": kg.Alignments, "Dependence": kg.Dependences,
		"Requirement": kg.Requirements, "Vote": kg.Votes, "RollCall": kg.RollCalls, "Binding": kg.Bindings, "Verdict": kg.Verdicts,
		"RelationshipType": names(kg.Types()), "EntityKind": names(kg.Kinds()),
	} {
		var got []string
		for _, v := range define(t, s, name).EnumValues {
			got = append(got, v.Name)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: kg -, schema +:\n%s", name, diff)
		}
	}
}

func names[S ~string](in []S) (out []string) {
	for _, s := range in {
		out = append(out, strings.ToUpper(string(s)))
	}
	return out
}

// Everything in the schema has a description, except for introspection.
func TestEverythingIsDescribed(t *testing.T) {
	for _, d := range schema(t).Types {
		if d.BuiltIn || strings.HasPrefix(d.Name, "__") {
			continue
		}
		if d.Description == "" {
			t.Errorf("%s has no description: describe it in graph/schema, or in its row of internal/kg", d.Name)
		}
		for _, f := range d.Fields {
			if f.Description == "" && !strings.HasPrefix(f.Name, "__") {
				t.Errorf("%s.%s has no description: describe it in graph/schema, or in its row of internal/kg", d.Name, f.Name)
			}
			for _, a := range f.Arguments {
				if a.Description == "" && !strings.HasPrefix(f.Name, "__") {
					t.Errorf("%s.%s(%s) has no description: describe it in graph/schema, or in its row of internal/kg",
						d.Name, f.Name, a.Name)
				}
			}
		}
		for _, v := range d.EnumValues {
			if v.Description == "" {
				t.Errorf("%s.%s has no description: describe it in graph/schema, or in its row of internal/kg", d.Name, v.Name)
			}
		}
	}
}
