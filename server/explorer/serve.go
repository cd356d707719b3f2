package explorer

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"

	"accordgraph/internal/web"
)

// page returns a handler that serves the page of a view. If the view fails, it serves a page that says so.
func (e *explorer) page(v view) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ending, is := r.Context().Value(fileKey{}).(string); is {
			e.sendFile(w, r, v, ending)
			return
		}
		if seen, ok := r.Context().Value(visitKey{}).(*visit); ok {
			seen.page, seen.err = e.visited(v, r)
			return
		}
		r = r.WithContext(context.WithValue(r.Context(), readerKey{}, r))
		reply := e.answers.Answer(r, e.question(r), func() web.Reply { return e.make(v, r) })
		reply = e.orLast(reply, r)
		if reply.Status == http.StatusNotModified { // the page that the reader has keeps the policy that came with it
			w.Header().Del("Content-Security-Policy")
		}
		reply.Send(w, r, e.codings)
	})
}

// question returns a hash of everything in a request on which its page depends. Only the home page looks at Accept-Language.
func (e *explorer) question(r *http.Request) web.QuestionHash {
	return web.HashQuestion(
		r.URL.Path, r.URL.Query().Encode(), strconv.FormatBool(r.URL.Path == "/" && prefersUkrainian(r)),
		strconv.FormatBool(isEmbedded(r)), e.publicURL,
	)
}

// make returns the page of a view, or a page that says why there is none.
func (e *explorer) make(v view, r *http.Request) web.Reply {
	p, err := e.newPage(r)
	if err == nil {
		err = p.judged(p.filed(v(p)))
	}
	if isEmbedded(r) {
		err = p.embed(err)
	}
	if err == nil {
		var reply web.Reply
		if reply, err = e.render(p); err == nil {
			return reply
		}
	}
	return e.failed(p, err)
}

// orLast remembers a whole page. In place of a page that could not be made because the store is down, it returns the last
// whole page of the same address, if there is one. That page says so, and must not be stored.
func (e *explorer) orLast(reply web.Reply, r *http.Request) web.Reply {
	if e.last == nil {
		return reply
	}
	address := r.RequestURI
	last, ok := e.last.Get(address)
	switch {
	case reply.Whole && (!ok || last.Header.Get("ETag") != reply.Header.Get("ETag")):
		e.last.Set(address, reply)
	case reply.Status == http.StatusServiceUnavailable && ok:
		return e.stale(last)
	}
	return reply
}

// stale returns a page of before with a banner.
func (e *explorer) stale(last web.Reply) web.Reply {
	header := http.Header{"Cache-Control": {"no-store"}}
	for _, name := range []string{"Content-Type", "Content-Language", "Content-Security-Policy"} {
		if value := last.Header.Get(name); value != "" {
			header.Set(name, value)
		}
	}
	lang := header.Get("Content-Language")
	words, err := e.words.text(lang, "stale")
	if err != nil { // a picture has no language, and no banner
		return web.Reply{Status: http.StatusOK, Header: header, Body: last.Body}
	}
	banner := fmt.Appendf(nil, "%s\n<p class=\"banner\" role=\"status\">%s</p>", mainBegins, words)
	return web.Reply{Status: http.StatusOK, Header: header, Body: bytes.Replace(last.Body, mainBegins, banner, 1)}
}

// mainBegins is the part of a page after which banners stand.
var mainBegins = []byte(`<main id="main" class="wrap" tabindex="-1">`)

// readerKey is the key of a context for the request of a reader.
type readerKey struct{}

// revisions asks for the revision of the data.
type revisions struct {
	api    api
	body   []byte // of the request
	mu     sync.Mutex
	answer []byte // the last one
	id     string
	epoch  int
}

// newRevisions returns revisions that ask a.
func newRevisions(a api) (*revisions, error) {
	body, err := a.body(asked{Operation: a.stored["Revision"], Variables: "{}"})
	return &revisions{api: a, body: body}, err
}

// now is a web.RevisionFunc. It asks on behalf of the reader whose request is in ctx. The API looks the revision up at
// most once a second.
func (v *revisions) now(ctx context.Context) (string, int, error) {
	request, err := web.Question(ctx.Value(readerKey{}).(*http.Request), bytes.NewReader(v.body))
	if err != nil {
		return "", 0, err
	}
	w := web.Ask(v.api.handler, request)
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.answer) > 0 && bytes.Equal(v.answer, w.Body.Bytes()) { // the same answer needs no parsing
		return v.id, v.epoch, nil
	}
	var answer struct{ Dataset edition }
	v.answer = nil
	if _, err := read(w, "Revision", &answer); err != nil {
		return "", 0, err
	}
	v.answer = w.Body.Bytes()
	if v.id != answer.Dataset.Revision {
		v.id, v.epoch = answer.Dataset.Revision, v.epoch+1
	}
	return v.id, v.epoch, nil
}
