package wire

import (
	"net/http"

	"accordgraph/internal/web"
)

// askedBytes is the size of the cache of texts that were sent. Some thousand requests fit into it.
const askedBytes = 8 << 20

// asked remembers which question the text of a request asks, so that a request that is sent again needs no parsing if
// its answer is cached. It remembers only texts whose answers were whole.
type asked struct {
	questions *web.Cache[askedKey, web.QuestionHash]
}

// An askedKey is the text of a request, and the media type of the answer. The zero askedKey stands for a request whose
// text does not determine its answer.
type askedKey struct {
	media string
	text  string
	get   bool // the text is the query of a URL, and not a body
}

// newAsked returns an empty cache.
func newAsked() asked {
	size := func(key askedKey, _ web.QuestionHash) int { return len(key.text) + 150 }
	return asked{web.NewCache(askedBytes, size)}
}

// key returns the key of a request that may be answered without parsing it.
func (t transport) key(r *http.Request, media string) askedKey {
	_, isRewritten := r.Context().Value(rewriteKey{}).(rewriting)
	switch {
	case isRewritten || isNumbered(r.Header):
		return askedKey{}
	case r.Method == http.MethodPost:
		body, ok := web.Arrived(r)
		if types := r.Header["Content-Type"]; ok && len(types) == 1 && types[0] == plainJSON && r.Header["Content-Encoding"] == nil {
			return askedKey{media, string(body), false}
		}
	case (r.Method == http.MethodGet || r.Method == http.MethodHead) && t.crossSite(r) == nil:
		return askedKey{media, r.URL.RawQuery, true}
	}
	return askedKey{}
}

// cached returns the cached answer to a request whose text was sent before.
func (t transport) cached(r *http.Request, key askedKey) (web.Reply, bool) {
	if key == (askedKey{}) {
		return web.Reply{}, false
	}
	q, ok := t.asked.questions.Get(key)
	if !ok {
		return web.Reply{}, false
	}
	return t.answers.Cached(r, q)
}

// remember remembers the question of a request. A request that names its document by an id is parsed each time, because
// it may be what the server learns the document from.
func (a asked) remember(key askedKey, p *params, q web.QuestionHash) {
	if id, refused := p.documentID(); key != (askedKey{}) && id == "" && refused == nil {
		a.questions.Set(key, q)
	}
}
