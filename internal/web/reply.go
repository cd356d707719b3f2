package web

import (
	"net/http"
	"strconv"
)

// A Reply is an HTTP answer before it is compressed. The same Reply may be sent to
// several clients.
type Reply struct {
	Status int
	Header http.Header
	Body   []byte
	Whole  bool   // the answer has no errors, and nothing of it was cut: it may be cached
	coded  *coded // the compressed bodies of a cached answer; nil if it is not cached
}

// Send sends the reply in the content coding that the client prefers. Small bodies are
// sent as they are.
func (r Reply) Send(w http.ResponseWriter, request *http.Request, c *Codings) {
	h, body := w.Header(), r.Body
	for name, values := range r.Header {
		h[name] = values
	}
	h.Add("Vary", "Accept, Accept-Encoding")
	h.Set("X-Content-Type-Options", "nosniff")
	if len(body) >= worthCompressing {
		if coding := Coding(request.Header, codingNames...); coding != Identity {
			h.Set("Content-Encoding", coding)
			body = r.coded.in(coding, func() []byte { return c.encode(coding, body) })
		}
	}
	if h.Get("Trailer") == "" { // trailers need an answer in chunks
		h.Set("Content-Length", strconv.Itoa(len(body)))
	}
	w.WriteHeader(r.Status)
	w.Write(body) // net/http omits the body for HEAD
}
