package explorer

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"html"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"accordgraph/internal/web"
)

// embedPolicy lets a page of another site show this page in a frame. No other page of this server may be framed.
const embedPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors *"

// The size of an embedded page in pixels, if the reader does not say another.
const (
	embedWidth  = 800
	embedHeight = 600
)

// embedPath is where the pages for frames are: the address of a page follows.
const embedPath = "/embed/"

// embeddedKey is the key of a context for a page that is for a frame.
type embeddedKey struct{}

// isEmbedded reports whether the page of a request is for a frame on another site.
func isEmbedded(r *http.Request) bool { return r.Context().Value(embeddedKey{}) != nil }

// serveEmbedded serves a page for a frame on another site: the picture of a page, or one relationship with its sources. It
// has no script.
func (e *explorer) serveEmbedded(w http.ResponseWriter, r *http.Request) {
	inner := r.Clone(context.WithValue(r.Context(), embeddedKey{}, true))
	inner.URL.Path, inner.URL.RawPath = "/"+strings.TrimPrefix(r.URL.Path, embedPath), ""
	e.mux.ServeHTTP(w, inner)
}

// embed turns the page into one for a frame. A page without a picture or a relationship is missing. If err leads to another
// page, the result leads to the frame for it.
func (p *page) embed(err error) error {
	var moved *redirect
	if errors.As(err, &moved) {
		return &redirect{moved.status, strings.TrimSuffix(embedPath, "/") + moved.to}
	}
	_, isLink := p.Body.(relationship)
	if err == nil && (p.file != nil || p.Picture == nil && !isLink) {
		err = missing
	}
	if err != nil {
		return err
	}
	p.Frame, p.Template = "embedding", "embed"
	p.header.Set("Content-Security-Policy", embedPolicy)
	return nil
}

// Embed returns the address of this page for a frame on another site, or "" if there is none.
func (p *page) Embed() string {
	if _, isLink := p.Body.(relationship); !isLink && p.Picture == nil {
		return ""
	}
	return p.Absolute(strings.TrimSuffix(embedPath, "/") + p.In(p.Lang))
}

// EmbedCode returns the HTML that shows this page on another site.
func (p *page) EmbedCode() string { return frameFor(p.Embed(), p.Title, embedWidth, embedHeight) }

// frameFor returns the HTML of a frame.
func frameFor(address, title string, width, height int) string {
	escape := template.HTMLEscapeString
	return `<iframe src="` + escape(address) + `" title="` + escape(title) + `" width="` + strconv.Itoa(width) +
		`" height="` + strconv.Itoa(height) + `" loading="lazy" style="border:0"></iframe>`
}

// OEmbed returns the address at which a site asks how to embed this page, or "" if it cannot: without the setting
// -public-url no address of this server is known.
func (p *page) OEmbed() string {
	if p.e.publicURL == "" || p.Embed() == "" {
		return ""
	}
	return p.Absolute("/oembed?" + url.Values{"format": {"json"}, "url": {p.Canonical()}}.Encode())
}

// oEmbedView answers the question of a site how to embed a page, as https://oembed.com has it. The parameter url is the
// address of the page; maxwidth and maxheight bound the frame.
func oEmbedView(p *page) error {
	query := p.request.URL.Query()
	if format := query.Get("format"); format != "" && format != "json" {
		return &failure{status: http.StatusNotImplemented, key: "onlyJSON"}
	}
	rest, ok := strings.CutPrefix(query.Get("url"), cmp.Or(p.e.publicURL, "\x00")+"/")
	if !ok {
		return missing
	}
	address := embedPath + rest
	title, err := p.titleAt(address)
	if err != nil {
		return err
	}
	width, height := bounded(query.Get("maxwidth"), embedWidth), bounded(query.Get("maxheight"), embedHeight)
	body, err := json.Marshal(map[string]any{
		"version": "1.0", "type": "rich", "title": title, "provider_name": "accordgraph",
		"provider_url": p.Absolute("/"), "width": width, "height": height,
		"html": frameFor(p.Absolute(address), title, width, height),
	})
	p.file = &file{"application/json", body}
	return err
}

// titleAt returns the title of the page at an address of this server. If the page is not there, the error says so.
func (p *page) titleAt(address string) (string, error) {
	r, err := web.OnBehalf(p.request.Context(), p.request, http.MethodGet, address, nil)
	if err != nil {
		return "", missing
	}
	r.RequestURI = address
	w := web.Ask(p.e.mux, r)
	if w.Status != http.StatusOK {
		return "", missing
	}
	_, rest, _ := strings.Cut(w.Body.String(), "<title>")
	title, _, _ := strings.Cut(rest, "</title>")
	return html.UnescapeString(title), nil
}

// bounded returns size, or the number in most if that is a smaller number.
func bounded(most string, size int) int {
	if n, err := strconv.Atoi(most); err == nil && n > 0 {
		return min(n, size)
	}
	return size
}
