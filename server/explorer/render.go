package explorer

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"accordgraph/internal/draw"
	"accordgraph/internal/web"
)

//go:embed templates/*.html static/explorer.css
var files embed.FS

// templates maps the name of a page to its template with the frame.
type templates map[string]*template.Template

// pageNames are the names of the pages, each with a template.
var pageNames = []string{
	"home", "entity", "group", "link", "search", "failure", "compare", "choose", "path", "timeline", "obligations", "about",
	"changes", "texts", "votes", "fulfilment", "source", "stances", "lineage", "many",
}

// parseTemplates parses the template of each page with the templates that all pages share.
func parseTemplates() (templates, error) {
	shared := []string{"templates/frame.html", "templates/parts.html"}
	all := templates{}
	for _, name := range pageNames {
		t := template.New(name).Funcs(template.FuncMap{"pair": pair, "glyph": glyph, "line": line, "sides": sides, "inc": increment})
		t, err := t.ParseFS(files, append(shared, "templates/"+name+".html")...)
		if err != nil {
			return nil, fmt.Errorf("parsing the page %s: %w", name, err)
		}
		all[name] = t
	}
	return all, nil
}

// pair is a page and a value, for a template that needs both.
func pair(p *page, value any) map[string]any { return map[string]any{"Page": p, "Value": value} }

// increment returns the number after n.
func increment(n int) int { return n + 1 }

// glyph returns the shape of a kind.
func glyph(kind string) template.HTML { return template.HTML(draw.Glyph(kind)) }

// line returns a sample of the line for a relationship.
func line(r relationship) template.HTML { return template.HTML(draw.Sample(styleOf(r))) }

// send renders a page and sends it.
func (e *explorer) send(w http.ResponseWriter, p *page) error {
	if p.file != nil && p.Status == http.StatusOK {
		e.sendPicture(w, p)
		return nil
	}
	var body bytes.Buffer
	if err := e.templates[p.Template].ExecuteTemplate(&body, "frame", p); err != nil {
		return fmt.Errorf("rendering %s: %w", p.request.URL, err)
	}
	p.header.Set("Content-Type", "text/html; charset=utf-8")
	p.header.Set("Content-Language", p.Lang)
	e.reply(p, body.Bytes()).Send(w, p.request, e.codings)
	return nil
}

// reply returns the answer with a body. Equal bodies have an equal ETag, and a body that the client has is not sent.
func (e *explorer) reply(p *page, body []byte) web.Reply {
	reply := web.Reply{Status: p.Status, Header: p.header, Body: body}
	if p.Status != http.StatusOK {
		return reply
	}
	sum := sha256.Sum256(body)
	etag := `W/"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`
	p.header.Set("ETag", etag)
	p.header.Set("Cache-Control", "no-cache")
	if strings.Contains(p.request.Header.Get("If-None-Match"), etag) {
		reply.Status, reply.Body = http.StatusNotModified, nil
	}
	return reply
}

// sheet is the style sheet of the pages. Its path has a hash of its text, so it may be cached for ever.
type sheet struct {
	path string
	text []byte
}

// newSheet returns the style of the pages with the style of the pictures.
func newSheet() (sheet, error) {
	own, err := files.ReadFile("static/explorer.css")
	text := append(own, draw.Style...)
	sum := sha256.Sum256(text)
	return sheet{"/static/explorer-" + hex.EncodeToString(sum[:4]) + ".css", text}, err
}

// serveSheet serves the style sheet.
func (e *explorer) serveSheet(w http.ResponseWriter, r *http.Request) {
	h := http.Header{}
	h.Set("Content-Type", "text/css; charset=utf-8")
	h.Set("Cache-Control", "public, max-age=31536000, immutable")
	web.Reply{Status: http.StatusOK, Header: h, Body: e.sheet.text}.Send(w, r, e.codings)
}
