package handoff

import (
	"bytes"
	"cmp"
	"io"
	"net/http"

	"accordgraph/graph"
)

// readBody returns the body of a POST, so that each page can be asked with it. A body that cannot be read whole comes
// back with its error at its end, as the API would have read it.
func readBody(r *http.Request) func() io.ReadCloser {
	body, err := io.ReadAll(io.LimitReader(r.Body, graph.MaxBody+1))
	return func() io.ReadCloser { return io.NopCloser(io.MultiReader(bytes.NewReader(body), broken{err})) }
}

// broken is a reader that ends with an error, or with the end of the file if there is none.
type broken struct{ err error }

// Read implements io.Reader.
func (b broken) Read([]byte) (int, error) { return 0, cmp.Or(b.err, io.EOF) }

// appendPage adds the items of a page to a list of before.
func appendPage(list, page map[string]any) {
	for key, value := range page {
		items, isList := list[key].([]any)
		more, _ := value.([]any)
		if isList {
			list[key] = append(items, more...)
		}
	}
	list[prefix+"page"] = page[prefix+"page"]
}

// revisionOf returns the revision of an answer.
func revisionOf(data map[string]any) string {
	edition, _ := data[prefix+"dataset"].(map[string]any)
	return textAt(edition, "revision")
}

// objectAt returns the object at a path, or nil.
func objectAt(data map[string]any, path []string) map[string]any {
	for _, key := range path {
		data, _ = data[key].(map[string]any)
	}
	return data
}

// outermostPage returns the path to the page that has the outermost list, or nil if the outermost list has no pages.
func (p *plan) outermostPage() []string {
	if len(p.root.lists) == 0 {
		return nil
	}
	return p.pageOf(p.root.lists[0])
}

// pageOf returns the path to the page that has an outermost list, or nil if the list has no pages.
func (p *plan) pageOf(t *table) []string {
	page, s := t.path[:len(t.path)-1], p.shape
	for _, key := range page {
		s = s.child(key)
	}
	if !s.isConnection() {
		return nil
	}
	return page
}
