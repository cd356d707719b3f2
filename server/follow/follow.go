// Package follow tells readers and programs what changed since they last looked: as Atom, JSON Feed and JSON lines, and
// as a stream of events.
//
// A feed is one stored GraphQL operation (operations/*.graphql), sent to the public handler in the same process. So a
// feed passes the same checks and limits as any client. Its entries are entries of the log of loads, which has a number
// for each. A request passes through Around (this file), readRequest (request.go), ask (ask.go) and an encoder (atom.go,
// jsonfeed.go). The stream is a subscription, whose answers it sends on as events with numbers (stream.go).
package follow

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"accordgraph/internal/web"
)

// Options configure the feeds.
type Options struct {
	Trusted   bool   // the API answers only trusted documents, so the feeds name their operations by their ids
	PublicURL string // where readers find the pages, such as https://example.org; "" if that is not known
}

// path is the path of the page of changes. The feeds have it with an ending.
const path = "/changes"

// formats maps the ending of a path to the format of a feed.
var formats = map[string]format{
	".atom":  {"application/atom+xml; charset=utf-8", atomOf},
	".json":  {"application/feed+json; charset=utf-8", jsonFeedOf},
	".jsonl": {"application/jsonl; charset=utf-8", linesOf},
}

// A format is a format of feeds.
type format struct {
	contentType string
	encode      func(*feed) ([]byte, error)
}

// A follower serves the feeds.
type follower struct {
	api       api
	publicURL string
	codings   *web.Codings
}

// Endings returns the endings of /changes at which there are feeds, and the stream.
func Endings() []string { return append(slices.Sorted(maps.Keys(formats)), ".sse") }

// Around returns a handler that serves the feeds at /changes.atom, /changes.json and /changes.jsonl, and the stream at
// /changes.sse, and at /changes if the client asks for it. It calls next for each other request. It asks h, which answers
// GraphQL over HTTP.
//
// A feed answers GET and HEAD. It has an ETag, which is a hash of its text.
func Around(next, h http.Handler, o Options) http.Handler {
	f := &follower{newAPI(h, o.Trusted), strings.TrimRight(o.PublicURL, "/"), web.NewCodings()}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wantsStream(r) && r.Method == http.MethodGet {
			f.stream(w, r)
			return
		}
		ending, is := strings.CutPrefix(r.URL.Path, path)
		format, known := formats[ending]
		switch {
		case !is || !known:
			next.ServeHTTP(w, r)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
		default:
			f.feed(r, ending, format).Send(w, r, f.codings)
		}
	})
}

// feed returns the answer to a request for a feed.
func (f *follower) feed(r *http.Request, ending string, format format) web.Reply {
	q, err := readRequest(r)
	if err != nil {
		return refuse(&refusal{status: http.StatusBadRequest, message: err.Error()})
	}
	found, refused := f.api.ask(r, q)
	if refused != nil {
		return refuse(refused)
	}
	body, err := format.encode(&feed{q, found, f.base(r), path + ending})
	if err != nil {
		return refuse(&refusal{status: http.StatusInternalServerError, message: "the feed could not be written"})
	}
	sum := sha256.Sum256(body)
	header := http.Header{
		"Cache-Control": {"no-cache"}, "Content-Type": {format.contentType}, "Content-Language": {q.lang},
	}
	header.Set("ETag", `W/"`+base64.RawURLEncoding.EncodeToString(sum[:18])+`"`)
	if next := q.next(found); next != "" {
		header.Set("Link", fmt.Sprintf(`<%s%s>; rel="next"`, path+ending, next))
	}
	if web.Matches(r.Header, header.Get("ETag")) {
		return web.Reply{Status: http.StatusNotModified, Header: header}
	}
	return web.Reply{Status: http.StatusOK, Header: header, Body: body, Whole: true}
}

// base returns the address of the server, without a slash at its end.
func (f *follower) base(r *http.Request) string {
	scheme := "http://"
	if r.TLS != nil {
		scheme = "https://"
	}
	return cmp.Or(f.publicURL, scheme+r.Host)
}

// A feed is what an encoder writes.
type feed struct {
	*request
	*answer
	base string // the address of the server
	path string // of the feed
}

// address returns the whole address of a path of the server.
func (f *feed) address(path string) string { return f.base + path }

// self returns the address of the feed, without the place of its page.
func (f *feed) self() string { return f.address(f.path + f.subject()) }

// refuse returns the answer for a feed that there is not.
func refuse(why *refusal) web.Reply {
	header := http.Header{"Content-Type": {"text/plain; charset=utf-8"}, "Cache-Control": {"no-store"}}
	if why.retryAfter != "" {
		header.Set("Retry-After", why.retryAfter)
	}
	return web.Reply{Status: why.status, Header: header, Body: []byte(why.message + "\n")}
}
