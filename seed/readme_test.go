package seed

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// TestREADME checks that README.md, the page for editors, agrees with the tables of package kg. Each
// section between <!-- begin NAME --> and <!-- end NAME --> is generated from the tables. The command
// go generate ./seed writes these sections.
func TestREADME(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	for _, s := range sections() {
		before, rest, ok := strings.Cut(page, "<!-- begin "+s.name+" -->\n")
		old, after, ends := strings.Cut(rest, "<!-- end "+s.name+" -->")
		if !ok || !ends {
			t.Fatalf("the page lacks the lines <!-- begin %s --> and <!-- end %[1]s -->", s.name)
		}
		if old != s.text && !*update {
			t.Errorf("%s is not what the tables of internal/kg make: run go generate ./seed", s.name)
		}
		page = before + "<!-- begin " + s.name + " -->\n" + s.text + "<!-- end " + s.name + " -->" + after
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := "`kind`: " + strings.Join(kg.ChangelogKinds, ", "); !strings.Contains(page, want) {
		t.Errorf("the page does not have %s", want)
	}
}

// A section is a part of the page that is generated from the tables.
type section struct{ name, text string }

func sections() []section {
	return []section{
		{"keys of sources", keys(kg.Source, renamed(kg.EntityFields(kg.Source)))},
		{"keys of entities", keysOfEntities()},
		{"keys of relationships", keys(kg.Any, without(kg.RelationshipFields()))},
		{"judgements", judgements()},
		{"types", typeTable()},
	}
}

// renamed returns the public fields of a source, except the id. Each field has the name of the key
// that an editor writes.
func renamed(fields []kg.Field) (all []kg.Field) {
	for _, f := range fields {
		if f.IsPublic(kg.Source) && f.Name != "id" {
			if f.Name = f.ClientName(); f.Name == "genre" {
				f.Name = "kind"
			}
			all = append(all, f)
		}
	}
	return all
}

// keys returns a table of the keys for the given fields of kind k.
func keys(k kg.Kind, fields []kg.Field) string {
	var s strings.Builder
	s.WriteString("\n| key | what it says |\n|---|---|\n")
	for _, f := range fields {
		fmt.Fprintf(&s, "| `%s` | %s |\n", f.Name, said(f, k))
	}
	return s.String() + "\n"
}

// keysOfEntities returns a table of the keys that only some kinds of entities have.
func keysOfEntities() string {
	var s strings.Builder
	s.WriteString("\n| id starts with | key | what it says |\n|---|---|---|\n")
	for _, k := range kg.Kinds() {
		if !k.IsEntity() {
			continue
		}
		for _, f := range without(kg.EntityFields(k)) {
			if len(f.Kinds) > 0 {
				fmt.Fprintf(&s, "| `%s/` | `%s` | %s |\n", k.IDPrefix(), f.Name, said(f, k))
			}
		}
	}
	return s.String() + "\n"
}

// said returns the description of a field and the list of its values, if it has one.
func said(f kg.Field, k kg.Kind) string {
	doc := strings.ReplaceAll(f.DocFor(k), "Null:", "Left out:")
	if len(f.Values) == 0 {
		return doc
	}
	of := "One of "
	if f.Type.IsList() {
		of = "Some of "
	}
	return doc + " " + of + strings.Join(f.Values, ", ") + "."
}

// judgements returns the types of relationships that are claims, so that somebody must assert them.
func judgements() string {
	types := slices.DeleteFunc(kg.Types(), func(t kg.Type) bool { return !t.IsClaim() })
	return "  " + strings.Join(kg.Strings(types), ", ") + ".\n"
}

// typeTable returns a table of the relationship types that people write, with the kinds of their ends.
func typeTable() string {
	var s strings.Builder
	s.WriteString("\n| type | from | to | what it states |\n|---|---|---|---|\n")
	for _, t := range kg.Types() {
		if t != kg.Contains && t != kg.Asks { // nobody writes these, because they follow from ids
			from, to := t.Ends()
			fmt.Fprintf(&s, "| %s | %s | %s | %s |\n", t, kinds(from), kinds(to), t.Doc())
		}
	}
	return s.String()
}
