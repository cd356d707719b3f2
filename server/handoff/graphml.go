package handoff

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
)

// writeGraphML writes GraphML (http://graphml.graphdrawing.org). An edge has the id of its relationship, so parallel
// relationships stay apart in programs that know multigraphs. It has the id as a value too, because igraph 1.0 reads
// the ids of edges wrongly.
func writeGraphML(w io.Writer, e *export) error {
	type key struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	}
	type datum struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	}
	type node struct {
		ID   string  `xml:"id,attr"`
		Data []datum `xml:"data"`
	}
	type edge struct {
		ID     string  `xml:"id,attr"`
		Source string  `xml:"source,attr"`
		Target string  `xml:"target,attr"`
		Data   []datum `xml:"data"`
	}
	type graph struct {
		ID      string  `xml:"id,attr"`
		Default string  `xml:"edgedefault,attr"`
		Data    []datum `xml:"data"`
		Nodes   []node  `xml:"node"`
		Edges   []edge  `xml:"edge"`
	}
	data := func(prefix string, columns []column, values row, skip map[int]bool) (all []datum) {
		for i := range columns {
			if values[i] != nil && !skip[i] {
				all = append(all, datum{prefix + strconv.Itoa(i), values.text(i)})
			}
		}
		return all
	}
	file := struct {
		XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		Keys    []key    `xml:"key"`
		Graph   graph    `xml:"graph"`
	}{Graph: graph{ID: "answer", Default: "directed"}}
	for i, fact := range e.facts() {
		file.Keys = append(file.Keys, key{"g" + strconv.Itoa(i), "graph", fact.name, "string"})
		file.Graph.Data = append(file.Graph.Data, datum{"g" + strconv.Itoa(i), fact.text})
	}
	columns := func(prefix, of string, all []column, skip map[int]bool) {
		for i, c := range all {
			if of == "edge" && i == edgeID {
				c.name = "relationshipId"
			}
			if !skip[i] {
				file.Keys = append(file.Keys, key{prefix + strconv.Itoa(i), of, c.name, c.xmlType("int")})
			}
		}
	}
	skipNode, skipEdge := map[int]bool{nodeID: true}, map[int]bool{edgeSource: true, edgeTarget: true}
	columns("n", "node", e.nodes, skipNode)
	columns("e", "edge", e.links, skipEdge)
	n := e.network()
	for _, v := range n.nodes {
		file.Graph.Nodes = append(file.Graph.Nodes, node{v.text(nodeID), data("n", e.nodes, v, skipNode)})
	}
	for _, v := range n.edges {
		file.Graph.Edges = append(file.Graph.Edges,
			edge{v.text(edgeID), v.text(edgeSource), v.text(edgeTarget), data("e", e.links, v, skipEdge)})
	}
	return writeXML(w, file)
}

// writeXML writes a file of XML.
func writeXML(w io.Writer, file any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	out.Indent("", " ")
	if err := out.Encode(file); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w)
	return err
}

// xmlType returns the type of a column as GraphML and GEXF have it. A list is a text.
func (c column) xmlType(integerType string) string {
	if c.list {
		return "string"
	}
	return [...]string{text: "string", integer: integerType, number: "double", boolean: "boolean", date: "string"}[c.sort]
}

// A fact is what a file says about itself.
type fact struct{ name, text string }

// facts returns what a file says about itself: the data set, its revision and licence, and what the file lacks.
func (e *export) facts() []fact {
	all := []fact{
		{"title", e.edition.Title},
		{"revision", e.edition.Revision},
		{"licence", e.edition.Licence + ", " + e.edition.LicenceURL},
		{"operation", e.operation},
		{"address", e.address},
		{"incomplete", e.moreText()},
	}
	given := all[:0]
	for _, f := range all {
		if f.text != "" {
			given = append(given, f)
		}
	}
	return given
}
