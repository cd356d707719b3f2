package handoff

// thingFields are what a file says about each entity, in the order of its columns. The label is the name in English.
var thingFields = []column{
	{"id", text, false, follow([]string{prefix + "id"})},
	{"label", text, false, follow([]string{prefix + "name"})},
	{"kind", text, false, follow([]string{prefix + "kind"})},
	{"plainId", text, false, follow([]string{prefix + "plainId"})},
}

// category returns the category of an actor, or "".
var category = follow([]string{prefix + "category"})

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

// withValues returns columns, or the ones of each object if there are none yet, with a column for each value that a
// shape asks for under a name of its own.
func withValues(columns, each []column, s *shape) []column {
	if columns == nil {
		columns = each[:len(each):len(each)]
	}
	for _, f := range s.own() {
		isStandard := f.name == "__typename" || f.name == "type" && f.key == f.name // each edge has its type as relationship
		if f.leaf() && !isStandard && !named(columns, f.key) {
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

// A network is the entities and relationships of an answer, each once, in the order of the answer. A row has the
// values of the columns of the plan.
type network struct {
	nodes, edges []row
	evidence     [][]any        // rows with evidenceColumns
	categories   map[string]any // of actors, by their ids
	byID         map[string]row
}

// A row is the values of an entity or a relationship. The first value is its id.
type row []any

// text returns a value as text.
func (r row) text(i int) string { return textOf(r[i]) }

// The places of values in each row of nodes and of edges.
const (
	nodeID, nodeLabel, nodeKind, nodePlainID                                  = 0, 1, 2, 3
	edgeID, edgeType, edgeSource, edgeTarget, edgeClaimant, edgeStatus        = 0, 1, 2, 4, 7, 9
	edgeClaimantName, edgeDisputed, edgeValidFrom, edgeValidTo, edgeKnownFrom = 8, 10, 11, 12, 13
	edgeNote, edgeEvidence, edgeQuotes, edgeSourceList                        = 15, 17, 18, 19
)

// network returns the entities and relationships of the answer.
func (e *export) network() *network {
	n := &network{byID: map[string]row{}, categories: map[string]any{}}
	n.walk(e.plan, e.shape, e.data)
	return n
}

// walk adds the entities and relationships in a value. A claimant is a value of its relationship, and no entity.
func (n *network) walk(p *plan, s *shape, value any) {
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			n.walk(p, s, v)
		}
	case map[string]any:
		if value[prefix+"kind"] != nil {
			n.nodes = n.add(n.nodes, p.nodes, value)
			n.categories[textAt(value, prefix+"id")] = category(value)
		}
		for _, f := range s.fields {
			if f.key != prefix+"assertedBy" && f.key != prefix+"edges" {
				n.walk(p, f, value[f.key])
			}
		}
		if value[prefix+"type"] != nil {
			before := len(n.edges)
			n.edges = n.add(n.edges, p.links, value)
			if len(n.edges) > before {
				n.addEvidence(value)
			}
		}
	}
}

// add adds an object to rows. If the answer has the object more than once, its values are put together.
func (n *network) add(rows []row, columns []column, item map[string]any) []row {
	id := textAt(item, prefix+"id")
	values, there := n.byID[id]
	if !there {
		values = make(row, len(columns))
		n.byID[id] = values
		rows = append(rows, values)
	}
	for i, c := range columns {
		if values[i] == nil {
			values[i] = c.value(item)
		}
	}
	return rows
}

// evidenceColumns are the columns of the evidence of relationships, of which each row is one piece for one
// relationship.
var evidenceColumns = []column{
	{name: "relationship"},
	{name: "evidence"},
	{name: "locator"},
	{name: "basis"},
	{name: "quote"},
	{name: "paraphrase"},
	{name: "source"},
	{name: "title"},
	{name: "publisher"},
	{name: "date"},
	{name: "url"},
	{name: "language"},
	{name: "genre"},
	{name: "reliability"},
}

// addEvidence adds the evidence of a relationship.
func (n *network) addEvidence(link map[string]any) {
	pieces, _ := link[prefix+"evidence"].([]any)
	for _, p := range pieces {
		piece, _ := p.(map[string]any)
		source, _ := piece["source"].(map[string]any)
		n.evidence = append(n.evidence, []any{
			link[prefix+"id"], piece["plainId"], piece["locator"], piece["basis"], piece["quote"], piece["paraphrase"],
			source["plainId"], source["title"], source["publisher"], source["date"], source["url"], source["language"],
			source["genre"], source["reliability"],
		})
	}
}
