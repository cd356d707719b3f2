package graph

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/internal/negotiate"
)

// A reply is what is sent back. Nothing in it depends on the codings that the
// client takes: send chooses one.
type reply struct {
	status int
	header http.Header
	body   []byte // JSON
	whole  bool   // an answer without errors of which nothing was cut
	coded  *coded // of an answer that is kept
}

// replyOf is a response as JSON of a media type, with the status it has there. Its
// errors are in the order of the document: fields fail in any order.
func replyOf(media string, response *graphql.Response) reply {
	slices.SortStableFunc(response.Errors, inDocument)
	h := http.Header{}
	h.Set("Content-Type", media+"; charset=utf-8")
	if len(response.Errors) > 0 { // they may be gone the next time
		h.Set("Cache-Control", "no-store")
	}
	return reply{status: statusOf(media, response), header: h, body: encode(response)}
}

// inDocument orders errors by where in the document they are, those that are nowhere
// in it last; then by where in the answer, then by what they say.
func inDocument(a, b *gqlerror.Error) int {
	return cmp.Or(
		cmp.Compare(min(1, len(b.Locations)), min(1, len(a.Locations))),
		slices.CompareFunc(a.Locations, b.Locations, func(a, b gqlerror.Location) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		}),
		cmp.Compare(a.Path.String(), b.Path.String()),
		cmp.Compare(a.Message, b.Message),
	)
}

// statusOf returns the status of a response. One with data is 200, also if the data
// is null or has errors beside it. One without is a request error, which is 200 for
// clients that ask for application/json, because they do not take anything else,
// and else a 400; but what was refused for its cost, and what failed inside, says
// so in both.
func statusOf(media string, response *graphql.Response) int {
	if response.Data != nil {
		return http.StatusOK
	}
	if status := statusOfCode(response.Errors); status != 0 {
		return status
	}
	if media == plainJSON {
		return http.StatusOK
	}
	return http.StatusBadRequest
}

// encode writes a response. Errors come first, as the specification advises, and a
// request error has no data entry at all. The data is JSON already, and is not read
// again.
func encode(response *graphql.Response) []byte {
	body := make([]byte, 0, len(response.Data)+64)
	entry := func(name string, value []byte) {
		if len(body) == 0 {
			body = append(body, '{')
		} else {
			body = append(body, ',')
		}
		body = append(strconv.AppendQuote(body, name), ':')
		body = append(body, value...)
	}
	if len(response.Errors) > 0 {
		entry("errors", marshal(response.Errors))
	}
	if response.Data != nil {
		entry("data", response.Data)
	}
	if len(response.Extensions) > 0 {
		entry("extensions", marshal(response.Extensions))
	}
	return append(body, '}')
}

// marshal panics if v has no JSON, which is our mistake: errors and extensions are
// made here.
func marshal(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}

// send writes the reply, in the coding that the client likes best.
func (r reply) send(w http.ResponseWriter, request *http.Request, c *codings) {
	h, body := w.Header(), r.body
	for name, values := range r.header {
		h[name] = values
	}
	h.Add("Vary", "Accept, Accept-Encoding")
	h.Set("X-Content-Type-Options", "nosniff")
	if len(body) >= worthCompressing {
		if coding := negotiate.Coding(request.Header, c.offers()...); coding != negotiate.Identity {
			h.Set("Content-Encoding", coding)
			body = r.coded.in(coding, func() []byte { return c.encode(coding, body) })
		}
	}
	if h.Get("Trailer") == "" { // trailers need an answer in chunks
		h.Set("Content-Length", strconv.Itoa(len(body)))
	}
	w.WriteHeader(r.status)
	w.Write(body) // net/http leaves the body of a HEAD out
}
