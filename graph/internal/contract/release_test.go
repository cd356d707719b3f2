package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestNothingBreaks compares the contract with the contract of the last release, a file
// of docs/schema. Under the heading Unreleased, CHANGELOG.md must name each change that
// breaks a client, in the words of this test.
func TestNothingBreaks(t *testing.T) {
	releases, err := filepath.Glob("../../../docs/schema/*.graphqls")
	if err != nil || len(releases) == 0 {
		t.Fatalf("docs/schema has no release (%v)", err)
	}
	last := slices.MaxFunc(releases, byVersion)
	named := unreleased(t)
	for _, change := range breaking(load(t, last), load(t, "../../../schema.graphqls")) {
		if !strings.Contains(named, "`"+change+"`") {
			t.Errorf("breaks clients of %s: %s\nundo it, or name it in CHANGELOG.md under Unreleased as `%[2]s`",
				filepath.Base(last), change)
		}
	}
}

// byVersion orders 0.9.graphqls before 0.10.graphqls.
func byVersion(a, b string) int {
	var x, y [2]int
	fmt.Sscanf(filepath.Base(a), "%d.%d.", &x[0], &x[1])
	fmt.Sscanf(filepath.Base(b), "%d.%d.", &y[0], &y[1])
	return slices.Compare(x[:], y[:])
}

// unreleased returns the text under the heading Unreleased of CHANGELOG.md.
func unreleased(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	at := regexp.MustCompile(`(?m)^## \[?Unreleased\]?$`).FindIndex(text)
	if at == nil {
		t.Fatal("CHANGELOG.md has no heading Unreleased")
	}
	section, _, _ := strings.Cut(string(text[at[1]:]), "\n## ")
	return section
}

func load(t *testing.T, file string) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := gqlparser.LoadSchema(&ast.Source{Name: file, Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// breaking returns the changes between two contracts that break clients of the old one. Each
// is a line such as "Query.node(id:) is gone".
func breaking(old, now *ast.Schema) (all []string) {
	for _, name := range slices.Sorted(maps.Keys(old.Types)) {
		was, is := old.Types[name], now.Types[name]
		switch {
		case is == nil:
			all = append(all, name+" is gone")
		case is.Kind != was.Kind:
			all = append(all, name+" is of another sort")
		default:
			all = slices.Concat(all, lostParts(was, is), brokenFields(was, is))
		}
	}
	return all
}

// lostParts returns the interfaces and values that a definition lost.
func lostParts(was, is *ast.Definition) (all []string) {
	for _, name := range was.Interfaces {
		if !slices.Contains(is.Interfaces, name) {
			all = append(all, was.Name+" implements "+name+" no more")
		}
	}
	for _, v := range was.EnumValues {
		if is.EnumValues.ForName(v.Name) == nil {
			all = append(all, was.Name+"."+v.Name+" is gone")
		}
	}
	return all
}

// brokenFields returns the changes of fields that break clients.
func brokenFields(was, is *ast.Definition) (all []string) {
	input := is.Kind == ast.InputObject
	for _, f := range was.Fields {
		name, g := was.Name+"."+f.Name, is.Fields.ForName(f.Name)
		switch {
		case g == nil:
			all = append(all, name+" is gone")
			continue
		case input && !takes(g.Type, f.Type), !input && !takes(f.Type, g.Type):
			all = append(all, fmt.Sprintf("%s was %s and is %s", name, f.Type, g.Type))
		case text(f.DefaultValue) != text(g.DefaultValue):
			all = append(all, name+" has another default")
		}
		all = append(all, brokenArguments(name, f, g)...)
	}
	for _, g := range is.Fields {
		if input && was.Fields.ForName(g.Name) == nil && g.Type.NonNull && g.DefaultValue == nil {
			all = append(all, was.Name+"."+g.Name+" is new and needed")
		}
	}
	return all
}

// brokenArguments returns the changes of a field's arguments that break clients.
func brokenArguments(field string, f, g *ast.FieldDefinition) (all []string) {
	for _, a := range f.Arguments {
		name, b := fmt.Sprintf("%s(%s:)", field, a.Name), g.Arguments.ForName(a.Name)
		switch {
		case b == nil:
			all = append(all, name+" is gone")
		case !takes(b.Type, a.Type):
			all = append(all, fmt.Sprintf("%s was %s and is %s", name, a.Type, b.Type))
		case text(a.DefaultValue) != text(b.DefaultValue):
			all = append(all, name+" has another default")
		}
	}
	for _, b := range g.Arguments {
		if f.Arguments.ForName(b.Name) == nil && b.Type.NonNull && b.DefaultValue == nil {
			all = append(all, fmt.Sprintf("%s(%s:) is new and needed", field, b.Name))
		}
	}
	return all
}

// takes reports whether a place of type a accepts every value of type b.
func takes(a, b *ast.Type) bool {
	if a.NonNull && !b.NonNull || (a.Elem == nil) != (b.Elem == nil) {
		return false
	}
	if a.Elem != nil {
		return takes(a.Elem, b.Elem)
	}
	return a.NamedType == b.NamedType
}

func text(v *ast.Value) string {
	if v == nil {
		return ""
	}
	return v.String()
}

// breaking finds each change that breaks a client, and no other change.
func TestBreaking(t *testing.T) {
	schema := func(sdl string) *ast.Schema {
		s, err := gqlparser.LoadSchema(&ast.Source{Input: sdl})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	old := schema(`interface N { id: ID }
		type Query implements N { id: ID a(x: Int, y: I): String b: Int! c: [E!] d: Int }
		enum E { P Q } input I { f: Int! g: Int = 1 }`)
	same := schema(`interface N { id: ID }
		type Query implements N { id: ID a(x: Int, y: I, z: Int): String! b: Int! c: [E!]! d: Int e: Int }
		enum E { P Q R } input I { f: Int g: Int = 1 h: Int }`)
	other := schema(`type Query { id: ID a(x: Int!, z: Int!): String b: Int c: [E] }
		enum E { P } input I { f: Int! g: Int = 2 h: Int! }`)
	if got := breaking(old, same); got != nil {
		t.Errorf("changes that break nothing are reported: %q", got)
	}
	want := []string{
		"E.Q is gone", "I.g has another default", "I.h is new and needed", "N is gone", "Query implements N no more",
		"Query.a(x:) was Int and is Int!",
		"Query.a(y:) is gone", "Query.a(z:) is new and needed", "Query.b was Int! and is Int",
		"Query.c was [E!] and is [E]", "Query.d is gone",
	}
	if got := breaking(old, other); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
