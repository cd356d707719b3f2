package prose

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/query"
)

// A Text is a list of sentences with their footnotes, in plain text.
type Text struct {
	Sentences []string // each one ends with the numbers of its footnotes: "It is so. [1][2]"
	Footnotes []string // footnote 1 comes first; the number is not part of the text
}

// Write returns one sentence for each link, in the order of links. lang is the tag of one of [Languages]. Footnotes are
// numbered in the order of their first use, and equal footnotes share one number. For each step that the links come
// from, Write makes as many round trips as [Sentence] and [Footnotes] together, however many links there are.
func Write(ctx context.Context, links []*query.Link, lang string) (Text, error) {
	var p Text
	if _, err := bookOf(lang); err != nil {
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

// cite adds new notes to p.Footnotes. It returns the numbers of all notes, each once, such as " [1][3]".
func (p *Text) cite(notes []string, number map[string]int) string {
	var numbers []int
	for _, note := range notes {
		if number[note] == 0 {
			p.Footnotes = append(p.Footnotes, note)
			number[note] = len(p.Footnotes)
		}
		numbers = append(numbers, number[note])
	}
	slices.Sort(numbers)
	var out strings.Builder
	for i, n := range slices.Compact(numbers) {
		if i == 0 {
			out.WriteByte(' ')
		}
		fmt.Fprintf(&out, "[%d]", n)
	}
	return out.String()
}

// String returns p with one sentence a line, an empty line, and one numbered footnote a line.
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
