package handoff

import (
	"cmp"
	"encoding/json"
	"regexp"
)

// An export is an answer and everything that a file may say about it.
type export struct {
	*plan
	data      map[string]any
	edition   edition
	more      []shortage // the lists of which the file has only a part, in the order of the document
	excel     bool       // the file is for Excel
	ending    string
	name      string // that the request gives the file, or ""
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
	e.more = e.findMore()
	return e
}

// unsafe matches what a file name does not have.
var unsafe = regexp.MustCompile(`[^A-Za-z0-9_-]+`)

// longestName is the greatest length of the name that a request gives a file.
const longestName = 80

// fileName returns the name of the file: the name that the request gives it or the operation, and the revision. The name
// of a file that is not complete says so.
func (e *export) fileName() string {
	name := cmp.Or(e.name[:min(len(e.name), longestName)], e.operation)
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
