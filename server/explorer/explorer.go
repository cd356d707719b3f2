// Package explorer serves the pages on which people read the graph: what a thing is, what is said of it, by whom, in
// which source and in which words, and who says otherwise.
//
// A page is one stored GraphQL operation (operations/*.graphql), sent to the public handler in the same process. So a
// page passes the same checks, cache and limits as any client, and the foot of the page names its operation. The pages
// are complete without JavaScript, and send no request to another host. The address is the view: nothing that an
// address does not hold is state.
//
// A request passes through ServeHTTP (this file), a method for its page (home.go, entity.go, link.go and so on), ask
// (ask.go) and render (render.go). Words of the frame are in words.txt, words of the contract come from the contract.
package explorer

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"

	"accordgraph/internal/draw"
	"accordgraph/internal/web"
)

// Options configure the pages.
type Options struct {
	Trusted    bool         // the API answers only trusted documents, so the pages name their operations by their ids
	Log        *slog.Logger // gets failures that readers do not see; nil for none
	Program    string       // names the build of the program, because another build may make another page
	CacheBytes uint64       // the pages that are cached have at most that many bytes; 0 for no cache
	Archive    Archive      // the data of earlier revisions, for permalinks; nil for none
	PublicURL  string       // where readers find the pages, such as https://example.org; "" if that is not known
	// ReportURL is the address of a form for reports of what is wrong. A page fills its places {title} and {body}. "" if
	// there is no form.
	ReportURL string
	Files     Files        // answers operations as files; nil if pages have no files
	Data      http.Handler // answers /data/index.json, the list of the files of the data set; nil if there are none
}

// An explorer serves the pages.
type explorer struct {
	api          api
	words        catalogue
	vocabularies *vocabularies
	archive      Archive // nil: there is none
	templates    templates
	sheet        sheet
	painter      *draw.Painter
	codings      *web.Codings
	answers      *web.Answers
	last         *web.Cache[string, web.Reply] // the last page of each address, for when the store is down; nil for none
	publicURL    string
	reportURL    string
	data         http.Handler // as in Options
	log          *slog.Logger
	views        map[string]view
	mux          *http.ServeMux
	files        Files
	fileEndings  func() map[string][]string // of the formats of each operation of a file
}

// Handler returns a handler that serves the pages of the table views, and the style sheet. It answers every other path
// with a page that has the status 404. It asks api, which answers GraphQL over HTTP.
//
// It answers GET and HEAD, and any other method with 405. Every page has an ETag, which depends on the revision of the
// data, the program and the address alone. So If-None-Match is answered with 304 without making the page. It panics if an
// embedded file is wrong, which a build that passes its tests rules out.
func Handler(api http.Handler, o Options) http.Handler {
	e, err := newExplorer(api, o)
	if err != nil {
		panic(fmt.Sprintf("explorer: %v", err))
	}
	return e
}

// newExplorer reads the embedded files.
func newExplorer(api http.Handler, o Options) (*explorer, error) {
	words, wrongWords := readCatalogue(wordsText)
	templates, wrongTemplates := newTemplates()
	sheet, wrongSheet := newSheet()
	painter, wrongFont := draw.NewPainter()
	e := &explorer{
		api: newAPI(api, o.Trusted), words: words, templates: templates, sheet: sheet, painter: painter,
		vocabularies: &vocabularies{byLang: map[string]*vocabulary{}},
		codings:      web.NewCodings(), publicURL: strings.TrimRight(o.PublicURL, "/"), reportURL: o.ReportURL, data: o.Data,
		log: o.Log, archive: o.Archive, views: views, files: o.Files,
		fileEndings: sync.OnceValue(func() map[string][]string { return endingsOfFiles(o.Files) }), // a start needs none
	}
	revisions, wrongBody := newRevisions(e.api)
	e.answers = web.NewAnswers(revisions.now, o.Program, o.CacheBytes, web.NewReporter(slog.New(slog.DiscardHandler), nil))
	if o.CacheBytes > 0 {
		e.last = web.NewCache(o.CacheBytes, func(address string, r web.Reply) int { return len(address) + len(r.Body) + 500 })
	}
	if e.log == nil {
		e.log = slog.New(slog.DiscardHandler)
	}
	e.route()
	return e, errors.Join(wrongWords, wrongTemplates, wrongSheet, wrongFont, wrongBody)
}

// route sets which method answers which address.
func (e *explorer) route() {
	e.mux = http.NewServeMux()
	for pattern, view := range e.views {
		e.mux.Handle(pattern, e.page(view))
	}
	e.mux.HandleFunc(e.sheet.path, e.serveSheet)
	e.mux.HandleFunc(scriptPath(), e.serveScript)
	e.mux.HandleFunc(embedPath, e.serveEmbedded)
}

// A view asks for a page, and fills it.
type view func(*page) error

// views maps the patterns of addresses to the views. A pattern is as package http has it, without a method.
var views = map[string]view{
	"/":                          notThere,
	"/{$}":                       home,
	"/e/{id...}":                 entityPage,
	"/link/{id...}":              linkPage,
	"/search":                    searchPage,
	"/suggest":                   suggestView,
	"/compare":                   chooseTexts,
	"/compare/{ka}/{a}/{kb}/{b}": comparePage,
	"/conflicts/{id...}":         conflictsPage,
	"/compare/{ids...}":          compareManyPage,
	"/path":                      pathPage,
	"/home.svg":                  home,
	"/home.png":                  home,
	"/timeline.svg":              timelinePage,
	"/timeline.png":              timelinePage,
	"/path.svg":                  pathPage,
	"/path.png":                  pathPage,
	"/timeline":                  timelinePage,
	"/obligations/{id...}":       obligationsPage,
	"/votes":                     textsPage("votes"),
	"/votes/{id...}":             votesPage,
	"/fulfilment":                textsPage("fulfilment"),
	"/fulfilment/{id...}":        fulfilmentPage,
	"/sources/{id...}":           sourcePage,
	"/lineage/{id...}":           lineagePage,
	"/stances":                   textsPage("stances"),
	"/stances/{id...}":           stancesPage,
	"/verify":                    verifyPage,
	"/about":                     aboutPage,
	"/changes":                   changesPage,
	"/data/{$}":                  dataPage,
	"/oembed":                    oEmbedView,
	pinPath:                      pinPage,
	"/cite.txt":                  citeView,
	"/cite.md":                   citeView,
	"/cite.bib":                  citeView,
	"/cite.ris":                  citeView,
	"/cite.json":                 citeView,
	"/sitemap.xml":               sitemapView,
	"/robots.txt":                robotsView,
}

// contentSecurityPolicy lets a page load its style sheet and its script, ask for other pages and send its forms, all on its
// own origin, and nothing else.
const contentSecurityPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; " +
	"img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// ServeHTTP implements http.Handler.
func (e *explorer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", contentSecurityPolicy)
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "405 method not allowed", http.StatusMethodNotAllowed)
		return
	}
	if ending := e.fileEnding(r.URL.Path); ending != "" {
		r = pageRequest(r, ending)
	}
	e.mux.ServeHTTP(w, r)
}
