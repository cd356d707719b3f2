package explorer

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
)

// Files answers operations as files for other programs.
type Files interface {
	http.Handler                      // answers GET /graphql.csv, and other endings
	Endings(document string) []string // the endings of the formats that the answer to a document can have, in order
}

// fileOperations maps the operations of pages to the operations of their files. A page lays an answer out for people, and
// has the beginnings of lists. The operation of its file takes the same variables, and has one list or one chain of lists,
// so that each format can have it. The last operation of a page that has a row is the one of its file.
var fileOperations = map[string]string{
	"About":       "About",
	"Changes":     "Changes",
	"Compare":     "CompareFile",
	"CompareMany": "CompareManyFile",
	"Conflicts":   "ConflictsFile",
	"Documents":   "DocumentsFile",
	"Entity":      "EntityFile",
	"Fulfilment":  "FulfilmentFile",
	"Group":       "EntityFile",
	"Home":        "HomeFile",
	"Lineage":     "LineageFile",
	"Link":        "LinkFile",
	"Obligations": "ObligationsFile",
	"Paths":       "PathsFile",
	"Search":      "SearchFile",
	"Source":      "SourceFile",
	"Stances":     "StancesFile",
	"Texts":       "DocumentsFile",
	"Timeline":    "TimelineFile",
	"Verify":      "VerifyFile",
	"Votes":       "VotesFile",
}

// filePage is how many items of the outermost list of a file the server asks for at a time.
const filePage = 100

// endingsOfFiles returns the endings of the formats that the file of each operation can have.
func endingsOfFiles(files Files) map[string][]string {
	all := map[string][]string{}
	if files == nil {
		return all
	}
	for _, name := range append(slices.Collect(maps.Values(fileOperations)), "SourceFile") {
		all[name] = files.Endings(newOperation(name).Text)
	}
	return all
}

// fileKey is the key of a context for the ending of the address of a file.
type fileKey struct{}

// fileEnding returns the ending of an address that asks for a file for another program, or "". An id has no dot, so the
// last dot of an address is before an ending. An address of its own in views is no file of another page.
func (e *explorer) fileEnding(address string) string {
	ending := strings.TrimPrefix(path.Ext(address), ".")
	if ending == "" || views[address] != nil {
		return ""
	}
	for _, endings := range e.fileEndings() {
		if slices.Contains(endings, ending) {
			return ending
		}
	}
	return ""
}

// pageRequest returns the request for the page at whose address the ending of a file stands. Home stands in place of the empty
// path of the first page.
func pageRequest(r *http.Request, ending string) *http.Request {
	inner := r.Clone(context.WithValue(r.Context(), fileKey{}, ending))
	inner.URL.Path, inner.URL.RawPath = strings.TrimSuffix(r.URL.Path, "."+ending), ""
	if inner.URL.Path == "/home" {
		inner.URL.Path = "/"
	}
	return inner
}

// sendFile sends the file of the page of a view. A page that is missing, has moved or fails is answered like the page.
func (e *explorer) sendFile(w http.ResponseWriter, r *http.Request, v view, ending string) {
	p, err := e.newPage(r)
	p.forFile = true
	if err == nil {
		err = v(p)
	}
	var request *http.Request
	if err == nil {
		request, err = p.fileRequest(r, ending)
	}
	var moved *redirect
	if errors.As(err, &moved) {
		address, query, _ := strings.Cut(moved.to, "?")
		err = &redirect{moved.status, strings.TrimSuffix(address+"."+ending+"?"+query, "?")}
	}
	if err != nil {
		e.failed(p, err).Send(w, r, e.codings)
		return
	}
	w.Header().Del("Content-Security-Policy") // it is for pages
	e.files.ServeHTTP(w, request)
}

// fileRequest returns the request for the file of a page.
func (p *page) fileRequest(r *http.Request, ending string) (*http.Request, error) {
	o, variables, ok := p.fileQuestion()
	if !ok {
		return nil, missing
	}
	text, err := json.Marshal(variables)
	if err != nil {
		return nil, fmt.Errorf("writing the variables of %s: %w", o.Name, err)
	}
	values := url.Values{"variables": {string(text)}, "name": {fileName(p.request.URL.Path)}}
	if p.e.api.trusted {
		values.Set("documentId", "sha256:"+o.ID)
	} else {
		values.Set("query", o.Text)
	}
	if o.takes("after") {
		values.Set("all", "1")
	}
	for _, name := range []string{"excel", "partial"} {
		if value := r.URL.Query().Get(name); value != "" {
			values.Set(name, value)
		}
	}
	request := r.Clone(r.Context())
	request.URL = &url.URL{Path: "/graphql." + ending, RawQuery: values.Encode()}
	return request, nil
}

// fileQuestion returns the operation of the file of a page, with its variables. It reports whether the page has one.
func (p *page) fileQuestion() (o Operation, variables map[string]any, ok bool) {
	for _, q := range slices.Backward(p.Asked) {
		name := fileOperations[q.Name]
		if name == "" {
			continue
		}
		if err := json.Unmarshal([]byte(q.Variables), &variables); err != nil {
			return o, nil, false
		}
		if body, is := p.Body.(entityBody); is && body.Kind == "SOURCE" {
			name, variables["source"] = "SourceFile", body.PlainID
		}
		o = p.e.api.stored[name]
		delete(variables, "after")
		maps.DeleteFunc(variables, func(name string, _ any) bool { return !o.takes(name) })
		if o.takes("after") {
			variables["first"] = filePage
		}
		return o, variables, true
	}
	return o, nil, false
}

// takes reports whether the operation has a variable.
func (o Operation) takes(variable string) bool { return strings.Contains(o.Text, "$"+variable+":") }

// fileName returns the name of the file of a page: its path with hyphens.
func fileName(path string) string {
	return cmp.Or(strings.ReplaceAll(strings.Trim(path, "/"), "/", "-"), "texts")
}

// A fileFormat is a format in which pages offer their files.
type fileFormat struct{ ending, words string }

// fileFormats are the formats in which pages offer their files, with the keys of the words for them, in the order of the
// page.
var fileFormats = []fileFormat{
	{"csv", "file.csv"},
	{"xlsx", "file.xlsx"},
	{"zip", "file.zip"},
	{"jsonl", "file.jsonl"},
	{"graphml", "file.graphml"},
	{"gexf", "file.gexf"},
	{"cyjs", "file.cyjs"},
	{"dot", "file.dot"},
	{"mmd", "file.mmd"},
	{"cypher", "file.cypher"},
	{"jsonld", "file.jsonld"},
	{"nq", "file.nq"},
	{"ftm", "file.ftm"},
}

// A fileLink leads to the file of a page in a format.
type fileLink struct{ Ending, Words, Href string }

// TakeAlong returns links to the files of the page: one for each format that its answer can have.
func (p *page) TakeAlong() (all []fileLink) {
	o, _, ok := p.fileQuestion()
	if !ok || p.Status != http.StatusOK {
		return nil
	}
	values := p.request.URL.Query()
	values.Del("after")
	path := p.request.URL.Path
	if path == "/" {
		path = "/home"
	}
	for _, f := range fileFormats {
		if slices.Contains(p.e.fileEndings()[o.Name], f.ending) {
			all = append(all, fileLink{f.ending, f.words, withParameters(path+"."+f.ending, values)})
		}
	}
	return all
}
