package graph

import "github.com/vektah/gqlparser/v2/ast"

// A priced schema knows how long the lists in the answers of introspection are.
type priced struct {
	*ast.Schema
	most map[string]int // of each list, by its field: as long as the longest
	mean map[string]int // the same for all types together: the mean, rounded up
}

// price counts what s has.
func price(s *ast.Schema) priced {
	p := priced{Schema: s, most: map[string]int{}, mean: map[string]int{}}
	p.most["__Schema.types"], p.most["__Schema.directives"] = len(s.Types), len(s.Directives)
	all := map[string]int{}
	count := func(list string, n int) {
		p.most[list], all[list] = max(p.most[list], n), all[list]+n
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
	for list, n := range all {
		of := len(s.Types)
		if list == "__Field.args" {
			of = all["__Type.fields"]
		}
		p.mean[list] = (n + of - 1) / of
	}
	for _, d := range s.Directives {
		p.most["__Directive.args"] = max(p.most["__Directive.args"], len(d.Arguments))
	}
	return p
}

// length returns how many rows a list about the schema has, and whether field names
// one. All says that it is asked of all types together.
func (p priced) length(field string, all bool) (n int, known bool) {
	if n, known = p.mean[field]; known && all {
		return n, true
	}
	n, known = p.most[field]
	return n, known
}
