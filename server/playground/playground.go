// Package playground serves the page on which a reader tries queries against
// the API of the same server: GraphiQL, with the field explorer and example
// queries.
//
// The page is built by the npm project in web into dist, and dist is committed
// and embedded, so a Go build needs no Node. To build it again:
//
//	cd server/playground/web && npm ci && npm run build
//
// The page sends no request to any other host. Its script, style, workers and font come
// from this package, and it posts queries to /graphql on its own origin.
package playground

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"accordgraph/internal/web"
)

// dist has the compressed forms of the files, which are a third of all bytes. The build compresses every file.
//
//go:embed dist/*.br dist/*.gz
var dist embed.FS

// page is the path of the page, and prefix begins the path of everything else.
const (
	page   = "/playground"
	prefix = page + "/"
)

// contentSecurityPolicy lets the page use its own origin and no other, and forbids other
// pages to frame it. Inline style is allowed, because the editor Monaco writes its theme
// and the place of every line as inline style. Inline script is forbidden.
const contentSecurityPolicy = "default-src 'none'; " +
	"script-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; " +
	"connect-src 'self'; " +
	"img-src 'self' data:; " +
	"font-src 'self' data:; " +
	"worker-src 'self'; " +
	"base-uri 'none'; " +
	"form-action 'none'; " +
	"frame-ancestors 'none'"

const (
	cacheForever = "public, max-age=31536000, immutable"
	revalidate   = "no-cache"
)

// hashedName matches a file whose name carries a hash of its content.
var hashedName = regexp.MustCompile(`-[0-9A-Z]{8}\.[a-z]+$`)

// Handler serves the page at /playground and what it loads under /playground/. The address of
// the page is a link to exactly one question: query, variables and operationName, as in a GET of
// the API.
//
// It answers GET and HEAD. It answers any other method with 405, and any other path with
// 404. Accept-Encoding decides whether a file is sent as br, as gzip or as it is. Each of
// these forms has its own strong ETag. Clients may cache a file for ever if its name has a
// hash of its content. They must ask each time for the page, the tabs and the licences, and
// get a 304 while these are unchanged.
//
// It panics if the embedded files cannot be read, which a build that passes its
// tests rules out.
func Handler() http.Handler {
	s, err := newSite()
	if err != nil {
		panic(fmt.Sprintf("playground: %v", err))
	}
	return s
}

// site maps the path of a request to the resource that is served there.
type site map[string]resource

// resource is a file or the tabs, in each of its forms.
type resource struct {
	contentType string
	cache       string
	forms       []form
}

// form is a resource in one content coding.
type form struct {
	coding string
	etag   func() string // computed by the first request, because hashing all files takes milliseconds
	open   func() io.ReadSeeker
}

// ServeHTTP implements http.Handler. See [Handler] for how it answers.
func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setPolicies(w.Header())
	found, ok := s[r.URL.Path]
	switch {
	case !ok:
		http.NotFound(w, r)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
	default:
		found.serve(w, r)
	}
}

// setPolicies sets the headers that protect the reader.
func setPolicies(h http.Header) {
	h.Set("Content-Security-Policy", contentSecurityPolicy)
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
}

// serve sends the form that the client prefers.
func (s resource) serve(w http.ResponseWriter, r *http.Request) {
	chosen := s.choose(r.Header)
	h := w.Header()
	h.Set("Cache-Control", s.cache)
	h.Set("Content-Type", s.contentType)
	h.Set("ETag", chosen.etag())
	h.Set("Vary", "Accept-Encoding")
	if chosen.coding != web.Identity {
		h.Set("Content-Encoding", chosen.coding)
	}
	http.ServeContent(w, r, "", time.Time{}, chosen.open())
}

// choose returns the form with the greatest weight in the request's Accept-Encoding. If
// the request accepts no other form, that is the plain one, which is the last.
func (s resource) choose(request http.Header) form {
	plain := len(s.forms) - 1
	codings := make([]string, plain)
	for i, f := range s.forms[:plain] {
		codings[i] = f.coding
	}
	if i := slices.Index(codings, web.Coding(request, codings...)); i >= 0 {
		return s.forms[i]
	}
	return s.forms[plain]
}

// newSite returns the site of the files in dist and the tabs.
func newSite() (site, error) {
	s := site{}
	entries, err := dist.ReadDir("dist")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if err := s.addFile(e.Name()); err != nil {
			return nil, err
		}
	}
	return s, s.addTabs()
}

// addFile adds the file whose compressed form in dist has this name. It skips all compressed
// forms but the one of gzip.
func (s site) addFile(compressed string) error {
	name, ok := strings.CutSuffix(compressed, ".gz")
	if !ok {
		return nil
	}
	contentType, err := contentTypeOf(name)
	if err != nil {
		return err
	}
	s[address(name)] = resource{contentType, cacheOf(name), formsOf("dist/" + name)}
	return nil
}

// addTabs adds the example queries as JSON. They are served from the embedded
// sources and not built into the script, so the page shows exactly what Tabs
// returns.
func (s site) addTabs() error {
	data, err := json.Marshal(Tabs())
	if err != nil {
		return err
	}
	plain := newForm(web.Identity, func() io.ReadSeeker { return bytes.NewReader(data) })
	s[prefix+"tabs.json"] = resource{"application/json", revalidate, []form{plain}}
	return nil
}

// address returns the path at which a file of dist is served.
func address(name string) string {
	if name == "index.html" {
		return page
	}
	return prefix + name
}

// cacheOf returns the Cache-Control of a file.
func cacheOf(name string) string {
	if hashedName.MatchString(name) {
		return cacheForever
	}
	return revalidate
}

// contentTypeOf returns the media type of a file that the build writes. It does not use the
// system's table, which differs between machines.
func contentTypeOf(name string) (string, error) {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8", nil
	case ".js":
		return "text/javascript; charset=utf-8", nil
	case ".css":
		return "text/css; charset=utf-8", nil
	case ".svg":
		return "image/svg+xml", nil
	case ".ttf":
		return "font/ttf", nil
	case ".txt":
		return "text/plain; charset=utf-8", nil
	}
	return "", fmt.Errorf("%s: no content type for this kind of file", name)
}

// formsOf returns the forms of a file in dist, the smallest first. The last form is the
// file itself.
func formsOf(name string) []form {
	var forms []form
	if _, err := fs.Stat(dist, name+".br"); err == nil {
		forms = append(forms, newForm("br", embedded(name+".br")))
	}
	zipped := embedded(name + ".gz")
	return append(forms, newForm("gzip", zipped), newForm(web.Identity, unzipped(zipped)))
}

// unzipped returns a function that opens what the file of gzip contains. The first call unpacks
// it, because few clients accept neither coding, and it then stays in memory.
func unzipped(open func() io.ReadSeeker) func() io.ReadSeeker {
	unpack := sync.OnceValue(func() []byte {
		z, err := gzip.NewReader(open())
		if err != nil {
			panic(fmt.Sprintf("playground: %v", err))
		}
		data, err := io.ReadAll(z)
		if err != nil {
			panic(fmt.Sprintf("playground: %v", err))
		}
		return data
	})
	return func() io.ReadSeeker { return bytes.NewReader(unpack()) }
}

// embedded returns a function that opens a file of dist, which must exist. Reading the
// file in place avoids a copy in memory.
func embedded(name string) func() io.ReadSeeker {
	return func() io.ReadSeeker {
		f, err := dist.Open(name)
		if err != nil {
			panic(fmt.Sprintf("playground: %v", err))
		}
		return f.(io.ReadSeeker)
	}
}

// newForm returns a form whose ETag is a hash of its bytes.
func newForm(coding string, open func() io.ReadSeeker) form {
	return form{coding, sync.OnceValue(func() string { return etagOf(open()) }), open}
}

// etagOf returns a hash of the bytes as an ETag. The bytes are in memory, so reading them does not fail.
func etagOf(content io.Reader) string {
	sum := sha256.New()
	if _, err := io.Copy(sum, content); err != nil {
		panic(fmt.Sprintf("playground: %v", err))
	}
	return `"` + hex.EncodeToString(sum.Sum(nil)[:16]) + `"`
}
