package explorer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// searchSize is how many results one page of a search shows.
const searchSize = 30

// longestWords is the number of letters of a question to search that a page accepts.
const longestWords = 300

// searchBody is the body of the page of a search.
type searchBody struct {
	Words, Kind string
	Next        string // the address of the next page, or ""
	Search      found
}

// found is what a search found.
type found struct {
	TotalCount *int
	AtLeast    int
	Ignored    []string
	Corrected  []struct {
		Typed string
		Found []string
	}
	Facets []struct {
		Values []struct {
			Value string
			Count int
		}
	}
	PageInfo pageInfo
	Edges    []struct {
		Node    hit
		Matches []match
	}
}

// hit is something that a search found.
type hit struct {
	Typename                                                string `json:"__typename"`
	PlainID, Kind, Name, Summary, Title, Publisher, Locator string
}

// Label returns the name of what was found.
func (h hit) Label() string { return cmp.Or(h.Name, h.Title, h.Locator) }

// Shape returns the kind of what was found.
func (h hit) Shape() string { return cmp.Or(h.Kind, strings.ToUpper(h.Typename)) }

// match is a text in which words were found.
type match struct {
	Field, Text string
	Ranges      []struct{ Start, End int }
}

// piece is a part of a text.
type piece struct {
	Text string
	Mark bool // the part has words that were searched for
}

// Pieces returns the text in pieces.
func (m match) Pieces() (pieces []piece) {
	runes, at := []rune(m.Text), 0
	for _, r := range m.Ranges {
		pieces = append(pieces, piece{string(runes[at:r.Start]), false}, piece{string(runes[r.Start:r.End]), true})
		at = r.End
	}
	pieces = append(pieces, piece{string(runes[at:]), false})
	return slices.DeleteFunc(pieces, func(p piece) bool { return p.Text == "" })
}

// searchPage is the view of a search. Without words it is an empty field.
func searchPage(p *page) error {
	query := p.request.URL.Query()
	body := &searchBody{Words: strings.TrimSpace(query.Get("q")), Kind: query.Get("kind")}
	p.Template, p.Query, p.Body = "search", body.Words, body
	p.Title, _ = p.W("search")
	p.Description, _ = p.W("searchHint")
	if body.Words == "" {
		return nil
	}
	p.Title += ": " + body.Words
	if utf8.RuneCountInString(body.Words) > longestWords {
		return &failure{status: 400, key: "longSearch"}
	}
	variables := map[string]any{"words": body.Words, "first": searchSize}
	if p.words.labels["EntityKind"][body.Kind] != "" {
		variables["kinds"] = []string{body.Kind}
	}
	if after := query.Get("after"); after != "" {
		variables["after"] = after
	}
	var answer struct {
		Dataset edition
		Search  found
	}
	if err := p.ask("Search", variables, &answer); err != nil {
		return err
	}
	p.Edition, body.Search = answer.Dataset, answer.Search
	if info := answer.Search.PageInfo; info.HasNextPage {
		body.Next = p.To("/search", "q", body.Words, "kind", body.Kind, "after", info.EndCursor)
	}
	return nil
}
