package cite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
)

// An item is a work in CSL-JSON (https://github.com/citation-style-language/schema, csl-data.json).
type item struct {
	ID        string `json:"id"`
	Type      string `json:"type"`
	Title     string `json:"title"`
	Author    []name `json:"author"`
	Issued    *dates `json:"issued,omitempty"`
	Container string `json:"container-title"`
	Publisher string `json:"publisher"`
	Version   string `json:"version"`
	URL       string `json:"URL"`
	Language  string `json:"language"`
	License   string `json:"license"`
}

// name is the name of an author that is no person.
type name struct {
	Literal string `json:"literal"`
}

// dates has one date: a year, a month and a day, as far as they are known.
type dates struct {
	Parts [][]int `json:"date-parts"`
}

// CSL returns the citation as CSL-JSON, which processors of the Citation Style Language read: a list with one item.
func (w Work) CSL() string {
	one := item{
		ID: w.key(), Type: "webpage", Title: plain(w.heading()), Author: []name{{author}}, Container: plain(w.Set),
		Publisher: author, Version: clean(w.Revision), URL: clean(w.Address), Language: w.Lang, License: clean(w.LicenceURL),
	}
	var date []int
	for _, part := range parts(w.Day) {
		n, err := strconv.Atoi(part)
		if err != nil {
			break
		}
		date = append(date, n)
	}
	if len(date) > 0 {
		one.Issued = &dates{[][]int{date}}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode([]item{one}); err != nil { // no text of Go is no JSON
		return fmt.Sprintf("%q\n", err)
	}
	return b.String()
}

// tag matches the beginning of what a processor of CSL reads as a tag of HTML, such as <i> and </span>.
var tag = regexp.MustCompile(`(?i)<(/?(?:i|b|sup|sub|sc|span)\b)`)

// plain returns a text in which a processor of CSL finds no tags. CSL-JSON has no escape for them, so an invisible WORD
// JOINER stands after the angle bracket.
func plain(text string) string { return tag.ReplaceAllString(clean(text), "<\u2060$1") }
