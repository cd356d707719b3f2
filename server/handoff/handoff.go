// Package handoff hands any answer of the API over to another program, in the format of that program: a spreadsheet, a
// graph tool, a database.
//
// A file is the answer to one GraphQL operation, sent to the public handler in the same process. So a file passes the
// same checks, cache and limits as any client. The document of the operation is rewritten before it is checked
// (rewrite.go): with each relationship it asks for evidence, claimant, status, dates and sources. The columns of a
// file follow from the document alone (shape.go, table.go), and not from the answer. Each format has a row in the
// table formats (format.go) and a file for its encoder.
package handoff

import (
	"cmp"
	"errors"
	"net/http"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/web"
)

// Options configure the formats.
type Options struct {
	Schema    *ast.Schema // of the API
	PublicURL string      // where readers find the server, such as https://example.org; "" if that is not known
}

// Files answer operations in formats.
type Files struct {
	api       http.Handler
	schema    *ast.Schema
	publicURL string
	codings   *web.Codings
	offers    []string          // the media types that requests may accept, the ones of the API first
	byType    map[string]string // the names of formats by their media types
}

// Around returns a handler that answers the operations of requests as api does, in the format that a request asks
// for: by the ending of its path, such as /graphql.csv, by the parameter format, or by the header Accept. It calls
// api for each request that asks for no format. api answers GraphQL over HTTP.
//
// A request for a format is a GET or a POST as api takes it. If the answer has errors, the reply is the errors as
// JSON, with the status of the first one, and no part of a file. A file has the ETag of the answer with the name of
// the format.
func Around(api http.Handler, o Options) *Files {
	offers, byType := mediaTypes()
	return &Files{api, o.Schema, o.PublicURL, web.NewCodings(), offers, byType}
}

// ServeHTTP implements http.Handler.
func (h *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, err := h.formatOf(r)
	switch {
	case err != nil:
		refuse(http.StatusBadRequest, err).Send(w, r, h.codings)
	case name == "":
		h.api.ServeHTTP(w, r)
	default:
		h.serve(w, r, name)
	}
}

// serve answers a request in a format.
func (h *Files) serve(w http.ResponseWriter, r *http.Request, name string) {
	f, options := formats[name], r.URL.Query()
	q := &question{format: f, name: name, schema: h.schema, all: options.Get("all") == "1", partial: options.Get("partial") == "1"}
	if r.Method == http.MethodPost {
		q.body = readBody(r)
	}
	answer := h.ask(r, q)
	for header, values := range answer.Header() {
		w.Header()[header] = values
	}
	data, reply := first(answer, q)
	if reply == nil && q.all && f.streams(q.plan) && h.pager(r, q, data).after(data) != "" {
		h.stream(w, r, q, data)
		return
	}
	if reply == nil {
		reply = h.whole(r, q, answer, data)
	}
	if f.packed { // compressing it again saves nothing
		r = r.Clone(r.Context())
		r.Header.Del("Accept-Encoding")
	}
	reply.Send(w, r, h.codings)
}

// first returns the data of the first page. If there is no file, it returns the answer of the API.
func first(w *web.Recorder, q *question) (map[string]any, *web.Reply) {
	reply := w.Reply()
	if w.Status != http.StatusOK || q.plan == nil {
		return nil, &reply
	}
	data, refused := dataOf(w)
	if refused == nil && data == nil { // such as a dry run
		refused = &reply
	}
	return data, refused
}

// whole returns a file that is made before its first byte is sent.
func (h *Files) whole(r *http.Request, q *question, a *web.Recorder, data map[string]any) *web.Reply {
	if q.all {
		pages := h.pager(r, q, data)
		q.followed = pages.after(data) != ""
		if refused := pages.collect(data, a.Body.Len()); refused != nil {
			return refused
		}
	}
	e := h.export(r, q, data)
	if len(e.more) > 0 {
		e = h.count(r, q, e)
		if !q.partial {
			reply := e.tooShort(q)
			return &reply
		}
	}
	body, err := q.format.file(e)
	if err != nil {
		status := http.StatusInternalServerError
		if errors.Is(err, errNoRoom) {
			status = http.StatusBadRequest
		}
		reply := refuse(status, err)
		return &reply
	}
	header := a.Header().Clone()
	e.head(header)
	return &web.Reply{Status: http.StatusOK, Header: header, Body: body}
}

// export returns the export of a page.
func (h *Files) export(r *http.Request, q *question, data map[string]any) *export {
	e := newExport(q, data, h.addressOf(r), h.publicURL)
	e.excel, e.name = r.URL.Query().Get("excel") == "1", r.URL.Query().Get("name")
	return e
}

// head sets the headers of a file.
func (e *export) head(header http.Header) {
	f := formats[e.ending]
	header.Set("Content-Type", f.contentType())
	header.Set("Content-Disposition", `attachment; filename="`+e.fileName()+`"`)
	if len(e.more) > 0 {
		header.Set(Incomplete, e.moreText())
	}
}

// Incomplete is the header that names the lists of which a file has only a part.
const Incomplete = "Accordgraph-Incomplete"

// addressOf returns the address of a request by GET, or "". It is without a host if the public address is not known.
func (h *Files) addressOf(r *http.Request) string {
	if r.Method == http.MethodPost {
		return ""
	}
	return h.publicURL + cmp.Or(r.RequestURI, r.URL.RequestURI())
}
