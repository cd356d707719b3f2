package dataset

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// A table is a table of the CSV files and of the SQLite file.
type table struct {
	name    string
	about   string // what a row is
	columns []column
	key     []string             // the columns that a row is found by
	of      func(*list) bool     // whether the table has rows of the records of a list
	rows    func(record) [][]any // the rows of such a record
	fixed   [][]any              // rows that are of no record
}

// A column is a value of each row.
type column struct {
	name   string
	about  string
	sort   sort
	list   bool
	refers string // the table whose ids the values are, or ""

	further bool // the value is a reference or has parts, so the graph formats do not have it
	value   func(record) any
}

// The tables that have records of several types, or several rows of a record.
const (
	nodes        = "nodes"
	edges        = "edges"
	evidence     = "evidence"
	sources      = "sources"
	nodeEvidence = "node_evidence"
	edgeEvidence = "edge_evidence"
)

// tablesOf returns the tables for lists: the nodes and the relationships between them, evidence and sources, and what
// joins them; then a table for each kind of nodes.
func tablesOf(lists []list) []table {
	names := map[string]string{} // of the entities that were seen, by their ids: the table of nodes is the first one
	all := []table{nodesTable(lists, names)}
	kinds := []table{}
	for _, l := range lists {
		t := listTable(l)
		switch {
		case l.entity:
			kinds = append(kinds, t)
		case t.name == edges:
			all = append(all, withNames(t, names))
		default:
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b table) int { return place(a) - place(b) })
	return append(append(all, joins()...), kinds...)
}

// place returns the place of a table among the first ones.
func place(t table) int { return slices.Index([]string{nodes, edges, evidence, sources}, t.name) }

// table returns the name of the table for the records of a list.
func (l list) table() string {
	if l.record == "Relationship" {
		return edges
	}
	name := strings.TrimPrefix(l.name, "all")
	return strings.ToLower(name[:1]) + name[1:]
}

// listTable returns the table of a list.
func listTable(l list) table {
	t := table{
		name: l.table(), about: firstSentence(l.doc), columns: columnsOf(l.fields, "", nil), key: []string{"id"},
		of: func(other *list) bool { return other.name == l.name },
	}
	t.rows = func(r record) [][]any { return [][]any{t.values(r)} }
	return t
}

// values returns the values of a record.
func (t table) values(r record) []any {
	row := make([]any, len(t.columns))
	for i, c := range t.columns {
		row[i] = c.value(r)
	}
	return row
}

// nodesTable returns the table of all entities, with the fields that all of them have.
func nodesTable(lists []list, names map[string]string) table {
	var shared []field
	for i, l := range slices.DeleteFunc(slices.Clone(lists), func(l list) bool { return !l.entity }) {
		if i == 0 {
			shared = slices.Clone(l.fields)
		}
		shared = slices.DeleteFunc(shared, func(f field) bool {
			return !slices.ContainsFunc(l.fields, func(other field) bool { return other.key == f.key })
		})
	}
	t := table{
		name: nodes, columns: columnsOf(shared, "", nil), key: []string{"id"},
		about: "All entities: actors, documents, clauses and so on, with what all of them have.", of: isEntity,
	}
	t.rows = func(r record) [][]any {
		names[r.text("id")] = r.text("name")
		return [][]any{t.values(r)}
	}
	return t
}

// isEntity reports whether the records of a list are entities.
func isEntity(l *list) bool { return l.entity }

// isLink reports whether the records of a list are relationships.
func isLink(l *list) bool { return l.table() == edges }

// withNames returns the table of relationships with the names of both ends and of the claimant beside their ids.
func withNames(t table, names map[string]string) table {
	columns := []column{}
	for _, c := range t.columns {
		columns = append(columns, c)
		if c.sort == reference && !c.list && c.refers == nodes {
			columns = append(columns, column{
				name: c.name + "Name", about: "The name of " + c.name + ".",
				value: func(r record) any {
					if name, known := names[r.text(c.name)]; known {
						return name
					}
					return nil
				},
			})
		}
	}
	t.columns = columns
	t.rows = func(r record) [][]any { return [][]any{t.values(r)} }
	return t
}

// joins returns the tables that say which evidence supports what.
func joins() []table {
	id := func(name, refers, about string) column {
		return column{name: name, about: about, sort: reference, refers: refers}
	}
	return []table{
		{
			name: nodeEvidence, about: "Which evidence supports an entity, or one field of it.",
			columns: []column{
				id("node", nodes, "The entity."),
				{
					name: "field",
					about: "The field that the evidence supports. " +
						"Empty: the entity itself, and all fields without evidence of their own.",
				},
				id("evidence", evidence, "The evidence."),
			},
			key: []string{"node", "field", "evidence"},
			of:  isEntity,
			rows: func(r record) (rows [][]any) {
				for _, piece := range r.list("evidence") {
					rows = append(rows, []any{r["id"], nil, piece})
				}
				for _, f := range r.list("fieldEvidence") {
					of, _ := f.(map[string]any)
					for _, piece := range record(of).list("evidence") {
						rows = append(rows, []any{r["id"], of["field"], piece})
					}
				}
				return rows
			},
		},
		{
			name: edgeEvidence, about: "Which evidence supports a relationship.",
			columns: []column{id("edge", edges, "The relationship."), id("evidence", evidence, "The evidence.")},
			key:     []string{"edge", "evidence"},
			of:      isLink,
			rows: func(r record) (rows [][]any) {
				for _, piece := range r.list("evidence") {
					rows = append(rows, []any{r["id"], piece})
				}
				return rows
			},
		},
	}
}

// text returns the text with a key, or "".
func (r record) text(key string) string {
	s, _ := r[key].(string)
	return s
}

// list returns the list with a key, or nil.
func (r record) list(key string) []any {
	all, _ := r[key].([]any)
	return all
}

// columnsOf returns the columns of fields at a path in a record. A value with parts is a column for each part. A list of
// values with parts is one column, if its parts can be put together.
func columnsOf(fields []field, start string, path []string) (all []column) {
	for _, f := range fields {
		at := append(slices.Clip(path), f.key)
		name := f.key
		if start != "" {
			name = start + strings.ToUpper(f.key[:1]) + f.key[1:]
		}
		c := column{
			name: name, about: firstSentence(f.doc), sort: f.sort, list: f.list, value: follow(at),
			further: f.sort == reference || f.sort == object || len(path) > 0,
		}
		switch {
		case f.sort == reference:
			c.refers = map[string]string{"Source": sources, "Evidence": evidence, "Relationship": edges}[f.of]
			if c.refers == "" {
				c.refers = nodes
			}
		case f.sort == object && !f.list:
			all = append(all, columnsOf(f.fields, name, at)...)
			continue
		case f.sort == object && f.key == "fieldEvidence": // it has a table of its own
			continue
		case f.sort == object:
			c.sort, c.value = text, joined(f, at)
		}
		all = append(all, c)
	}
	return all
}

// follow returns a function that returns the value at a path, or nil.
func follow(path []string) func(record) any {
	return func(r record) any {
		item := map[string]any(r)
		for _, key := range path[:len(path)-1] {
			item, _ = item[key].(map[string]any)
		}
		return item[path[len(path)-1]]
	}
}

// joined returns a function that returns the values of a list, each with a colon between its parts, as filters write
// external ids: wikidata:Q212.
func joined(f field, path []string) func(record) any {
	find := follow(path)
	return func(r record) any {
		items, _ := find(r).([]any)
		all := make([]any, len(items))
		for i, item := range items {
			parts := []string{}
			of, _ := item.(map[string]any)
			for _, part := range f.fields {
				parts = append(parts, textOf(of[part.key]))
			}
			all[i] = strings.Join(parts, ":")
		}
		return all
	}
}

// textOf returns a value as text. A list is JSON, and null is "".
func textOf(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	case []any:
		b, err := appendJSON(nil, v)
		if err == nil { // always: the values came from JSON
			return string(b)
		}
	}
	return fmt.Sprint(v)
}

// firstSentence returns the first sentence of a description, on one line.
func firstSentence(doc string) string {
	doc = strings.Join(strings.Fields(doc), " ")
	if sentence, _, more := strings.Cut(doc, ". "); more {
		return sentence + "."
	}
	return doc
}

// rows calls do with each row of some tables.
func (m *maker) rows(of []table, do func(t table, row []any) error) error {
	wanted := func(l *list) bool { return slices.ContainsFunc(of, func(t table) bool { return t.of(l) }) }
	return m.records(wanted, func(l *list, r record) error {
		for _, t := range of {
			if !t.of(l) {
				continue
			}
			for _, row := range t.rows(r) {
				if err := do(t, row); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
