package main

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// filter returns the filter of a noun: each field and each relationship that kg can filter
// by.
func filter(n noun) *ast.Definition {
	name := n.name + "Filter"
	d := define(ast.InputObject, name, n.say(filterDoc),
		field("and", "["+name+"!]", andDoc), field("or", "["+name+"!]", orDoc), field("not", name, notDoc))
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
		if m.Was != "" {
			old := field(m.Was, to.name+"RelationFilter", to.say(moveDoc)+lower(m.Doc))
			old.Directives = deprecated(m.Name)
			d.Fields = append(d.Fields, old)
		}
	}
	return d
}

// condition returns the type of the filter of a field.
func condition(f kg.Field) string {
	switch {
	case f.Bare:
		return "[" + valueType(f) + "!]"
	case f.Type == kg.Spans:
		return "Boolean"
	case f.Vocabulary != "":
		return enumFilterName(f)
	case f.Type.IsList():
		return "TextsFilter"
	}
	return map[kg.FieldType]string{
		kg.Text: "StringFilter", kg.Int: "IntFilter", kg.Number: "FloatFilter", kg.Date: "DateFilter",
		kg.Ref: "IDFilter",
	}[f.Type]
}

// enumFilterName returns the name of the filter of values of a vocabulary.
func enumFilterName(f kg.Field) string { return f.Vocabulary + "Filter" }

// relationFilter returns the filter that compares related entities of the noun n.
func relationFilter(n noun) *ast.Definition {
	filter := n.name + "Filter"
	d := define(ast.InputObject, n.name+"RelationFilter", n.say(relationDoc),
		field("some", filter, n.say(someDoc)), field("none", filter, n.say(noneDoc)),
		field("every", filter, n.say(everyDoc)))
	if n.isLinked() {
		d.Description = n.say(relationViaDoc)
		d.Fields = append(d.Fields, field("via", "RelationshipFilter", onlyViaDoc))
	}
	return d
}

// enumFilters returns a filter for each vocabulary of a field that clients can filter by.
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

// enumFilter returns the filter of the vocabulary of a field.
func enumFilter(f kg.Field) *ast.Definition {
	one, several := f.Vocabulary, "["+f.Vocabulary+"!]"
	if f.Type.IsList() {
		has, hasAny := field("has", one, hasDoc), field("hasAny", several, hasAnyDoc)
		return define(ast.InputObject, enumFilterName(f), listFilterDoc, has, hasAny)
	}
	eq, in := field("eq", one, eqDoc), field("in", several, inDoc)
	return define(ast.InputObject, enumFilterName(f), enumFilterDoc, eq, in)
}
