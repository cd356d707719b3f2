package neo4jstore

import "accordgraph/internal/kg"

// anyStart is the pattern of the entities from which the relationships of a list start, if the list does not say which.
const anyStart = "()"

// links returns the pattern of the entities from which the relationships l of a list start, and the condition of the
// list. If the list fixes the sources, the database looks them up, and does not read the relationships of others.
func (c *compiler) links(via kg.Via) (start, filter string) {
	filter = c.holds(link("l"), via.Link)
	sources := fixedSources(via.Link)
	if sources == nil {
		return anyStart, filter
	}
	return "(a:Entity)", "a.id IN " + c.param(sources) + " AND " + filter
}

// fixedSources returns the IDs from which a relationship must start to match f, or nil if f does not fix them.
func fixedSources(f kg.Filter) []string {
	switch f := f.(type) {
	case kg.AllOf:
		for _, one := range f {
			if sources := fixedSources(one); sources != nil {
				return sources
			}
		}
	case kg.Condition:
		if f.Field == "source" && (f.Op == kg.Equal || f.Op == kg.OneOf) {
			return kg.TextsOf(f.Value)
		}
	}
	return nil
}
