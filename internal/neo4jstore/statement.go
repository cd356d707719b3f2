package neo4jstore

import (
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A compiler composes one statement and its parameters from a question. It fills the
// blanks of the .cypher files. Questions of the same shape have the same text, so the
// database plans it once. Labels, types and properties come from kg's tables and are
// quoted; everything that a client sends is a parameter.
type compiler struct {
	params map[string]any
	rows   columns // the columns that the statement returns
	names  int     // how many variables and parameters have a name
	exact  bool    // if a value is absent, conditions must be false and not null
	err    error   // why the question cannot be asked
}

func newCompiler() *compiler { return &compiler{params: map[string]any{}} }

// fail records why the question cannot be asked, unless there is a reason already. It
// returns false, so that the caller has a condition.
func (c *compiler) fail(format string, args ...any) string {
	if c.err == nil {
		c.err = fmt.Errorf("neo4jstore: "+format, args...)
	}
	return "false"
}

// param adds a parameter and returns its name in the statement.
func (c *compiler) param(v any) string {
	p := c.name("p")
	c.params[p] = v
	return "$" + p
}

// name returns a name that the statement does not have yet.
func (c *compiler) name(prefix string) string {
	c.names++
	return fmt.Sprint(prefix, c.names)
}

// fill returns a statement with a text in each of its blanks. A blank is a name
// between /* and */. The arguments blanks alternate the names of blanks and their texts.
func fill(text string, blanks ...string) string {
	all := slices.Clone(blanks)
	for i := 0; i < len(all); i += 2 {
		all[i] = "/*" + all[i] + "*/"
	}
	return strings.NewReplacer(all...).Replace(text)
}

// window returns the condition that a place is in the window. The condition bounds every
// column of an index. It has no OR of ranges, because the planner would turn the OR into
// a union and sort the union. The zero Key is before all other keys, so the condition of
// a first page has the same form as for any other page.
func (c *compiler) window(place, id string, w kg.Window) string {
	low, high := bounds(w)
	c.params["lowSort"], c.params["lowID"] = sortable(low.Sort), low.ID
	text := fmt.Sprintf("%[1]s >= $lowSort AND %[2]s IS NOT NULL AND (%[1]s <> $lowSort OR %[2]s > $lowID)", place, id)
	if high != (kg.Key{}) {
		c.params["highSort"], c.params["highID"] = sortable(high.Sort), high.ID
		text += fmt.Sprintf(" AND %[1]s <= $highSort AND (%[1]s <> $highSort OR %[2]s < $highID)", place, id)
	}
	return text
}

// idWindow returns the condition that a relationship l is in the window of a list by ID.
func (c *compiler) idWindow(w kg.Window) string {
	low, high := bounds(w)
	c.params["lowID"] = low.ID
	if high == (kg.Key{}) {
		return "l.id > $lowID"
	}
	c.params["highID"] = high.ID
	return "l.id > $lowID AND l.id < $highID"
}

// bounds returns the bounds of the window in ascending order.
func bounds(w kg.Window) (low, high kg.Key) {
	if w.Desc {
		return w.Before, w.After
	}
	return w.After, w.Before
}

// order returns the columns of ORDER BY. LIMIT keeps the first rows, so order reverses
// the order of a list to get its last rows.
func order(w kg.Window, columns ...string) string {
	all := make([]string, len(columns))
	for i, column := range columns {
		all[i] = strings.TrimSpace(column + " " + sortDirection(w))
	}
	return strings.Join(all, ", ")
}

// sortDirection returns DESC, or nothing for an ascending order.
func sortDirection(w kg.Window) string {
	if w.Desc != w.Last {
		return "DESC"
	}
	return ""
}

// place returns the property that o orders by, of the relationship l or the entity b.
func place(o kg.Order) string {
	if o.Link {
		return property("l", orderProperty(o))
	}
	return property("b", orderProperty(o))
}

// orderProperty returns the name of the property that o orders by.
func orderProperty(o kg.Order) string {
	if o.Field != "" {
		return "sort_" + o.Field
	}
	return "sort"
}

// listed returns the condition on the entities b of a list that starts at the root.
func (c *compiler) listed(via kg.Via) string {
	filter := c.holds(node("b"), via.Where)
	if via.To == kg.Any {
		filter = "NOT b:Merged AND " + filter
	}
	return filter
}

// indexed returns the condition of listed. If there is a hint, it adds the IS NOT NULL
// conditions without which Neo4j refuses the hint.
func (c *compiler) indexed(via kg.Via, hint string) string {
	if hint == "" {
		return c.listed(via)
	}
	return "b.sort IS NOT NULL AND b.id IS NOT NULL AND " + c.listed(via)
}
