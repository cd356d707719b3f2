package answers_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"golang.org/x/tools/txtar"

	"accordgraph/graph"
	"accordgraph/server/explorer"
	"accordgraph/server/playground"
)

// TestNothingAsksForOldNames checks that no operation of the pages, the playground, the goldens and the clients
// uses a field, an argument, a key of a filter or a value of an enum that is deprecated. Only the golden
// renamed.txtar does: it shows that the old names work.
func TestNothingAsksForOldNames(t *testing.T) {
	schema := graph.Schema()
	for at, operation := range operations(t) {
		doc, errs := gqlparser.LoadQueryWithRules(schema, operation, rules.NewDefaultRules())
		if errs != nil {
			continue // a golden of an error
		}
		old := func(what string, directives ast.DirectiveList) {
			if directives.ForName("deprecated") != nil {
				t.Errorf("%s uses %s, which is deprecated", at, what)
			}
		}
		var events validator.Events
		events.OnField(func(_ *validator.Walker, f *ast.Field) {
			old(f.ObjectDefinition.Name+"."+f.Name, f.Definition.Directives)
			for _, a := range f.Arguments {
				old(f.Name+"("+a.Name+":)", f.Definition.Arguments.ForName(a.Name).Directives)
			}
		})
		events.OnValue(func(_ *validator.Walker, v *ast.Value) {
			if v.Definition == nil {
				return
			}
			if value := v.Definition.EnumValues.ForName(v.Raw); v.Kind == ast.EnumValue && value != nil {
				old(v.Definition.Name+"."+v.Raw, value.Directives)
			}
			for _, c := range v.Children {
				if f := v.Definition.Fields.ForName(c.Name); v.Kind == ast.ObjectValue && f != nil {
					old(v.Definition.Name+"."+c.Name, f.Directives)
				}
			}
		})
		validator.Walk(schema, doc, &events)
	}
}

// operations returns the operations of the repository that are written as GraphQL, by where they are.
func operations(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	for i, tab := range playground.Tabs() {
		all["the tab "+strconv.Itoa(i+1)] = tab.Query
	}
	for _, o := range explorer.Operations() {
		all["the operation "+o.Name+" of the pages"] = o.Text
	}
	for i, x := range readme(t) {
		all["query "+strconv.Itoa(i+1)+" of "+x.page] = x.query
	}
	for pattern, least := range map[string]int{
		"testdata/question/*.txtar": 50, "../testdata/query/*.txtar": 20,
		"../../internal/clients/npm/src/codegen/*.graphql": 3, "../../internal/clients/genqlient/testdata/*/*.graphql": 1,
	} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) < least {
			t.Errorf("%s: %d files, want at least %d (%v)", pattern, len(files), least, err)
		}
		for _, file := range files {
			if filepath.Base(file) != "renamed.txtar" {
				addOperations(t, all, file)
			}
		}
	}
	return all
}

// addOperations adds the operations of a file.
func addOperations(t *testing.T, all map[string]string, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(file) == ".graphql" {
		all[file] = string(data)
		return
	}
	for i, f := range txtar.Parse(data).Files {
		if f.Name == "query" {
			all["file "+strconv.Itoa(i+1)+" of "+file] = string(f.Data)
		}
	}
}
