package explorer

import (
	"net/url"
	"slices"
	"strings"

	"accordgraph/internal/draw"
)

// A legend is what the words around a picture are made of.
type legend struct {
	title, note   string // note says what is not shown
	address       string // of the page, without a language
	kinds         []string
	relationships []relationship // all lines; without any, lines are not explained
	marks         []draw.Key
	claims        []relationship // what a picture counts without a line for each
	below         bool           // claimants are only named below, not beside their lines
}

// captionOf returns the words around a picture.
func (p *page) captionOf(l legend, width float64) (c draw.Caption, err error) {
	c = draw.Caption{Lang: p.Lang, Title: l.title, Note: l.note, Marks: l.marks, Width: width}
	word := func(key string, args ...any) (text string) {
		if err == nil {
			text, err = p.W(key, args...)
		}
		return text
	}
	if names := claimants(append(l.claims, l.relationships...)); len(names) > 0 {
		c.Note = strings.TrimSpace(c.Note + " " + word("claimsBy", strings.Join(names, ", ")))
	}
	e := p.Edition
	c.Source = strings.Join([]string{"accordgraph", e.Title, word("revision", e.Short()), e.Licence, l.address}, " · ")
	claimed := "claimed"
	if l.below {
		claimed = "claimedBelow"
	}
	if len(l.relationships) > 0 {
		c.Number = word("sourcesAtLine")
		c.Lines = []draw.Key{
			{Word: word("onRecord")},
			{Style: draw.LineStyle{Claim: true}, Word: word(claimed)},
			{Style: draw.LineStyle{Disputed: true}, Word: word("disputed")},
		}
	}
	for _, kind := range l.kinds {
		key := draw.Key{Mark: kind, Word: p.Kind(kind)}
		if !slices.Contains(c.Kinds, key) {
			c.Kinds = append(c.Kinds, key)
		}
	}
	for _, r := range l.relationships {
		mark := draw.Key{Mark: signs[r.Type].sign, Word: p.Verb(r.Type, "OUT")}
		if mark.Mark != "" && !slices.Contains(c.Marks, mark) {
			c.Marks = append(c.Marks, mark)
		}
	}
	return c, err
}

// claimants returns who makes the claims among relationships, in their order, each once.
func claimants(relationships []relationship) (names []string) {
	for _, r := range relationships {
		if by := r.AssertedBy; by != nil && !slices.Contains(names, by.Name) {
			names = append(names, by.Name)
		}
	}
	return names
}

// asked returns the address of this page as pictures name it: with those of its parameters and its days, and without a
// language.
func (p *page) asked(parameters ...string) string {
	values := url.Values{}
	for _, name := range append(parameters, "known", "valid") {
		if value := p.request.URL.Query().Get(name); value != "" {
			values.Set(name, value)
		}
	}
	address := strings.TrimSuffix(p.request.URL.Path, p.Ending)
	if len(values) == 0 {
		return address
	}
	return address + "?" + strings.ReplaceAll(values.Encode(), "%2F", "/")
}
