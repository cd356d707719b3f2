package graph_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

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

// The schema names steps, fields and values that kg looks up when they are asked
// for. Whatever a client can write, kg knows.
func TestKgKnowsWhatTheSchemaNames(t *testing.T) {
	s := schema(t)
	for _, k := range append(kg.Kinds(), kg.Document, kg.Any) {
		name := string(k)
		if k == kg.Any {
			name = "Entity"
		}
		for _, f := range s.Types[name].Fields {
			if f.Arguments.ForName("via") == nil {
				continue
			}
			if _, ok := kg.Steps(k)[f.Name]; !ok {
				t.Errorf("%s.%s: kg has no such step", name, f.Name)
			}
		}
		for _, f := range s.Types[name+"Filter"].Fields {
			if err := (query.Args{"where": query.Tree{f.Name: zero(f.Name)}}).CheckList(k); err != nil {
				t.Errorf("%sFilter: %v", name, err)
			}
		}
		for _, v := range s.Types[name+"OrderField"].EnumValues {
			if err := (query.Args{"orderBy": query.Tree{"field": v.Name}}).CheckList(k); err != nil {
				t.Errorf("%sOrderField: %v", name, err)
			}
		}
	}
	for _, f := range s.Types["RelationshipFilter"].Fields {
		v := zero(f.Name)
		switch f.Name {
		case "minSources":
			v = 1
		case "sourceKinds":
			v = []any{"NEWS"}
		case "validAt", "knownBy":
			v = "2014-09-05"
		}
		if err := (query.Args{"where": query.Tree{f.Name: v}}).CheckAllRelationships(); err != nil {
			t.Errorf("RelationshipFilter: %v", err)
		}
	}
}

func zero(field string) any {
	if field == "and" || field == "or" {
		return []any{}
	}
	return query.Tree{}
}

// And whatever kg knows that clients may use, a client can write.
func TestTheSchemaNamesWhatKgKnows(t *testing.T) {
	s := schema(t)
	for _, k := range append(kg.Kinds(), kg.Document) {
		for step := range kg.Steps(k) {
			if s.Types[string(k)].Fields.ForName(step) == nil {
				t.Errorf("%s has no field %s", k, step)
			}
			if s.Types[string(k)+"Filter"].Fields.ForName(step) == nil {
				t.Errorf("%sFilter has no field %s", k, step)
			}
		}
		for _, f := range kg.EntityFields(k) {
			// The kind is no condition where all have the same; sources and evidence
			// show fewer of the fields that all entities have.
			if !f.Filter || len(f.Kinds) == 0 {
				continue
			}
			name := f.Name
			if f.As != "" {
				name = f.As
			}
			if s.Types[string(k)+"Filter"].Fields.ForName(name) == nil {
				t.Errorf("%sFilter has no field %s", k, name)
			}
		}
	}
}

// The values of enums are those that kg has, in its order.
func TestEnumsAreThoseOfKg(t *testing.T) {
	s := schema(t)
	for name, want := range map[string][]string{
		"Category": append(slices.Clone(kg.ActorCategories), kg.TerritoryCategories...), "DocumentStatus": kg.DocumentStatuses, "Outcome": kg.Outcomes, "Stance": kg.Stances, "Topic": kg.Topics,
		"SourceKind": kg.SourceKinds, "SourceReliability": kg.Reliabilities, "EvidenceBasis": kg.EvidenceBases, "ChangelogKind": kg.ChangelogKinds,
		"ClaimStatus": kg.ClaimStatuses, "Change": query.Changes, "PairedBy": query.PairedBy, "WordChangeKind": query.DiffKinds, "Position": query.Positions, "Alignment": kg.Alignments, "RelationshipType": names(kg.Types()), "EntityKind": names(kg.Kinds()),
	} {
		var got []string
		for _, v := range s.Types[name].EnumValues {
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

// Everything that is not introspection has a description.
func TestEverythingIsDescribed(t *testing.T) {
	for _, d := range schema(t).Types {
		if d.BuiltIn || strings.HasPrefix(d.Name, "__") {
			continue
		}
		if d.Description == "" {
			t.Errorf("%s has no description", d.Name)
		}
		for _, f := range d.Fields {
			if f.Description == "" && !strings.HasPrefix(f.Name, "__") {
				t.Errorf("%s.%s has no description", d.Name, f.Name)
			}
			for _, a := range f.Arguments {
				if a.Description == "" && !strings.HasPrefix(f.Name, "__") {
					t.Errorf("%s.%s(%s) has no description", d.Name, f.Name, a.Name)
				}
			}
		}
		for _, v := range d.EnumValues {
			if v.Description == "" {
				t.Errorf("%s.%s has no description", d.Name, v.Name)
			}
		}
	}
}
