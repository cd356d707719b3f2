package graph_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// questions maps each field of Query that asks a question to the Go type of the question.
var questions = map[string]any{
	"compare":      query.CompareQuestion{},
	"compareMany":  query.CompareManyQuestion{},
	"conflicts":    query.ConflictsQuestion{},
	"connected":    query.PathConditions{},
	"contested":    query.ContestedQuestion{},
	"dependents":   query.DependentsQuestion{},
	"fulfilment":   query.FulfilmentQuestion{},
	"gaps":         query.GapsQuestion{},
	"newSince":     query.NewSinceQuestion{},
	"obligations":  query.ObligationsQuestion{},
	"paths":        query.PathsQuestion{},
	"positions":    query.PositionsQuestion{},
	"reachable":    query.ReachableQuestion{},
	"requirements": query.RequirementsQuestion{},
	"search":       query.SearchQuestion{},
	"sequence":     query.SequenceQuestion{},
	"subgraph":     query.SubgraphQuestion{},
	"suggest":      query.SuggestQuestion{},
	"timeline":     query.TimelineQuestion{},
	"verify":       query.VerifyQuestion{},
	"votes":        query.VotesQuestion{},
}

// notQuestions are fields of Query without a Go type of their own: they read the arguments of a list, or need only ids.
// The lists of all entities of a kind are missing here, because the test recognizes them by the argument orderBy.
var notQuestions = []string{"node", "nodes", "relationships", "relationshipsAmong", "vocabularies"}

// For each argument of a question in the schema, the Go type of the question has a field with a matching type. For each
// such field, the schema has an argument. So nobody can add an argument that no code reads.
func TestQuestionsHaveTheArgumentsOfTheSchema(t *testing.T) {
	s := schema(t)
	for _, f := range s.Query.Fields {
		q := questions[f.Name]
		isList := f.Arguments.ForName("orderBy") != nil || slices.Contains(notQuestions, f.Name)
		switch {
		case q != nil:
			sameArguments(t, s, f.Name, parameters(f.Arguments), reflect.TypeOf(q))
		case len(f.Arguments) > 0 && !isList && !strings.HasPrefix(f.Name, "__"):
			t.Errorf("nothing reads the arguments of %s: add its type in internal/query to questions", f.Name)
		}
	}
	for name := range questions {
		if s.Query.Fields.ForName(name) == nil {
			t.Errorf("questions has %s, which is no field of Query", name)
		}
	}
}

// A parameter is an argument of a field, or a field of an input object.
type parameter struct {
	of           *ast.Type
	defaultValue *ast.Value
}

// parameters returns the arguments by name.
func parameters(arguments ast.ArgumentDefinitionList) map[string]parameter {
	all := map[string]parameter{}
	for _, a := range arguments {
		all[a.Name] = parameter{a.Type, a.DefaultValue}
	}
	return all
}

// sameArguments compares the arguments of a field or an input object with the tags of a Go type.
func sameArguments(t *testing.T, s *ast.Schema, path string, want map[string]parameter, is reflect.Type) {
	t.Helper()
	for _, f := range reflect.VisibleFields(is) {
		if f.Anonymous {
			continue
		}
		name, rule, _ := strings.Cut(f.Tag.Get("arg"), ",")
		p, ok := want[name]
		if !ok {
			t.Errorf("%s.%s has the tag %q: %s has no such argument", is, f.Name, f.Tag, path)
			continue
		}
		delete(want, name)
		sameType(t, s, path+"."+name, p, f.Type, rule)
	}
	for name := range want {
		t.Errorf("%s.%s: %s has no field with the tag `arg:%q`", path, name, is, name)
	}
}

// argumentTypes maps the type of an argument in the schema, without exclamation marks, to its Go type.
var argumentTypes = map[string]reflect.Type{
	"ID": reflect.TypeFor[kg.ID](), "[ID]": reflect.TypeFor[[]kg.ID](),
	"Int": reflect.TypeFor[int](), "Boolean": reflect.TypeFor[bool](), "String": reflect.TypeFor[string](),
	"Date": reflect.TypeFor[string](), "PartialDate": reflect.TypeFor[string](),
	"RelationshipFilter": reflect.TypeFor[kg.Filter](),
	"[Force]":            reflect.TypeFor[[]string](), "[Act]": reflect.TypeFor[[]string](),
	"[Requirement]": reflect.TypeFor[[]string](), "[Topic]": reflect.TypeFor[[]string](),
	"[RelationshipType]": reflect.TypeFor[[]kg.Type](), "[EntityKind]": reflect.TypeFor[[]kg.Kind](),
}

// argumentRules maps the type of an argument in the schema to the rule in the tag.
var argumentRules = map[string]string{"Date": "day", "PartialDate": "date"}

// sameType compares the type of one argument with a Go type and the rule in its tag.
func sameType(t *testing.T, s *ast.Schema, path string, p parameter, is reflect.Type, rule string) {
	t.Helper()
	if p.defaultValue != nil && p.defaultValue.Raw != "false" {
		t.Errorf("%s: the default is %s, and the question has the zero value instead", path, p.defaultValue)
	}
	name := strings.ReplaceAll(p.of.String(), "!", "")
	want, wantRule := argumentTypes[name], argumentRules[name]
	if (name == "String" || name == "Int") && is.Kind() == reflect.Pointer { // a cursor, or a length that may be 0
		is = is.Elem()
	}
	def := s.Types[name]
	switch {
	case want == nil && def != nil && def.Kind == ast.InputObject && is.Kind() == reflect.Struct:
		if def.Directives.ForName("oneOf") != nil {
			wantRule = "oneOf"
		}
		fields := map[string]parameter{}
		for _, f := range def.Fields {
			fields[f.Name] = parameter{f.Type, f.DefaultValue}
		}
		sameArguments(t, s, path, fields, is)
	case want != is:
		t.Errorf("%s is %s in the schema and %s in Go, want %v", path, p.of, is, want)
	}
	if rule != wantRule {
		t.Errorf("%s is %s in the schema and its tag has the rule %q, want %q", path, p.of, rule, wantRule)
	}
}
