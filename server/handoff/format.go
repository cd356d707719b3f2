package handoff

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"strings"

	"accordgraph/internal/web"
)

// A format is a sort of files.
type format struct {
	mediaType string
	text      bool // the file is text in UTF-8
	packed    bool // the file is compressed
	check     func(*plan) error
	open      func(io.Writer) encoder        // for files that are written page by page
	once      bool                           // an entity or a relationship can be written only once
	write     func(io.Writer, *export) error // for files that are written at once; nil if open is not
	most      int                            // bytes of answers that a file written at once is made of; 0 for maxFollowed
}

// maxMade is the greatest size in bytes of the answers for a format whose file takes several times the memory of the
// answers.
const maxMade = 24 << 20

// formats maps the endings of addresses, which are the values of the parameter format, to the formats.
var formats = map[string]format{
	"csv":     {mediaType: "text/csv", text: true, check: hasOneChain, open: openCSV},
	"cyjs":    {mediaType: "application/vnd.cytoscape.cyjs+json", text: true, check: hasThings, write: writeCYJS},
	"cypher":  {mediaType: "application/x-cypher-query", text: true, check: hasThings, open: openCypher},
	"dot":     {mediaType: "text/vnd.graphviz", text: true, check: hasThings, once: true, open: openDOT},
	"ftm":     {mediaType: "application/vnd.followthemoney+jsonl", text: true, check: hasThings, once: true, open: openFTM},
	"gexf":    {mediaType: "application/gexf+xml", text: true, check: hasThings, write: writeGEXF, most: maxMade},
	"graphml": {mediaType: "application/graphml+xml", text: true, check: hasThings, once: true, open: openGraphML},
	"jsonl":   {mediaType: "application/jsonl", text: true, check: hasOneList, open: openJSONL},
	"jsonld":  {mediaType: "application/ld+json", check: hasThings, write: writeJSONLD},
	"mmd":     {mediaType: "text/vnd.mermaid", text: true, check: hasThings, write: writeMermaid},
	"nq":      {mediaType: "application/n-quads", check: hasThings, open: openNQuads},
	"xlsx": {
		mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", packed: true, check: hasAny,
		write: writeXLSX, most: maxMade,
	},
	"zip": {mediaType: "application/zip", packed: true, check: hasAny, write: writeZIP},
}

// contentType returns the header Content-Type of a file.
func (f format) contentType() string {
	if f.text {
		return f.mediaType + "; charset=utf-8"
	}
	return f.mediaType
}

// formatOf returns the name of the format that a request asks for, or "" if it asks for the answer of the API. The
// ending of the path decides, then the parameter format, then the header Accept.
func (h *Files) formatOf(r *http.Request) (string, error) {
	if ending := strings.TrimPrefix(path.Ext(r.URL.Path), "."); ending != "" {
		return ending, known(ending)
	}
	if name := parameter(r, "format"); name != "" {
		if name == "json" {
			return "", nil
		}
		return name, known(name)
	}
	return h.byType[web.MediaType(r.Header, h.offers...)], nil
}

// parameter returns a parameter of the address. It parses the address only if it may have the parameter.
func parameter(r *http.Request, name string) string {
	for part := range strings.SplitSeq(r.URL.RawQuery, "&") {
		if key, _, _ := strings.Cut(part, "="); key == name || strings.Contains(key, "%") {
			return r.URL.Query().Get(name)
		}
	}
	return ""
}

// known returns an error if there is no format with this name.
func known(name string) error {
	if _, ok := formats[name]; ok {
		return nil
	}
	return fmt.Errorf("there is no format %.20q, want one of json, %s", name, strings.Join(Endings(), ", "))
}

// mediaTypes returns the media types that requests may accept, JSON first, and the names of the formats by their types.
func mediaTypes() (offers []string, byType map[string]string) {
	offers, byType = []string{plainJSON, responseJSON}, map[string]string{}
	for _, name := range Endings() {
		byType[formats[name].mediaType] = name
		offers = append(offers, formats[name].mediaType)
	}
	return offers, byType
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
