package main

import (
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// lists returns what lists of n are made of, and what they can be asked by.
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

func connection(n noun) *ast.Definition {
	d := &ast.Definition{Kind: ast.Object, Name: n.name + "Connection", Description: n.say(connectionDoc), Fields: ast.FieldList{
		field("edges", "["+n.name+"Edge!]!", edgesDoc),
		field("nodes", "["+n.name+"!]!", nodesDoc),
		field("pageInfo", "PageInfo!", pageInfoDoc),
		field("totalCount", "Int", totalDoc),
	}}
	if len(n.facets()) > 0 {
		d.Fields = append(d.Fields, field("facets", "[Facet!]", n.say(facetsDoc), argument("by", "["+n.name+"Facet!]!")))
	}
	return d
}

func edge(n noun) *ast.Definition {
	d := &ast.Definition{Kind: ast.Object, Name: n.name + "Edge", Description: n.say(edgeDoc), Fields: ast.FieldList{
		field("cursor", "String!", cursorDoc),
		field("node", n.name+"!", nodeDoc),
	}}
	if n.isLinked() {
		d.Fields = append(d.Fields, field("relationship", "Relationship", n.say(reachedDoc)))
	}
	return d
}

func facet(n noun) *ast.Definition {
	d := &ast.Definition{Kind: ast.Enum, Name: n.name + "Facet", Description: n.say(facetDoc)}
	for _, f := range n.facets() {
		d.EnumValues = append(d.EnumValues, &ast.EnumValueDefinition{
			Name: constant(f.ClientName()), Description: sayField(facetValueDoc, f.ClientName()) + lower(f.DocFor(n.kind)),
		})
	}
	return d
}

func order(n noun) *ast.Definition {
	direction := field("direction", "OrderDirection!", argumentDocs["direction"])
	direction.DefaultValue = &ast.Value{Kind: ast.EnumValue, Raw: "ASC"}
	return &ast.Definition{Kind: ast.InputObject, Name: n.name + "Order", Description: n.say(orderDoc), Fields: ast.FieldList{
		field("field", n.name+"OrderField!", argumentDocs["field"]), direction,
	}}
}

func orderField(n noun) *ast.Definition {
	d := &ast.Definition{Kind: ast.Enum, Name: n.name + "OrderField", Description: n.say(orderFieldDoc)}
	if n.row.Place != "" {
		d.EnumValues = append(d.EnumValues, &ast.EnumValueDefinition{Name: n.row.Place, Description: n.row.PlaceDoc})
	}
	for _, f := range n.fields {
		if !f.Sort {
			continue
		}
		if n.isPublic(f) {
			d.EnumValues = append(d.EnumValues, &ast.EnumValueDefinition{Name: constant(f.ClientName()), Description: orderedBy(f)})
		}
		if f.Was != "" {
			d.EnumValues = append(d.EnumValues, &ast.EnumValueDefinition{
				Name: constant(f.Was), Description: orderedBy(f), Directives: deprecated(constant(instead(f))),
			})
		}
	}
	return d
}

// orderedBy describes the order by f.
func orderedBy(f kg.Field) string {
	if f.Private { // clients ordered by it once, and never saw it
		return f.Doc
	}
	if f.Type == kg.Text {
		return sayField(orderTextDoc, f.ClientName())
	}
	return sayField(orderByDoc, f.ClientName())
}

// instead returns what clients are to use instead of the name that f once had.
func instead(f kg.Field) string {
	if f.Instead != "" {
		return f.Instead
	}
	return f.ClientName()
}
