package main

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// filter returns the condition on a noun: all that kg can filter by.
func filter(n noun) *ast.Definition {
	name := n.name + "Filter"
	d := &ast.Definition{Kind: ast.InputObject, Name: name, Description: n.say(filterDoc), Fields: ast.FieldList{
		field("and", "["+name+"!]", andDoc), field("or", "["+name+"!]", orDoc), field("not", name, notDoc),
	}}
	for _, f := range n.fields {
		if !n.canFilter(f) {
			continue
		}
		d.Fields = append(d.Fields, field(f.ClientName(), condition(f), f.DocFor(n.kind)))
		if f.Was != "" {
			old := field(f.Was, condition(f), f.DocFor(n.kind))
			old.Directives = deprecated(instead(f))
			d.Fields = append(d.Fields, old)
		}
	}
	for _, m := range n.moves {
		to := nounOf(m.To)
		d.Fields = append(d.Fields, field(m.Name, to.name+"RelationFilter", to.say(moveDoc)+lower(m.Doc)))
	}
	return d
}

// condition returns the type of the condition on f.
func condition(f kg.Field) string {
	switch {
	case f.Bare:
		return "[" + valueType(f) + "!]"
	case f.Vocabulary != "":
		return enumFilterName(f)
	case f.Type.IsList():
		return "TextsFilter"
	}
	return map[kg.FieldType]string{
		kg.Text: "StringFilter", kg.Int: "IntFilter", kg.Number: "FloatFilter", kg.Date: "DateFilter", kg.Ref: "IDFilter",
	}[f.Type]
}

// enumFilterName returns the name of the condition on values of a vocabulary.
func enumFilterName(f kg.Field) string { return f.Vocabulary + "Filter" }

// relationFilter returns the condition on what a move to n leads to.
func relationFilter(n noun) *ast.Definition {
	filter := n.name + "Filter"
	d := &ast.Definition{Kind: ast.InputObject, Name: n.name + "RelationFilter", Description: n.say(relationDoc), Fields: ast.FieldList{
		field("some", filter, n.say(someDoc)), field("none", filter, n.say(noneDoc)), field("every", filter, n.say(everyDoc)),
	}}
	if n.isLinked() {
		d.Description = n.say(relationViaDoc)
		d.Fields = append(d.Fields, field("via", "RelationshipFilter", onlyViaDoc))
	}
	return d
}

// enumFilters returns a condition for each vocabulary that a field is filtered by.
func enumFilters() (all []*ast.Definition) {
	for _, n := range nouns() {
		for _, f := range n.fields {
			named := func(d *ast.Definition) bool { return d.Name == enumFilterName(f) }
			if f.Vocabulary == "" || f.Bare || !n.canFilter(f) || slices.ContainsFunc(all, named) {
				continue
			}
			all = append(all, enumFilter(f))
		}
	}
	return all
}

func enumFilter(f kg.Field) *ast.Definition {
	one, several := f.Vocabulary, "["+f.Vocabulary+"!]"
	if f.Type.IsList() {
		return &ast.Definition{Kind: ast.InputObject, Name: enumFilterName(f), Description: listFilterDoc, Fields: ast.FieldList{
			field("has", one, hasDoc), field("hasAny", several, hasAnyDoc),
		}}
	}
	return &ast.Definition{Kind: ast.InputObject, Name: enumFilterName(f), Description: enumFilterDoc, Fields: ast.FieldList{
		field("eq", one, eqDoc), field("in", several, inDoc),
	}}
}
