package guard

import "github.com/vektah/gqlparser/v2/ast"

// A pricedSchema is a schema with the lengths of the lists that introspection returns.
type pricedSchema struct {
	*ast.Schema
	longest map[string]int // of each list, by its field
	mean    map[string]int // of the lists of all types together, rounded up
}

// price counts the lists of a schema.
func price(s *ast.Schema) pricedSchema {
	p := pricedSchema{s, map[string]int{}, map[string]int{}}
	p.longest["__Schema.types"], p.longest["__Schema.directives"] = len(s.Types), len(s.Directives)
	total := map[string]int{}
	count := func(list string, n int) {
		p.longest[list], total[list] = max(p.longest[list], n), total[list]+n
	}
	for _, d := range s.Types {
		count("__Type.interfaces", len(d.Interfaces))
		count("__Type.enumValues", len(d.EnumValues))
		if d.IsAbstractType() {
			count("__Type.possibleTypes", len(s.GetPossibleTypes(d)))
		}
		if d.Kind == ast.InputObject {
			count("__Type.inputFields", len(d.Fields))
			continue
		}
		count("__Type.fields", len(d.Fields))
		for _, f := range d.Fields {
			count("__Field.args", len(f.Arguments))
		}
	}
	for list, n := range total {
		lists := len(s.Types)
		if list == "__Field.args" {
			lists = total["__Type.fields"]
		}
		p.mean[list] = (n + lists - 1) / lists
	}
	for _, d := range s.Directives {
		p.longest["__Directive.args"] = max(p.longest["__Directive.args"], len(d.Arguments))
	}
	return p
}

// length returns the greatest number of rows of an introspection list, and whether field
// names one. allTypes means that the selection is for all types of the schema together.
func (p pricedSchema) length(field string, allTypes bool) (n int, known bool) {
	if n, known = p.mean[field]; known && allTypes {
		return n, true
	}
	n, known = p.longest[field]
	return n, known
}
