package prose

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/query"
)

// Text is links in words, fit to be printed as plain text.
type Text struct {
	Sentences []string // each ends with the numbers of its footnotes: "It is so. [1][2]"
	Footnotes []string // the first is number 1; without their numbers
}

// Write returns a sentence a link, in their order, in the language of that tag.
// Footnotes are numbered in the order in which they are first used, and evidence
// that reads the same has one number. It takes the trips of [Sentence] and
// [Footnotes] for each step that links are from.
func Write(ctx context.Context, links []*query.Link, lang string) (Text, error) {
	var p Text
	if _, err := phrasebookOf(lang); err != nil {
		return p, err
	}
	number := map[string]int{}
	for _, l := range links {
		sentence, err := Sentence(ctx, l, lang)
		if err != nil {
			return Text{}, err
		}
		notes, err := Footnotes(ctx, l, lang)
		if err != nil {
			return Text{}, err
		}
		p.Sentences = append(p.Sentences, sentence+p.cite(notes, number))
	}
	return p, nil
}

// cite adds the notes that are new, and returns the numbers of all, each once,
// with a space before them.
func (p *Text) cite(notes []string, number map[string]int) string {
	var of []int
	for _, note := range notes {
		if number[note] == 0 {
			p.Footnotes = append(p.Footnotes, note)
			number[note] = len(p.Footnotes)
		}
		of = append(of, number[note])
	}
	slices.Sort(of)
	var out strings.Builder
	for i, n := range slices.Compact(of) {
		if i == 0 {
			out.WriteByte(' ')
		}
		fmt.Fprintf(&out, "[%d]", n)
	}
	return out.String()
}

// String returns a sentence a line, an empty line, and a footnote a line with its
// number.
func (p Text) String() string {
	lines := slices.Clone(p.Sentences)
	if len(p.Footnotes) > 0 {
		lines = append(lines, "")
	}
	for i, note := range p.Footnotes {
		lines = append(lines, fmt.Sprintf("[%d] %s", i+1, note))
	}
	return strings.Join(lines, "\n")
}
