package explorer

import (
	"cmp"
	"encoding/json"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// embedPolicy lets a page of another site show this page in a frame. No other page of this server may be framed.
const embedPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors *"

// The size of an embedded page in pixels, if the reader does not say another.
const (
	embedWidth  = 800
	embedHeight = 600
)

// embedBody is the body of a page for a frame on another site: a picture, or a sentence with what it rests on.
type embedBody struct {
	Whole   string // the address of the page from which this is
	Picture template.HTML
	Link    *relationship
}

// embedPage is the view of a page for a frame on another site. It has no script, and shows the picture of a thing, or one
// relationship with its sources.
func embedPage(p *page) error {
	inner := "/" + p.request.PathValue("page")
	body, err := p.embedded(inner)
	if err != nil {
		return err
	}
	body.Whole = p.To(inner)
	p.Frame, p.Template, p.Body, p.Unlisted = "embedding", "embed", body, true
	p.header.Set("Content-Security-Policy", embedPolicy)
	return nil
}

// embedded returns what the frame for the page at an address shows.
func (p *page) embedded(inner string) (*embedBody, error) {
	if id, ok := strings.CutPrefix(inner, "/link/"); ok {
		link, err := p.link("relationship/" + id)
		if err != nil {
			return nil, p.embeddedElsewhere(err)
		}
		p.Title = link.Statement.Text
		return &embedBody{Link: link}, nil
	}
	id, ok := strings.CutPrefix(inner, "/e/")
	if !ok {
		return nil, missing
	}
	node, err := p.thing(id)
	if err != nil {
		return nil, p.embeddedElsewhere(err)
	}
	if len(node.RelationshipGroups) == 0 {
		return nil, missing
	}
	picture, err := p.fan(node, 0)
	p.Title = node.Name
	return &embedBody{Picture: inPage(picture)}, err
}

// embeddedElsewhere returns an error that leads to the frame for the page to which err leads.
func (p *page) embeddedElsewhere(err error) error {
	if moved, ok := err.(*redirect); ok {
		return &redirect{status: moved.status, to: "/embed" + moved.to}
	}
	return err
}

// Embed returns the address of this page for a frame on another site, or "" if there is none.
func (p *page) Embed() string {
	path := p.request.URL.Path
	if p.Template == "link" || p.Template == "entity" && p.hasPicture() {
		return p.Absolute(p.To("/embed" + path))
	}
	return ""
}

// hasPicture reports whether the page has the picture of a thing.
func (p *page) hasPicture() bool {
	body, ok := p.Body.(entityBody)
	return ok && body.Picture != ""
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
	page, err := url.Parse("/" + rest)
	if !ok || err != nil {
		return missing
	}
	if page.Query().Get("lang") == "uk" {
		p.Lang = "uk"
	}
	p.Days = daysOf(page.Query())
	if _, err := p.embedded(page.Path); err != nil {
		return err
	}
	width, height := bounded(query.Get("maxwidth"), embedWidth), bounded(query.Get("maxheight"), embedHeight)
	body, err := json.Marshal(map[string]any{
		"version": "1.0", "type": "rich", "title": p.Title, "provider_name": "accordgraph",
		"provider_url": p.Absolute("/"), "width": width, "height": height,
		"html": frameFor(p.Absolute(p.To("/embed"+page.Path)), p.Title, width, height),
	})
	p.file = &file{"application/json", body}
	return err
}

// bounded returns size, or the number in most if that is a smaller number.
func bounded(most string, size int) int {
	if n, err := strconv.Atoi(most); err == nil && n > 0 {
		return min(n, size)
	}
	return size
}
