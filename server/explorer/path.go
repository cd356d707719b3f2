package explorer

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/draw"
)

// pathsShown is how many paths a page shows.
const pathsShown = 5

// pathBody is the body of the page of paths.
type pathBody struct {
	FromText, ToText string // what the reader wrote
	Sources          int    // each step has at least this many sources
	Asked            bool
	Ways             ways
	Merged           []*way
}

// ways are the paths between two things.
type ways struct {
	From, To    reference
	HubsSkipped []reference
	Truncated   *struct{ Reason string }
	Paths       []pathOf
}

// pathOf is one path.
type pathOf struct{ Steps []pathStep }

// pathStep is one step of a path.
type pathStep struct {
	Direction    string
	To           reference
	Relationship relationship
}

// sourceSteps are the numbers of sources that a reader can ask for.
var sourceSteps = []int{0, 1, 2, 3}

// SourceSteps returns the numbers of sources that a reader can ask for.
func (pathBody) SourceSteps() []int { return sourceSteps }

// pathPage is the view of the ways between two things. A name in the address is searched for, and the address with its id
// follows.
func pathPage(p *page) error {
	query := p.request.URL.Query()
	body := &pathBody{FromText: strings.TrimSpace(query.Get("from")), ToText: strings.TrimSpace(query.Get("to"))}
	body.Sources, _ = strconv.Atoi(query.Get("minSources"))
	var err error
	p.Template, p.Body = "path", body
	if p.Title, err = p.W("pathTitle"); err != nil {
		return err
	}
	p.Description = p.Title
	if body.FromText == "" || body.ToText == "" {
		return nil
	}
	if !slices.Contains(sourceSteps, body.Sources) {
		return missing
	}
	from, to, err := p.ends(body.FromText, body.ToText)
	if err != nil {
		return err
	}
	if from != body.FromText || to != body.ToText {
		return &redirect{status: http.StatusFound, to: p.Path(from, to, body.Sources)}
	}
	return p.findPaths(body)
}

// findPaths asks for the paths of a page.
func (p *page) findPaths(body *pathBody) error {
	variables := map[string]any{"from": body.FromText, "to": body.ToText, "first": pathsShown}
	if body.Sources > 0 {
		variables["where"] = map[string]any{"minSources": body.Sources}
	}
	var answer struct {
		Dataset edition
		Paths   ways
	}
	if err := p.ask("Paths", variables, &answer); err != nil {
		return err
	}
	p.Edition, body.Ways, body.Asked = answer.Dataset, answer.Paths, true
	from, to := answer.Paths.From, answer.Paths.To
	if from.PlainID != body.FromText || to.PlainID != body.ToText {
		return &redirect{http.StatusMovedPermanently, p.Path(from.PlainID, to.PlainID, body.Sources)}
	}
	var err error
	if p.Title, err = p.W("pathOf", from.Name, to.Name); err != nil {
		return err
	}
	p.Description, body.Merged = p.Title, answer.Paths.Merged()
	if len(body.Merged) > 0 {
		layout := func(width float64) (draw.Picture, error) { return p.rows(body, width) }
		err = p.figure(p.Title, layout)
	}
	return err
}

// ends returns the ids of both ends. A text without a slash is a name: the best match of a search counts.
func (p *page) ends(texts ...string) (from, to string, err error) {
	for i, text := range texts {
		if !strings.Contains(text, "/") {
			id, err := p.named(text)
			if err != nil {
				return "", "", err
			}
			texts[i] = id
		}
	}
	return texts[0], texts[1], nil
}

// named returns the id of the thing that a name fits best.
func (p *page) named(name string) (string, error) {
	var answer struct{ Search struct{ Nodes []reference } }
	if err := p.ask("Nearest", map[string]any{"words": name}, &answer); err != nil {
		return "", err
	}
	for _, node := range answer.Search.Nodes {
		if node.Name != "" && node.Kind != "OBLIGATION" {
			return node.PlainID, nil
		}
	}
	return "", &failure{status: http.StatusNotFound, key: "unknownName", detail: name}
}

// Path returns the address of the ways between two things.
func (p *page) Path(from, to string, sources int) string {
	least := ""
	if sources > 0 {
		least = strconv.Itoa(sources)
	}
	return p.To("/path", "from", from, "to", to, "minSources", least)
}
