package web

import "net/http"

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
	if h["Vary"] == nil {
		h["Vary"] = varies
	} else {
		h.Add("Vary", varies[0])
	}
	h["X-Content-Type-Options"] = noSniffing
	coding := Identity
	if len(body) >= worthCompressing {
		if coding = Coding(request.Header, codingNames...); coding != Identity {
			h.Set("Content-Encoding", coding)
		}
	}
	form := r.coded.in(coding, func() []byte {
		if coding == Identity {
			return body
		}
		return c.encode(coding, body)
	})
	if h["Trailer"] == nil { // trailers need an answer in chunks
		h["Content-Length"] = form.length
	}
	w.WriteHeader(r.Status)
	w.Write(form.body) // net/http omits the body for HEAD
}

// The headers that are the same in each answer. They are not changed, as many answers share them.
var (
	varies     = []string{"Accept, Accept-Encoding"}
	noSniffing = []string{"nosniff"}
)
