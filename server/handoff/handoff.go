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

// A handoff answers operations in formats.
type handoff struct {
	api       http.Handler
	schema    *ast.Schema
	publicURL string
	codings   *web.Codings
}

// Around returns a handler that answers the operations of requests as api does, in the format that a request asks
// for: by the ending of its path, such as /graphql.csv, by the parameter format, or by the header Accept. It calls
// api for each request that asks for no format. api answers GraphQL over HTTP.
//
// A request for a format is a GET or a POST as api takes it. If the answer has errors, the reply is the errors as
// JSON, with the status of the first one, and no part of a file. A file has the ETag of the answer with the name of
// the format.
func Around(api http.Handler, o Options) http.Handler {
	h := &handoff{api, o.Schema, o.PublicURL, web.NewCodings()}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, err := formatOf(r)
		switch {
		case err != nil:
			refuse(http.StatusBadRequest, err).Send(w, r, h.codings)
		case name == "":
			api.ServeHTTP(w, r)
		default:
			h.serve(w, r, name)
		}
	})
}

// serve answers a request in a format.
func (h *handoff) serve(w http.ResponseWriter, r *http.Request, name string) {
	f := formats[name]
	q := &question{format: f, name: name, schema: h.schema, all: r.URL.Query().Get("all") == "1"}
	if q.all && r.Method == http.MethodPost {
		q.body = readBody(r)
	}
	answer := h.ask(r, q)
	for header, values := range answer.header {
		w.Header()[header] = values
	}
	reply := h.reply(r, q, answer)
	if f.packed { // compressing it again saves nothing
		r = r.Clone(r.Context())
		r.Header.Del("Accept-Encoding")
	}
	reply.Send(w, r, h.codings)
}

// reply returns the file for an answer of the API. If there is no file, it returns the answer of the API.
func (h *handoff) reply(r *http.Request, q *question, a *recorder) web.Reply {
	if a.status != http.StatusOK || q.plan == nil {
		return a.reply()
	}
	data, refused := a.data()
	if refused != nil {
		return *refused
	}
	if data == nil { // such as a dry run
		return a.reply()
	}
	if q.all {
		if refused := h.follow(r, q, data, a.body.Len()); refused != nil {
			return *refused
		}
	}
	e := newExport(q, data, h.addressOf(r), h.publicURL)
	e.excel = r.URL.Query().Get("excel") == "1"
	body, err := q.format.file(e)
	if errors.Is(err, errNoRoom) {
		return refuse(http.StatusBadRequest, err)
	}
	if err != nil {
		return refuse(http.StatusInternalServerError, err)
	}
	header := a.header.Clone()
	header.Set("Content-Type", q.format.contentType())
	header.Set("Content-Disposition", `attachment; filename="`+e.fileName()+`"`)
	if len(e.more) > 0 {
		header.Set(Incomplete, e.moreText())
	}
	return web.Reply{Status: http.StatusOK, Header: header, Body: body}
}

// Incomplete is the header that names the lists of which a file has only a page.
const Incomplete = "Accordgraph-Incomplete"

// addressOf returns the address of a request by GET, or "". It is without a host if the public address is not known.
func (h *handoff) addressOf(r *http.Request) string {
	if r.Method == http.MethodPost {
		return ""
	}
	return h.publicURL + cmp.Or(r.RequestURI, r.URL.RequestURI())
}
