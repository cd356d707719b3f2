package prose

import (
	"context"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// Footnotes returns one footnote a piece of evidence of l, in its order, in the
// language of that tag: the publisher, title and date of the source, the place in
// it, the words relied on in quotation marks or else what they say, on what that
// rests if the page was not seen, and the address of the source. Quotes, titles
// and the like stand as they are kept and are not translated.
//
// It takes two trips for all links of a step together.
func Footnotes(ctx context.Context, l *query.Link, lang string) ([]string, error) {
	b, err := phrasebookOf(lang)
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

// footnote cites e, which is in source; if that is not there, its ID stands for
// it.
func (b phrasebook) footnote(e, source *query.Node) string {
	if source == nil {
		source = &query.Node{Entity: kg.Entity{ID: kg.ID(e.Text("source"))}}
	}
	if source.ID == "" {
		source.ID = e.ID
	}
	note := finished(b.say("footnote", sayable{
		"publisher":  oneLine(source.Text("publisher")),
		"title":      nameOf(source, source.ID),
		"date":       b.date("cite", source.Text("date")),
		"locator":    unfinished(e.Text("locator")),
		"quote":      unfinished(e.Text("quote")),
		"paraphrase": unfinished(e.Text("paraphrase")),
		"basis":      b.say(e.Text("basis"), nil),
	}))
	if url := oneLine(source.Text("url")); url != "" {
		note += " " + url
	}
	return note
}
