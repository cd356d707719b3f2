package handoff

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
)

// canFollow returns an error if the outermost list of a document cannot be followed to its end. A list without pages is
// always at its end.
func (p *plan) canFollow(text, operationName string) error {
	path := p.outermostPage()
	if slices.ContainsFunc(p.root.lists, func(t *table) bool { return !slices.Equal(p.pageOf(t), path) }) {
		return errors.New("all=1 follows one list of pages to its end: ask for one such list, and for no other beside it")
	}
	if path == nil {
		return nil
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, 3*maxTokens)
	if err != nil {
		return errWrong
	}
	for _, f := range fieldsAt(doc, operationName, path) {
		for _, a := range f.Arguments {
			if a.Name == "last" || a.Name == "before" || a.Name == "after" && a.Value.Kind != ast.Variable {
				return fmt.Errorf("all=1 follows a list from its beginning: leave out %s", a.Name)
			}
		}
	}
	return nil
}

// next returns a document and variables that ask for the page after a cursor.
func (p *plan) next(text, operationName string, variables map[string]any, cursor string) (string, map[string]any, error) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, 3*maxTokens)
	if err != nil {
		return "", nil, errWrong
	}
	literal, err := json.Marshal(cursor)
	if err != nil {
		return "", nil, err
	}
	runes := []rune(text)
	variables = maps.Clone(variables)
	fields := fieldsAt(doc, operationName, p.outermostPage())
	slices.SortFunc(fields, func(a, b *ast.Field) int { return b.Position.Start - a.Position.Start }) // the last one first
	for _, f := range slices.Compact(fields) {
		switch after := f.Arguments.ForName("after"); {
		case after != nil:
			if variables == nil {
				variables = map[string]any{}
			}
			variables[after.Value.Raw] = cursor
		case len(f.Arguments) > 0:
			at := f.Arguments[0].Position.Start
			runes = slices.Insert(runes, at, []rune("after: "+string(literal)+", ")...)
		default:
			at := nameEnd(runes, f)
			runes = slices.Insert(runes, at, []rune("(after: "+string(literal)+")")...)
		}
	}
	return string(runes), variables, nil
}

// fieldsAt returns the fields of an operation at a path of response keys, also in fragments.
func fieldsAt(doc *ast.QueryDocument, operationName string, path []string) (all []*ast.Field) {
	op := doc.Operations.ForName(operationName)
	if op == nil {
		return nil
	}
	return fieldsIn(doc, op.SelectionSet, path)
}

// fieldsIn returns the fields of a selection set at a path.
func fieldsIn(doc *ast.QueryDocument, set ast.SelectionSet, path []string) (all []*ast.Field) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if s.Alias == path[0] && len(path) == 1 {
				all = append(all, s)
			} else if s.Alias == path[0] {
				all = append(all, fieldsIn(doc, s.SelectionSet, path[1:])...)
			}
		case *ast.InlineFragment:
			all = append(all, fieldsIn(doc, s.SelectionSet, path)...)
		case *ast.FragmentSpread:
			if f := doc.Fragments.ForName(s.Name); f != nil {
				all = append(all, fieldsIn(doc, f.SelectionSet, path)...)
			}
		}
	}
	return all
}

// nameEnd returns where the name of a field without arguments ends.
func nameEnd(runes []rune, f *ast.Field) int {
	at := f.Position.Start + len(f.Alias)
	next := skipIgnored(runes, at)
	if next < len(runes) && runes[next] == ':' {
		return skipIgnored(runes, next+1) + len(f.Name)
	}
	return at
}

// skipIgnored returns the next place that GraphQL does not ignore: no space, comma or comment.
func skipIgnored(runes []rune, at int) int {
	for at < len(runes) {
		switch {
		case runes[at] == '#':
			for at < len(runes) && runes[at] != '\n' && runes[at] != '\r' {
				at++
			}
		case strings.ContainsRune(" \t\r\n,\ufeff", runes[at]):
			at++
		default:
			return at
		}
	}
	return at
}
