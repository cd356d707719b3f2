package handoff

// thingFields are what a file says about each entity, in the order of its columns. The label is the name in English.
var thingFields = []column{
	{"id", text, false, follow([]string{prefix + "id"})},
	{"label", text, false, follow([]string{prefix + "name"})},
	{"kind", text, false, follow([]string{prefix + "kind"})},
	{"plainId", text, false, follow([]string{prefix + "plainId"})},
}

// hasThings reports whether the operation asks for entities or relationships.
func (p *plan) hasThings() bool { return p.nodes != nil || p.links != nil }

// findColumns finds the columns of entities and of relationships: the ones of each, and what the document asks of them.
func (p *plan) findColumns(s *shape) {
	if s.isThing() {
		p.nodes = withValues(p.nodes, thingFields, s)
	}
	if s.isLink() {
		p.links = withValues(p.links, edgeFields(), s)
	}
	for _, f := range s.fields {
		p.findColumns(f)
	}
}

// edgeFields returns the columns of each relationship. The type has the name relationship, because Gephi takes a column
// with the name type for something else.
func edgeFields() []column {
	all := linkColumns("", nil)
	for i := range all {
		if all[i].name == "type" {
			all[i].name = "relationship"
		}
	}
	return all
}

// withValues returns columns, or the ones of each object if there are none yet, with a column for each value that a shape
// asks for under a name of its own.
func withValues(columns, each []column, s *shape) []column {
	if columns == nil {
		columns = each[:len(each):len(each)]
	}
	for _, f := range s.own() {
		if f.leaf() && f.name != "__typename" && !named(columns, f.key) {
			columns = append(columns, column{f.key, sorts[f.def.Name], f.list, follow([]string{f.key})})
		}
	}
	return columns
}

// named reports whether there is a column with this name.
func named(columns []column, name string) bool {
	for _, c := range columns {
		if c.name == name {
			return true
		}
	}
	return false
}
