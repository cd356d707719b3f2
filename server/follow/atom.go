package follow

import (
	"encoding/xml"
	"strings"
)

// An atomFeed is a feed as RFC 4287 has it. A page of it is linked as RFC 5005 has it.
type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Rights  string      `xml:"rights,omitempty"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

// An atomLink is a link of a feed or of an entry.
type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	To   string `xml:"href,attr"`
}

// An atomEntry is an entry of a feed.
type atomEntry struct {
	ID       string   `xml:"id"`
	Title    string   `xml:"title"`
	Updated  string   `xml:"updated"`
	Link     atomLink `xml:"link"`
	Category struct {
		Term string `xml:"term,attr"`
	} `xml:"category"`
	Content struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	} `xml:"content"`
}

// atomOf writes a feed as Atom.
func atomOf(f *feed) ([]byte, error) {
	out := atomFeed{
		Lang: f.lang, ID: urn("feed " + f.subject()), Title: f.title(), Author: "accordgraph", Rights: f.Dataset.Licence,
		Updated: entry{}.moment(),
		Links: []atomLink{
			{"self", "application/atom+xml", f.self()}, {"alternate", "text/html", f.address(path)},
		},
	}
	if next := f.next(f.answer); next != "" {
		out.Links = append(out.Links, atomLink{"next", "application/atom+xml", f.address(f.path + next)})
	}
	for _, e := range f.entries {
		out.Updated = max(out.Updated, e.moment())
		one := atomEntry{
			ID: urn("entry " + e.Key), Title: e.Text, Updated: e.moment(),
			Link: atomLink{"alternate", "text/html", f.address(e.page(f.request))},
		}
		one.Category.Term = strings.ToLower(e.What)
		one.Content.Type, one.Content.Text = "html", e.html(f.lang)
		out.Entries = append(out.Entries, one)
	}
	body, err := xml.MarshalIndent(out, "", " ")
	return append([]byte(xml.Header), append(body, '\n')...), err
}
