package main

import (
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// lists returns the types of lists of n, and the types of their arguments.
func lists(n noun) []*ast.Definition {
	all := []*ast.Definition{connection(n), edge(n)}
	if d := facet(n); len(d.EnumValues) > 0 {
		all = append(all, d)
	}
	all = append(all, filter(n))
	if n.isLedTo() {
		all = append(all, relationFilter(n))
	}
	return append(all, order(n), orderField(n))
}

// connection returns the type of a page of a list.
func connection(n noun) *ast.Definition {
	d := define(ast.Object, n.name+"Connection", n.say(connectionDoc),
		field("edges", "["+n.name+"Edge!]!", edgesDoc),
		field("nodes", "["+n.name+"!]!", nodesDoc),
		field("pageInfo", "PageInfo!", pageInfoDoc),
		field("totalCount", "Int", totalDoc),
	)
	if len(n.facets()) > 0 {
		by := argument("by", "["+n.name+"Facet!]!")
		d.Fields = append(d.Fields, field("facets", "[Facet!]", n.say(facetsDoc), by))
	}
	return d
}

// edge returns the type of an item of a list, with its cursor.
func edge(n noun) *ast.Definition {
	d := define(ast.Object, n.name+"Edge", n.say(edgeDoc),
		field("cursor", "String!", cursorDoc),
		field("node", n.name+"!", nodeDoc),
	)
	if n.isLinked() {
		d.Fields = append(d.Fields, field("relationship", "Relationship", n.say(reachedDoc)))
	}
	return d
}

// facet returns the enum of the fields to count by.
func facet(n noun) *ast.Definition {
	d := define(ast.Enum, n.name+"Facet", n.say(facetDoc))
	for _, f := range n.facets() {
		doc := sayField(facetValueDoc, f.ClientName()) + lower(f.DocFor(n.kind))
		d.EnumValues = append(d.EnumValues, enumValue(constant(f.ClientName()), doc))
		if f.Was != "" {
			old := enumValue(constant(f.Was), doc)
			old.Directives = deprecated(constant(instead(f)))
			d.EnumValues = append(d.EnumValues, old)
		}
	}
	return d
}

// order returns the input for the order of a list.
func order(n noun) *ast.Definition {
	direction := field("direction", "OrderDirection!", argumentDocs["direction"])
	direction.DefaultValue = &ast.Value{Kind: ast.EnumValue, Raw: "ASC"}
	by := field("field", n.name+"OrderField!", argumentDocs["field"])
	return define(ast.InputObject, n.name+"Order", n.say(orderDoc), by, direction)
}

// orderField returns the enum of the fields to sort by.
func orderField(n noun) *ast.Definition {
	d := define(ast.Enum, n.name+"OrderField", n.say(orderFieldDoc))
	if n.row.Place != "" {
		d.EnumValues = append(d.EnumValues, enumValue(n.row.Place, n.row.PlaceDoc))
	}
	for _, f := range n.fields {
		if !f.Sort {
			continue
		}
		if n.isPublic(f) {
			d.EnumValues = append(d.EnumValues, enumValue(constant(f.ClientName()), orderedBy(f)))
		}
		if f.Was != "" {
			old := enumValue(constant(f.Was), orderedBy(f))
			old.Directives = deprecated(constant(instead(f)))
			d.EnumValues = append(d.EnumValues, old)
		}
	}
	return d
}

// orderedBy returns the description of the order by f.
func orderedBy(f kg.Field) string {
	if f.Private { // clients can sort by the field, but cannot see it
		return f.Doc
	}
	if f.Type == kg.Text {
		return sayField(orderTextDoc, f.ClientName())
	}
	return sayField(orderByDoc, f.ClientName())
}

// instead returns the name that replaces the former name of f.
func instead(f kg.Field) string {
	if f.Instead != "" {
		return f.Instead
	}
	return f.ClientName()
}
