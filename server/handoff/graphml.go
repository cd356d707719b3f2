package handoff

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// openGraphML writes GraphML (http://graphml.graphdrawing.org). An edge has the id of its relationship, so parallel
// relationships stay apart in programs that know multigraphs. It has the id as a value too, because igraph 1.0 reads the
// ids of edges wrongly.
func openGraphML(w io.Writer) encoder {
	return &graphmlEncoder{w: w, out: xml.NewEncoder(w), written: written{}}
}

// A graphmlEncoder writes GraphML.
type graphmlEncoder struct {
	w       io.Writer
	out     *xml.Encoder
	written written
}

// The elements of GraphML.
type (
	graphmlKey struct {
		XMLName xml.Name `xml:"key"`
		ID      string   `xml:"id,attr"`
		For     string   `xml:"for,attr"`
		Name    string   `xml:"attr.name,attr"`
		Type    string   `xml:"attr.type,attr"`
	}
	graphmlDatum struct {
		XMLName xml.Name `xml:"data"`
		Key     string   `xml:"key,attr"`
		Text    string   `xml:",chardata"`
	}
	graphmlNode struct {
		XMLName xml.Name `xml:"node"`
		ID      string   `xml:"id,attr"`
		Data    []graphmlDatum
	}
	graphmlEdge struct {
		XMLName xml.Name `xml:"edge"`
		ID      string   `xml:"id,attr"`
		Source  string   `xml:"source,attr"`
		Target  string   `xml:"target,attr"`
		Data    []graphmlDatum
	}
)

// The elements around all others.
var (
	graphmlRoot  = xml.StartElement{Name: xml.Name{Space: "http://graphml.graphdrawing.org/xmlns", Local: "graphml"}}
	graphmlGraph = xml.StartElement{Name: xml.Name{Local: "graph"}, Attr: []xml.Attr{
		{Name: xml.Name{Local: "id"}, Value: "answer"}, {Name: xml.Name{Local: "edgedefault"}, Value: "directed"},
	}}
)

// The columns that are attributes of elements in GraphML.
var graphmlOwnOfNode, graphmlOwnOfEdge = []int{nodeID}, []int{edgeSource, edgeTarget}

func (g *graphmlEncoder) begin(e *export) error {
	if _, err := io.WriteString(g.w, xml.Header); err != nil {
		return err
	}
	g.out.Indent("", " ")
	elements := []any{}
	for i, fact := range e.facts() {
		elements = append(elements, graphmlKey{ID: "g" + strconv.Itoa(i), For: "graph", Name: fact.name, Type: "string"})
	}
	elements = append(elements, graphmlKeys("n", "node", e.nodes, graphmlOwnOfNode)...)
	elements = append(elements, graphmlKeys("e", "edge", e.links, graphmlOwnOfEdge)...)
	elements = append(elements, graphmlGraph)
	for i, fact := range e.facts() {
		elements = append(elements, graphmlDatum{Key: "g" + strconv.Itoa(i), Text: fact.text})
	}
	return g.write(append([]any{graphmlRoot}, elements...)...)
}

func (g *graphmlEncoder) page(e *export) error {
	n := e.network()
	for _, v := range g.written.fresh(n.nodes) {
		if err := g.write(graphmlNode{ID: v.text(nodeID), Data: graphmlData("n", e.nodes, v, graphmlOwnOfNode)}); err != nil {
			return err
		}
	}
	for _, v := range g.written.fresh(n.edges) {
		if err := g.write(graphmlEdge{
			ID: v.text(edgeID), Source: v.text(edgeSource), Target: v.text(edgeTarget),
			Data: graphmlData("e", e.links, v, graphmlOwnOfEdge),
		}); err != nil {
			return err
		}
	}
	return g.out.Flush()
}

func (g *graphmlEncoder) end(e *export) error {
	if err := g.write(graphmlGraph.End(), graphmlRoot.End()); err != nil {
		return err
	}
	if err := g.out.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(g.w, xmlEnd(e))
	return err
}

// write writes elements, and beginnings and ends of elements.
func (g *graphmlEncoder) write(elements ...any) (err error) {
	for _, element := range elements {
		switch element := element.(type) {
		case xml.StartElement, xml.EndElement:
			err = g.out.EncodeToken(element)
		default:
			err = g.out.Encode(element)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// graphmlKeys declares columns. The id of an edge is a value, too.
func graphmlKeys(start, of string, columns []column, without []int) (all []any) {
	for i, c := range columns {
		if of == "edge" && i == edgeID {
			c.name = "relationshipId"
		}
		if !slices.Contains(without, i) {
			all = append(all, graphmlKey{ID: start + strconv.Itoa(i), For: of, Name: c.name, Type: c.xmlType("int")})
		}
	}
	return all
}

// graphmlData returns the values of a row, without those at the given places.
func graphmlData(start string, columns []column, values row, without []int) (all []graphmlDatum) {
	for i := range columns {
		if values[i] != nil && !slices.Contains(without, i) {
			all = append(all, graphmlDatum{Key: start + strconv.Itoa(i), Text: values.text(i)})
		}
	}
	return all
}

// xmlEnd returns the last line of a file of XML: a comment if the file is not complete. A comment has no two hyphens in a
// row.
func xmlEnd(e *export) string {
	if len(e.more) == 0 {
		return ""
	}
	return "\n<!-- incomplete: " + strings.ReplaceAll(oneLine(e.moreText()), "--", "- -") + " -->"
}

// writeXML writes a file of XML.
func writeXML(w io.Writer, e *export, file any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	out := xml.NewEncoder(w)
	out.Indent("", " ")
	if err := out.Encode(file); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, xmlEnd(e))
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
