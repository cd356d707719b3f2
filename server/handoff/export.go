package handoff

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// An export is an answer and everything that a file may say about it.
type export struct {
	*plan
	data      map[string]any
	edition   edition
	more      []string // the lists of which the answer has only a page, in the order of the document
	excel     bool     // the file is for Excel
	ending    string
	publicURL string
	address   string // of the request; "" if it was a POST
	document  string
	variables string // JSON
}

// An edition is what a file says about the data set.
type edition struct{ Title, Revision, Licence, LicenceURL, CompiledOn string }

// newExport returns the export of an answer. It changes the data: each node gets the link that leads to it.
func newExport(q *question, data map[string]any, address, publicURL string) *export {
	shareLinksIn(q.plan.shape, data)
	d, _ := data[prefix+"dataset"].(map[string]any)
	e := &export{
		plan: q.plan, data: data, ending: q.name, address: address, publicURL: publicURL, document: q.document,
		edition: edition{
			textAt(d, "title"), textAt(d, "revision"), textAt(d, "licence"), textAt(d, "licenceUrl"), textAt(d, "compiledOn"),
		},
	}
	if len(q.variables) > 0 {
		text, err := json.Marshal(q.variables)
		if err == nil { // always: the variables came as JSON
			e.variables = string(text)
		}
	}
	e.findMore(q.plan.shape, data, "")
	return e
}

// findMore finds the lists of which the answer has only a page.
func (e *export) findMore(s *shape, value any, label string) {
	switch value := value.(type) {
	case []any:
		for _, v := range value {
			e.findMore(s, v, label)
		}
	case map[string]any:
		page, _ := value[prefix+"page"].(map[string]any)
		if page["hasNextPage"] == true && !slices.Contains(e.more, label) {
			e.more = append(e.more, label)
		}
		for _, f := range s.own() {
			name := f.key
			if s.isConnection() {
				name = ""
			}
			e.findMore(f, value[f.key], dotted(label, name))
		}
	}
}

// moreText says which lists have more items than the file, or "".
func (e *export) moreText() string {
	if len(e.more) == 0 {
		return ""
	}
	return fmt.Sprintf("these lists have more items than this file: %s", strings.Join(e.more, ", "))
}

// unsafe matches what a file name does not have.
var unsafe = regexp.MustCompile(`[^A-Za-z0-9_-]+`)

// fileName returns the name of the file: the operation and the revision. The name of a file that is not complete says
// so.
func (e *export) fileName() string {
	name := e.operation
	if name == "" && len(e.root.lists) > 0 {
		name = e.root.lists[0].label
	}
	if name == "" {
		name = "answer"
	}
	name = unsafe.ReplaceAllString(name, "-")
	if revision := unsafe.ReplaceAllString(e.edition.Revision, ""); revision != "" {
		name += "-" + revision[:min(len(revision), 12)]
	}
	if len(e.more) > 0 {
		name += "-incomplete"
	}
	return name + "." + e.ending
}
