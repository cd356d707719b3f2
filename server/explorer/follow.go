package explorer

import "strings"

// Follows reports whether readers can follow what this page is about: a thing, a relationship, or everything.
func (p *page) Follows() bool {
	path := p.request.URL.Path
	return path == "/changes" || strings.HasPrefix(path, "/e/") || strings.HasPrefix(path, "/link/")
}

// Feed returns the address at which package follow serves the changes of what this page is about, in the format of the
// ending, and in the language of the page.
func (p *page) Feed(ending string) string {
	var parameters []string
	if id := p.subject(); id != "" { // its letters need no escape in an address
		parameters = append(parameters, "of="+id)
	}
	if p.Lang != "en" {
		parameters = append(parameters, "lang="+p.Lang)
	}
	return strings.TrimSuffix("/changes"+ending+"?"+strings.Join(parameters, "&"), "?")
}
