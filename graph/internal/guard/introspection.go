package guard

import "github.com/vektah/gqlparser/v2/ast"

// A pricedSchema is a schema with the prices of its fields, and with the lengths of the
// lists that introspection returns. No directive can state these lengths, because they
// follow from the schema. Besides, each list has two lengths: the greatest length for one
// type, and the smaller mean for all types.
type pricedSchema struct {
	*ast.Schema
	prices map[*ast.FieldDefinition]*fieldPrice

	longest map[string]int // of each list, by its field
	mean    map[string]int // of the lists of all types together, rounded up
}

// price returns the schema with the prices of its fields.
func price(s *ast.Schema) pricedSchema {
	p := countLists(s)
	p.prices = priceFields(p)
	return p
}

// countLists counts the lists that introspection returns.
func countLists(s *ast.Schema) pricedSchema {
	p := pricedSchema{Schema: s, longest: map[string]int{}, mean: map[string]int{}}
	p.longest["__Schema.types"], p.longest["__Schema.directives"] = len(s.Types), len(s.Directives)
	total := map[string]int{}
	count := func(list string, n int) {
		p.longest[list], total[list] = max(p.longest[list], n), total[list]+n
	}
	for _, d := range s.Types {
		count("__Type.interfaces", len(d.Interfaces))
		count("__Type.enumValues", len(d.EnumValues))
		if d.IsAbstractType() {
			count("__Type.possibleTypes", objects(s.GetPossibleTypes(d)))
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

// takeIntrospection makes the length of an introspection list part of its price.
func (p *fieldPrice) takeIntrospection(s pricedSchema, field string) {
	if n, known := s.longest[field]; known {
		p.size, p.mean = n, s.mean[field]
	}
}

// objects counts the object types among types.
func objects(all []*ast.Definition) (n int) {
	for _, d := range all {
		if d.Kind == ast.Object {
			n++
		}
	}
	return n
}
