package prose

import (
	"context"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// Footnotes returns one footnote for each piece of evidence of l, in the order of the evidence. lang is the tag of
// one of [Languages].
//
// A footnote has these parts: the publisher, title and date of the source; the place in it; the quote or, without
// one, the paraphrase; the basis, if nobody saw the page; the address of the source. Texts from the data set, such as
// quotes and titles, are not translated.
//
// Footnotes takes two round trips for all links of one step.
func Footnotes(ctx context.Context, l *query.Link, lang string) ([]string, error) {
	b, err := bookOf(lang)
	if err != nil {
		return nil, err
	}
	evidence, err := l.Evidence(ctx)
	if err != nil {
		return nil, err
	}
	notes := make([]string, len(evidence))
	for i, e := range evidence {
		source, err := e.Ref(ctx, "source")
		if err != nil {
			return nil, err
		}
		notes[i] = b.footnote(e, source)
	}
	return notes, nil
}

// footnote returns the footnote for the evidence e, which is from source. If source is nil, the footnote has the ID
// of the source in place of its title.
func (b book) footnote(e, source *query.Node) string {
	if source == nil {
		source = &query.Node{Entity: kg.Entity{ID: kg.ID(e.Text("source"))}}
	}
	if source.ID == "" {
		source.ID = e.ID
	}
	note := withFullStop(b.say("footnote", sayable{
		"publisher":  oneLine(source.Text("publisher")),
		"title":      nameOf(source, source.ID),
		"date":       b.date("cite", source.Text("date")),
		"locator":    withoutFullStop(e.Text("locator")),
		"quote":      withoutFullStop(e.Text("quote")),
		"paraphrase": withoutFullStop(e.Text("paraphrase")),
		"basis":      b.say(e.Text("basis"), nil),
	}))
	if url := oneLine(source.Text("url")); url != "" {
		note += " " + url
	}
	return note
}
