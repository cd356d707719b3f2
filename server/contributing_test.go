package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// A subject is an existing field, type or kind. It must be mentioned in every file that its recipe
// in CONTRIBUTING.md names.
type subject struct {
	name    string   // the name in messages
	file    string   // the text that <kind> stands for in the name of a file
	words   []string // each file of the recipe must contain one of these words
	group   string   // a further word for the table of types, such as Document for the kind Proposal
	methods []string // package model must have all of these methods
}

// recipes maps the name of each recipe that the tests check to the subjects of the recipe.
func recipes() map[string][]subject {
	return map[string][]subject{"field": fieldSubjects(), "type": typeSubjects(), "kind": kindSubjects()}
}

func fieldSubjects() (all []subject) {
	add := func(view reflect.Type, f kg.Field, has bool) {
		s := subject{name: f.Name, words: []string{f.Name}}
		if method := upperFirst(f.ClientName()); has && !isPromoted(view, method) {
			s.methods = []string{method}
		}
		all = append(all, s)
	}
	for _, k := range kg.Kinds() {
		for _, f := range kg.EntityFields(k) {
			if f.IsPublic(k) {
				add(reflect.TypeFor[*query.Node](), f, true)
			}
		}
	}
	for _, f := range kg.RelationshipFields() {
		if !f.Private {
			add(reflect.TypeFor[*query.Link](), f, true)
		}
	}
	return all
}

// isPromoted reports whether a view has a field or method of that name already, because it embeds
// another type. It ignores the case of letters, because the name may have Id where Go has ID.
func isPromoted(view reflect.Type, name string) bool {
	same := func(other string) bool { return strings.EqualFold(name, other) }
	if _, ok := view.Elem().FieldByNameFunc(same); ok {
		return true
	}
	for i := range view.NumMethod() {
		if same(view.Method(i).Name) {
			return true
		}
	}
	return false
}

func typeSubjects() (all []subject) {
	for _, t := range kg.Types() {
		s := subject{name: string(t), words: []string{string(t), camel(string(t))}}
		for _, k := range append(kg.Kinds(), kg.Document) {
			for _, m := range kg.Moves(k) {
				if slices.Contains(m.Types, t) {
					s.methods = append(s.methods, upperFirst(m.Name))
				}
			}
		}
		all = append(all, s)
	}
	return all
}

func kindSubjects() (all []subject) {
	for _, k := range kg.MainKinds() {
		all = append(all, subject{
			name:  string(k),
			file:  k.IDPrefix(),
			words: []string{string(k), k.Row().List},
			group: string(k.Row().Group),
		})
	}
	return all
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// camel spells PARTY_TO as PartyTo.
func camel(constant string) string {
	var s strings.Builder
	for part := range strings.SplitSeq(strings.ToLower(constant), "_") {
		s.WriteString(upperFirst(part))
	}
	return s.String()
}

// has reports whether a text contains one of the words as a whole word.
func has(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return regexp.MustCompile(`\b` + regexp.QuoteMeta(w) + `\b`).MatchString(text)
	})
}

// recipeFiles returns the first column of the table after <!-- recipe: NAME --> in CONTRIBUTING.md.
func recipeFiles(t *testing.T, name string) (all []string) {
	t.Helper()
	_, after, ok := strings.Cut(content(t, "../CONTRIBUTING.md"), "<!-- recipe: "+name+" -->\n\n")
	table, _, _ := strings.Cut(after, "\n\n")
	for line := range strings.Lines(table) {
		if path, ok := strings.CutPrefix(line, "| `"); ok {
			path, _, _ = strings.Cut(path, "`")
			all = append(all, path)
		}
	}
	if !ok || len(all) == 0 {
		t.Fatalf("CONTRIBUTING.md has no table after <!-- recipe: %s -->", name)
	}
	return all
}

func content(t *testing.T, paths ...string) string {
	t.Helper()
	var all strings.Builder
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// TestRecipesNameWhatIsThere checks that each file in a recipe mentions every field, type or kind,
// and that package model has all their methods. So a recipe names no file that need not be edited.
func TestRecipesNameWhatIsThere(t *testing.T) {
	for recipe, subjects := range recipes() {
		for _, path := range recipeFiles(t, recipe) {
			for _, s := range subjects {
				checkStep(t, recipe, path, s)
			}
		}
	}
}

// checkStep checks one row of a recipe: its files must mention the subject, or, if the row is package
// model, the package must have the methods of the subject.
func checkStep(t *testing.T, recipe, path string, s subject) {
	t.Helper()
	pattern := "../" + strings.ReplaceAll(path, "<kind>", s.file)
	if path == "graph/internal/model" {
		code := content(t, matches(t, pattern+"/*.go")...)
		for _, m := range s.methods {
			if !strings.Contains(strings.ToLower(code), ") "+strings.ToLower(m)+"(") { // the field url has the method URL
				t.Errorf("recipe %s: %s has no method %s, for %s", recipe, path, m, s.name)
			}
		}
		return
	}
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Errorf("recipe %s: there is no %s, for %s", recipe, pattern, s.name)
		return
	}
	words := s.words
	if path == "internal/kg/type.go" && s.group != "" {
		words = append(slices.Clone(words), s.group)
	}
	if !has(content(t, files...), words) {
		t.Errorf("recipe %s: %s does not mention %s", recipe, path, s.name)
	}
}

// unlisted maps a file that mentions every type or kind to the reason why no recipe names the file.
var unlisted = map[string]string{
	"schema.graphqls":                                "generated",
	"seed/README.md":                                 "generated",
	"internal/bench/generate.go":                     "a type or kind without a share there has a small one",
	"graph/internal/gen/exec.go":                     "generated",
	"graph/internal/gen/models.go":                   "generated",
	"graph/internal/guard/internal/prices/prices.go": "generated",
}

// TestRecipesLeaveNoFileOut checks that the recipe of types names each file that people write and
// that mentions every type. It checks the same of kinds. Whoever adds a type or a kind has to edit
// these files. It does not check fields, because only the table of fields mentions every field.
func TestRecipesLeaveNoFileOut(t *testing.T) {
	files := sources(t)
	for _, recipe := range []string{"type", "kind"} {
		named, subjects := recipeFiles(t, recipe), recipes()[recipe]
		for name, text := range files {
			if unlisted[name] != "" || isNamed(named, name) {
				continue
			}
			if !slices.ContainsFunc(subjects, func(s subject) bool { return !has(text, s.words) }) {
				t.Errorf("%s mentions each %s: name it in the recipe of CONTRIBUTING.md, "+
					"or have it read the table of internal/kg", name, recipe)
			}
		}
	}
	for name := range unlisted {
		if files[name] == "" {
			t.Errorf("unlisted has %s, which is not there", name)
		}
	}
}

// sources returns the texts of the files from which the program is built, by name. It leaves out
// tests, because a test that must be edited fails. It also leaves out the contracts of old
// releases, because nobody edits them.
func sources(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		name := strings.TrimPrefix(filepath.ToSlash(path), "../")
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "node_modules" || name == ".git" || name == "docs/schema"):
			return filepath.SkipDir
		case !d.IsDir() && isSource(name):
			all[name] = content(t, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// isSource reports whether a file contains code or text, and is not a test.
func isSource(name string) bool {
	endings := []string{".go", ".graphqls", ".txt", ".yml", ".cypher", ".sql", ".md"}
	return slices.Contains(endings, filepath.Ext(name)) && !strings.HasSuffix(name, "_test.go")
}

// isNamed reports whether a row of a recipe covers the file.
func isNamed(rows []string, name string) bool {
	return slices.ContainsFunc(rows, func(row string) bool {
		ok, err := filepath.Match(row, name)
		return err == nil && ok || strings.HasPrefix(name, row+"/")
	})
}
