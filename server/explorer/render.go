package explorer

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"

	"accordgraph/internal/draw"
	"accordgraph/internal/web"
)

//go:embed templates/*.html static/explorer.css
var files embed.FS

// templates maps the name of a page to a function that returns its template with the frame. The function parses the
// template when it is first called: a start that parses all of them takes 10 ms and 5 MB more.
type templates map[string]func() (*template.Template, error)

// sharedTemplates are the files with what all pages share. Every other file is the template of a page.
var sharedTemplates = []string{
	"templates/frame.html", "templates/embedding.html", "templates/takealong.html", "templates/parts.html", "templates/picture.html",
}

// newTemplates returns the template of each page.
func newTemplates() (templates, error) {
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		return nil, err
	}
	all := templates{}
	for _, file := range names {
		if slices.Contains(sharedTemplates, file) {
			continue
		}
		name := strings.TrimSuffix(path.Base(file), ".html")
		all[name] = sync.OnceValues(func() (*template.Template, error) { return parseTemplate(name, file) })
	}
	return all, nil
}

// parseTemplate parses the template of the page in file with the templates that all pages share.
func parseTemplate(name, file string) (*template.Template, error) {
	t := template.New(name).Funcs(template.FuncMap{"pair": pair, "glyph": glyph, "line": line, "sides": sides, "inc": increment})
	t, err := t.ParseFS(files, append(slices.Clone(sharedTemplates), file)...)
	if err != nil {
		return nil, fmt.Errorf("parsing the page %s: %w", name, err)
	}
	return t, nil
}

// pair is a page and a value, for a template that needs both.
func pair(p *page, value any) map[string]any { return map[string]any{"Page": p, "Value": value} }

// increment returns the number after n.
func increment(n int) int { return n + 1 }

// glyph returns the shape of a kind.
func glyph(kind string) template.HTML { return template.HTML(draw.Glyph(kind)) }

// line returns a sample of the line for a relationship.
func line(r relationship) template.HTML { return template.HTML(draw.Sample(styleOf(r))) }

// render returns the answer with a page, or with the file that is sent in place of a page.
func (e *explorer) render(p *page) (web.Reply, error) {
	if p.file != nil && p.Status == http.StatusOK {
		p.header.Set("Content-Type", p.file.contentType)
		return web.Reply{Status: p.Status, Header: p.header, Body: p.file.body, Whole: true}, nil
	}
	t, err := e.templates[p.Template]()
	if err != nil {
		return web.Reply{}, err
	}
	var body bytes.Buffer
	if err := t.ExecuteTemplate(&body, p.Frame, p); err != nil {
		return web.Reply{}, fmt.Errorf("rendering %s: %w", p.request.URL, err)
	}
	p.header.Set("Content-Type", "text/html; charset=utf-8")
	p.header.Set("Content-Language", p.Lang)
	return web.Reply{Status: p.Status, Header: p.header, Body: body.Bytes(), Whole: p.Status == http.StatusOK}, nil
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
