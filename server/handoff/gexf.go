package handoff

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// writeGEXF writes GEXF 1.3 for Gephi. Parallel edges of one kind would be merged, so the second relationship of a type
// between the same two entities has a kind of its own: "CLAIMS 2".
func writeGEXF(w io.Writer, e *export) error {
	type attribute struct {
		ID    string `xml:"id,attr"`
		Title string `xml:"title,attr"`
		Type  string `xml:"type,attr"`
	}
	type attributes struct {
		Class string      `xml:"class,attr"`
		All   []attribute `xml:"attribute"`
	}
	type value struct {
		For   string `xml:"for,attr"`
		Value string `xml:"value,attr"`
	}
	type node struct {
		ID     string  `xml:"id,attr"`
		Label  string  `xml:"label,attr"`
		Values []value `xml:"attvalues>attvalue"`
	}
	type edge struct {
		ID     string  `xml:"id,attr"`
		Source string  `xml:"source,attr"`
		Target string  `xml:"target,attr"`
		Kind   string  `xml:"kind,attr"`
		Label  string  `xml:"label,attr"`
		Values []value `xml:"attvalues>attvalue"`
	}
	file := struct {
		XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
		Version string   `xml:"version,attr"`
		Meta    struct {
			Creator     string `xml:"creator"`
			Description string `xml:"description"`
		} `xml:"meta"`
		Graph struct {
			Default    string       `xml:"defaultedgetype,attr"`
			Attributes []attributes `xml:"attributes"`
			Nodes      []node       `xml:"nodes>node"`
			Edges      []edge       `xml:"edges>edge"`
		} `xml:"graph"`
	}{Version: "1.3"}
	file.Meta.Creator, file.Meta.Description = e.edition.Title, e.factsText("; ")
	file.Graph.Default = "directed"
	declare := func(class string, columns []column, without ...int) {
		of := attributes{Class: class}
		for i, c := range columns {
			if slices.Contains(without, i) {
				continue
			}
			of.All = append(of.All, attribute{strconv.Itoa(i), c.name, c.xmlType("integer")})
		}
		file.Graph.Attributes = append(file.Graph.Attributes, of)
	}
	ownOfNode, ownOfEdge := []int{nodeID, nodeLabel}, []int{edgeID, edgeSource, edgeTarget} // GEXF has them itself
	declare("node", e.nodes, ownOfNode...)
	declare("edge", e.links, ownOfEdge...)
	values := func(r row, without []int) (all []value) {
		for i, v := range r {
			if v != nil && !slices.Contains(without, i) {
				all = append(all, value{strconv.Itoa(i), r.text(i)})
			}
		}
		return all
	}
	n := e.network()
	for _, v := range n.nodes {
		file.Graph.Nodes = append(file.Graph.Nodes, node{v.text(nodeID), v.text(nodeLabel), values(v, ownOfNode)})
	}
	kinds := n.edgeKinds()
	for i, v := range n.edges {
		file.Graph.Edges = append(file.Graph.Edges,
			edge{v.text(edgeID), v.text(edgeSource), v.text(edgeTarget), kinds[i], v.text(edgeType), values(v, ownOfEdge)})
	}
	return writeXML(w, file)
}

// edgeKinds returns the type of each edge, with a number from the second edge of a type between the same two entities
// on.
func (n *network) edgeKinds() []string {
	seen, kinds := map[string]int{}, []string{}
	for _, v := range n.edges {
		kind := v.text(edgeType)
		between := strings.Join([]string{kind, v.text(edgeSource), v.text(edgeTarget)}, " ")
		if seen[between]++; seen[between] > 1 {
			kind = fmt.Sprintf("%s %d", kind, seen[between])
		}
		kinds = append(kinds, kind)
	}
	return kinds
}

// factsText returns what a file says about itself as one text.
func (e *export) factsText(separator string) string {
	parts := []string{}
	for _, f := range e.facts() {
		parts = append(parts, f.name+": "+f.text)
	}
	return strings.Join(parts, separator)
}
