package handoff

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"

	"accordgraph/internal/web"
)

// A format is a sort of files.
type format struct {
	mediaType string
	text      bool // the file is text in UTF-8
	packed    bool // the file is compressed
	check     func(*plan) error
	write     func(io.Writer, *export) error
}

// formats maps the endings of addresses, which are the values of the parameter format, to the formats.
var formats = map[string]format{
	"csv":     {mediaType: "text/csv", text: true, check: hasOneChain, write: writeCSV},
	"cyjs":    {mediaType: "application/vnd.cytoscape.cyjs+json", text: true, check: hasThings, write: writeCYJS},
	"cypher":  {mediaType: "application/x-cypher-query", text: true, check: hasThings, write: writeCypher},
	"dot":     {mediaType: "text/vnd.graphviz", text: true, check: hasThings, write: writeDOT},
	"ftm":     {mediaType: "application/vnd.followthemoney+jsonl", text: true, check: hasThings, write: writeFTM},
	"gexf":    {mediaType: "application/gexf+xml", text: true, check: hasThings, write: writeGEXF},
	"graphml": {mediaType: "application/graphml+xml", text: true, check: hasThings, write: writeGraphML},
	"jsonl":   {mediaType: "application/jsonl", text: true, check: hasOneList, write: writeJSONL},
	"jsonld":  {mediaType: "application/ld+json", check: hasThings, write: writeJSONLD},
	"mmd":     {mediaType: "text/vnd.mermaid", text: true, check: hasThings, write: writeMermaid},
	"nq":      {mediaType: "application/n-quads", check: hasThings, write: writeNQuads},
	"xlsx": {
		mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", packed: true, check: hasAny, write: writeXLSX,
	},
	"zip": {mediaType: "application/zip", packed: true, check: hasAny, write: writeZIP},
}

// Endings returns the endings of addresses that ask for a format, in order.
func Endings() []string { return slices.Sorted(maps.Keys(formats)) }

// contentType returns the header Content-Type of a file.
func (f format) contentType() string {
	if f.text {
		return f.mediaType + "; charset=utf-8"
	}
	return f.mediaType
}

// file returns the file of an export.
func (f format) file(e *export) ([]byte, error) {
	var b bytes.Buffer
	if err := f.write(&b, e); err != nil {
		return nil, fmt.Errorf("writing %s: %w", f.mediaType, err)
	}
	return b.Bytes(), nil
}

// formatOf returns the name of the format that a request asks for, or "" if it asks for the answer of the API. The
// ending of the path decides, then the parameter format, then the header Accept.
func formatOf(r *http.Request) (string, error) {
	if ending := strings.TrimPrefix(path.Ext(r.URL.Path), "."); ending != "" {
		return ending, known(ending)
	}
	if name := r.URL.Query().Get("format"); name != "" {
		if name == "json" {
			return "", nil
		}
		return name, known(name)
	}
	return accepted(r.Header), nil
}

// known returns an error if there is no format with this name.
func known(name string) error {
	if _, ok := formats[name]; ok {
		return nil
	}
	return fmt.Errorf("there is no format %.20q, want one of json, %s", name, strings.Join(Endings(), ", "))
}

// accepted returns the name of the format that the header Accept prefers to JSON, or "".
func accepted(h http.Header) string {
	byType := map[string]string{}
	offers := []string{plainJSON, responseJSON}
	for _, name := range Endings() {
		byType[formats[name].mediaType] = name
		offers = append(offers, formats[name].mediaType)
	}
	return byType[web.MediaType(h, offers...)]
}

// hasOneChain returns an error if the operation has lists side by side, which no single table can have.
func hasOneChain(p *plan) error {
	for t := p.root; ; t = t.lists[0] {
		switch len(t.lists) {
		case 0:
			return nil
		case 1:
		default:
			return fmt.Errorf("this operation has lists side by side (%s), which one table cannot have: "+
				"ask for .zip, which has a file for each, or for one of the lists", strings.Join(t.listNames(), ", "))
		}
	}
}

// hasOneList returns an error if the operation has several outermost lists.
func hasOneList(p *plan) error {
	if len(p.root.lists) < 2 {
		return nil
	}
	return fmt.Errorf("this operation has lists side by side (%s): ask for .zip, which has a file for each, or for one of the lists",
		strings.Join(p.root.listNames(), ", "))
}

// hasAny returns no error: the format has a place for every operation.
func hasAny(*plan) error { return nil }

// hasThings returns an error if the operation asks for no entities and no relationships.
func hasThings(p *plan) error {
	if p.hasThings() {
		return nil
	}
	return errors.New("this operation asks for no entities and no relationships, so there is no graph: " +
		"ask for .csv, .jsonl, .xlsx or .zip")
}
