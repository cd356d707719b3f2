package handoff

import "io"

// writeCYJS writes JSON for Cytoscape.js and Cytoscape (https://js.cytoscape.org/#notation/elements-json). Ids of
// nodes and edges are one space there: an edge whose id a node has gets "edge:" before it.
func writeCYJS(w io.Writer, e *export) error {
	n := e.network()
	taken := map[string]bool{}
	for _, v := range n.nodes {
		taken[v.text(nodeID)] = true
	}
	facts := map[string]string{}
	for _, f := range e.facts() {
		facts[f.name] = f.text
	}
	elements := []entry{
		{"nodes", func(b []byte) ([]byte, error) { return appendElements(b, e.nodes, n.nodes, nil) }},
		{"edges", func(b []byte) ([]byte, error) { return appendElements(b, e.links, n.edges, taken) }},
	}
	b, err := appendObject(nil, []entry{
		{"format_version", func(b []byte) ([]byte, error) { return appendJSON(b, "1.0") }},
		{"generated_by", func(b []byte) ([]byte, error) { return appendJSON(b, "accordgraph") }},
		{"target_cytoscapejs_version", func(b []byte) ([]byte, error) { return appendJSON(b, "~3.0") }},
		{"data", func(b []byte) ([]byte, error) { return appendJSON(b, facts) }},
		{"elements", func(b []byte) ([]byte, error) { return appendObject(b, elements) }},
	})
	if err == nil {
		_, err = w.Write(append(b, '\n'))
	}
	return err
}

// appendElements appends rows as elements. Values that are null are left out. No id is one of taken.
func appendElements(b []byte, columns []column, rows []row, taken map[string]bool) (_ []byte, err error) {
	b = append(b, '[')
	for i, r := range rows {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		data := []entry{}
		for j, c := range columns {
			value := r[j]
			if id, is := value.(string); is && j == 0 && taken[id] {
				value = "edge:" + id
			}
			if value != nil {
				data = append(data, entry{c.name, func(b []byte) ([]byte, error) { return appendJSON(b, value) }})
			}
		}
		object := entry{"data", func(b []byte) ([]byte, error) { return appendObject(b, data) }}
		if b, err = appendObject(b, []entry{object}); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}
