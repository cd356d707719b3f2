package explorer

import (
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// listedSize is how many things one operation for a sitemap asks for.
const listedSize = 100

// mostListed is how many addresses a sitemap may have: the protocol of sitemaps allows no more. What is above is not
// listed, and is found by links.
const mostListed = 50_000

// sitemap is the answer of sitemaps.org.
type sitemap struct {
	XMLName xml.Name `xml:"urlset"`
	Space   string   `xml:"xmlns,attr"`
	XHTML   string   `xml:"xmlns:xhtml,attr"`
	Pages   []mapped `xml:"url"`
}

// mapped is a page in a sitemap. It is there once, with its other language.
type mapped struct {
	Address   string       `xml:"loc"`
	Day       string       `xml:"lastmod,omitempty"`
	Languages []translated `xml:"xhtml:link"`
}

// translated is a page in one language.
type translated struct {
	Rel      string `xml:"rel,attr"`
	Language string `xml:"hreflang,attr"`
	Address  string `xml:"href,attr"`
}

// listings are the operations for a sitemap, with the lists that each asks for. The relationships are many more than the
// other lists have, so they have an operation of their own.
var listings = map[string][]string{
	"Listed": {
		"proposals", "agreements", "provisions", "actors", "territories", "objections", "figures", "events", "allObligations",
		"sources",
	},
	"ListedRelationships": {"relationships"},
}

// fixedPages are the addresses of the pages that are there whatever the data are.
var fixedPages = []string{"/", "/about", "/changes", "/compare", "/path", "/search"}

// sitemapView is the view of all pages for search engines. There is none without the setting -public-url, because a sitemap
// has absolute addresses.
func sitemapView(p *page) error {
	if p.e.publicURL == "" {
		return missing
	}
	out := sitemap{Space: "http://www.sitemaps.org/schemas/sitemap/0.9", XHTML: "http://www.w3.org/1999/xhtml"}
	for _, address := range fixedPages {
		out.add(p, address)
	}
	if p.HasData() {
		out.add(p, "/data/")
	}
	for _, name := range slices.Sorted(maps.Keys(listings)) {
		if err := p.list(name, &out); err != nil {
			return err
		}
	}
	for i := range out.Pages {
		out.Pages[i].Day = p.Edition.CompiledOn
	}
	body, err := xml.Marshal(out)
	p.file = &file{"application/xml", append([]byte(xml.Header), body...)}
	return err
}

// add adds a page.
func (s *sitemap) add(p *page, address string) {
	if len(s.Pages) == mostListed {
		return
	}
	m := mapped{Address: p.Absolute(address)}
	for _, lang := range []string{"en", "uk"} {
		to := m.Address
		if lang != "en" {
			to += "?lang=" + lang
		}
		m.Languages = append(m.Languages, translated{"alternate", lang, to})
	}
	s.Pages = append(s.Pages, m)
}

// list adds the pages of all things in the lists of an operation. It asks for listedSize of each list, until no list goes
// on.
func (p *page) list(operation string, out *sitemap) error {
	variables := map[string]any{"first": listedSize}
	for more := true; more && len(out.Pages) < mostListed; {
		var answer map[string]listing
		if err := p.ask(operation, variables, &answer); err != nil {
			return err
		}
		p.Edition, more = answer["dataset"].edition, false
		for _, name := range listings[operation] {
			list := answer[name]
			for _, node := range list.Nodes {
				out.add(p, addressOf(node.PlainID))
			}
			if list.PageInfo.EndCursor != "" {
				variables[name] = list.PageInfo.EndCursor
			}
			more = more || list.PageInfo.HasNextPage
		}
	}
	return nil
}

// listing is the data set, or a part of a list.
type listing struct {
	edition
	PageInfo pageInfo
	Nodes    []struct{ PlainID string }
}

// addressOf returns the path of the page of a thing or a relationship.
func addressOf(id string) string {
	if rest, ok := strings.CutPrefix(id, "relationship/"); ok {
		return "/link/" + rest
	}
	return "/e/" + id
}

// robotsView tells search engines which pages they need not ask for: searches and paths, which are endlessly many,
// and the faces for programs.
func robotsView(p *page) error {
	text := "User-agent: *\nDisallow: /search?\nDisallow: /path?\nDisallow: /embed/\nDisallow: /oembed\nDisallow: /cite\n" +
		"Disallow: /pin\nDisallow: /changes.sse\nDisallow: /data/accordgraph\nDisallow: /graphql\n"
	if p.e.publicURL != "" {
		text += fmt.Sprintf("\nSitemap: %s\n", p.Absolute("/sitemap.xml"))
	}
	p.file = &file{"text/plain; charset=utf-8", []byte(text)}
	return nil
}
