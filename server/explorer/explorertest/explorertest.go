// Package explorertest checks pages of package explorer in tests.
package explorertest

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// void are the elements of HTML that have no end tag.
var void = []string{"meta", "link", "input", "br", "img", "hr"}

// A Page is what a test reads of a page.
type Page struct {
	Problems []string // what is wrong with the HTML; none if it is right
	Links    []string // the addresses of all links on the same site, as they are written
	Text     string   // all text, with single spaces

	open    []string        // the elements that are open, the outermost first
	ids     map[string]bool // all ids
	targets []string        // ids that something names
}

// Read reads a page. It finds elements that are not closed or are closed in the wrong order, ids that are there twice,
// names of ids that are not there, links and fields without a name, styles and scripts within the page, and addresses of
// other sites that the page would load.
func Read(page []byte) *Page {
	p := &Page{ids: map[string]bool{}}
	tokens := html.NewTokenizer(bytes.NewReader(page))
	var text strings.Builder
	for {
		switch tokens.Next() {
		case html.ErrorToken:
			if tokens.Err() != io.EOF {
				p.problem("%v", tokens.Err())
			}
			p.Text = strings.Join(strings.Fields(text.String()), " ")
			p.finish()
			return p
		case html.TextToken:
			text.Write(tokens.Text())
			text.WriteByte(' ')
		case html.StartTagToken:
			p.start(tokens.Token())
		case html.SelfClosingTagToken:
			p.attributes(tokens.Token())
		case html.EndTagToken:
			p.end(tokens.Token().Data)
		}
	}
}

// problem adds a problem.
func (p *Page) problem(format string, args ...any) {
	p.Problems = append(p.Problems, fmt.Sprintf(format, args...))
}

// start reads the start of an element.
func (p *Page) start(t html.Token) {
	p.attributes(t)
	if !slices.Contains(void, t.Data) {
		p.open = append(p.open, t.Data)
	}
}

// end reads the end of an element.
func (p *Page) end(name string) {
	if n := len(p.open); n == 0 || p.open[n-1] != name {
		p.problem("</%s> closes %v", name, p.open)
		return
	}
	p.open = p.open[:len(p.open)-1]
}

// attributes reads the attributes of an element.
func (p *Page) attributes(t html.Token) {
	seen := map[string]string{}
	for _, a := range t.Attr {
		if _, twice := seen[a.Key]; twice {
			p.problem("<%s> has %s twice", t.Data, a.Key)
		}
		seen[a.Key] = a.Val
		switch a.Key {
		case "id":
			if p.ids[a.Val] || a.Val == "" || strings.ContainsRune(a.Val, ' ') {
				p.problem("the id %q is there twice, or is no id", a.Val)
			}
			p.ids[a.Val] = true
		case "aria-labelledby", "for":
			p.targets = append(p.targets, a.Val)
		case "href":
			p.link(t.Data, a.Val)
		case "style":
			p.problem("<%s> has the attribute %s", t.Data, a.Key)
		case "src":
			if !strings.HasPrefix(a.Val, "/") {
				p.problem("<%s> loads %s", t.Data, a.Val)
			}
		}
		if strings.HasPrefix(a.Key, "on") {
			p.problem("<%s> has the attribute %s", t.Data, a.Key)
		}
	}
	_, loaded := seen["src"]
	if t.Data == "style" && slices.Contains(p.open, "html") || t.Data == "script" && !loaded && seen["type"] != "application/ld+json" {
		p.problem("<%s> is within the page", t.Data)
	}
}

// link reads an address.
func (p *Page) link(element, to string) {
	switch {
	case strings.HasPrefix(to, "#"):
		p.targets = append(p.targets, to[1:])
	case strings.HasPrefix(to, "/"):
		p.Links = append(p.Links, to)
	case element == "link" && to == "data:,": // no icon
	case element == "a" && (strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")):
	default:
		p.problem("<%s> leads to %q", element, to)
	}
}

// finish checks what only the whole page can tell.
func (p *Page) finish() {
	if len(p.open) > 0 {
		p.problem("these elements are open at the end: %v", p.open)
	}
	for _, target := range p.targets {
		if !p.ids[target] {
			p.problem("nothing has the id %q", target)
		}
	}
}
