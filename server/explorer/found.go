package explorer

import (
	"net/url"
	"slices"
)

// This file has what machines read of a page: search engines, sites that show links, and readers of linked data.

// hasFilters reports whether an address has parameters besides the language: there are endlessly many of them, so search
// engines are not to list them.
func hasFilters(query url.Values) bool {
	for name := range query {
		if name != "lang" {
			return true
		}
	}
	return false
}

// Absolute returns an address of this site for readers elsewhere. If the setting -public-url is not set, it is the address
// itself: the header Host is whatever the client sends.
func (p *page) Absolute(address string) string { return p.e.publicURL + address }

// Canonical returns the one address of this page in its language.
func (p *page) Canonical() string { return p.Absolute(p.In(p.Lang)) }

// LinkedData returns the page in the vocabulary of schema.org: the data set for the pages on it, and an article with its
// sources for all others. There is no ClaimReview, because the data have no reviews. Call it when the page is written as
// far as its sources.
func (p *page) LinkedData() map[string]any {
	set := map[string]any{
		"@type": "Dataset", "name": p.Edition.Title, "url": p.Absolute("/"), "license": p.Edition.LicenceURL,
		"version": p.Edition.Revision, "dateModified": p.Edition.CompiledOn,
	}
	if slices.Contains([]string{"home", "about"}, p.Template) {
		set["@context"], set["description"], set["inLanguage"] = "https://schema.org", p.Description, p.Lang
		return set
	}
	article := map[string]any{
		"@context": "https://schema.org", "@type": "Article", "headline": p.Title, "inLanguage": p.Lang,
		"url": p.Canonical(), "license": p.Edition.LicenceURL, "isPartOf": set,
	}
	if p.Image != "" {
		article["image"] = p.Absolute(p.Image)
	}
	if cited := p.citations(); len(cited) > 0 {
		article["citation"] = cited
	}
	return article
}

// citations returns the sources of the page in the vocabulary of schema.org, each once, in the order of their notes. They have
// an address alone: what else is known of them is in the notes, and a page is to be small.
func (p *page) citations() (all []map[string]any) {
	seen := map[string]bool{}
	for _, e := range append(p.cited, p.Notes.List...) {
		if e.Source == nil || e.Source.URL == "" || seen[e.Source.PlainID] {
			continue
		}
		seen[e.Source.PlainID] = true
		all = append(all, map[string]any{"@type": "CreativeWork", "url": e.Source.URL})
	}
	return all
}
