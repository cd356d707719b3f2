package wire

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/internal/web"
)

// replyOf returns a response as JSON of a media type, with the status of the response in
// that media type. It sorts the errors, because fields fail in any order.
func replyOf(media string, response *graphql.Response) web.Reply {
	slices.SortStableFunc(response.Errors, compareErrors)
	h := http.Header{}
	h.Set("Content-Type", media+"; charset=utf-8")
	if len(response.Errors) > 0 { // because the next answer may have no errors
		h.Set("Cache-Control", "no-store")
	}
	return web.Reply{Status: statusOf(media, response), Header: h, Body: encode(response)}
}

// compareErrors orders errors by their place in the document, then by their place in the
// answer, then by their message. Errors without a place in the document come last.
func compareErrors(a, b *gqlerror.Error) int {
	return cmp.Or(
		cmp.Compare(min(1, len(b.Locations)), min(1, len(a.Locations))),
		slices.CompareFunc(a.Locations, b.Locations, func(a, b gqlerror.Location) int {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		}),
		cmp.Compare(a.Path.String(), b.Path.String()),
		cmp.Compare(a.Message, b.Message),
	)
}

// encode returns a response as JSON. Errors come first, as the specification advises. A
// request error has no entry "data". The data is already JSON and is copied as it is.
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

// marshal returns v as JSON. It panics if that fails, which is a mistake of this program:
// it makes the errors and extensions itself.
func marshal(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}
