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

// A subject is a field, type or kind that exists: whoever added it followed a recipe.
type subject struct {
	name    string   // as people call it
	file    string   // what <kind> stands for in the name of a file
	words   []string // a file of the recipe has one of them
	group   string   // the table of types has it instead: Document for a proposal
	methods []string // package model has all of them
}

// recipes are the subjects of the recipes whose tables the test reads.
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

// isPromoted reports whether a view has the field or method from what it embeds. The names differ
// only in the case of letters such as ID.
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
		all = append(all, subject{name: string(k), file: k.IDPrefix(), words: []string{string(k), k.Row().List}, group: string(k.Row().Group)})
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

// has reports whether a text has one of the words.
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

// Each file that a recipe names mentions every field, type or kind there is. Package model has each
// of their methods. So a recipe names no file that nobody needs.
func TestRecipesNameWhatIsThere(t *testing.T) {
	for recipe, subjects := range recipes() {
		for _, path := range recipeFiles(t, recipe) {
			for _, s := range subjects {
				checkStep(t, recipe, path, s)
			}
		}
	}
}

// checkStep holds a subject to one row of a recipe.
func checkStep(t *testing.T, recipe, path string, s subject) {
	t.Helper()
	pattern := "../" + strings.ReplaceAll(path, "<kind>", s.file)
	if path == "graph/internal/model" {
		code := content(t, matches(t, pattern+"/*.go")...)
		for _, m := range s.methods {
			if !strings.Contains(strings.ToLower(code), ") "+strings.ToLower(m)+"(") { // url is URL in Go
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

// unlisted are files that mention every type or kind though no recipe names them, and the reason.
var unlisted = map[string]string{
	"schema.graphqls":                                "generated",
	"seed/README.md":                                 "generated",
	"internal/bench/generate.go":                     "a type or kind without a share there has a small one",
	"graph/internal/gen/exec.go":                     "generated",
	"graph/internal/gen/models.go":                   "generated",
	"graph/internal/guard/internal/prices/prices.go": "generated",
}

// A file that people write and that mentions every type or kind is in the recipe: whoever adds one
// has to edit it. Fields are too many for any file but their table.
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

// sources returns the files that people write to build the program, by name. A test that needs an
// edit fails, so tests are not among them. Old contracts stay as they are.
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

// isSource reports whether a file is code, text or a page, and no test.
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
