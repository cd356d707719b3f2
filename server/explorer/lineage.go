package explorer

import "strings"

// lineageBody is the body of the page of the earlier and later forms of a clause.
type lineageBody struct {
	Of     reference
	Others int // how many texts but its own
	Spans  []span
}

// span is a part of a lineage, before the clause, at its time or after it.
type span struct {
	Key   string // of the words for it
	Steps []lineageStep
}

// lineageStep is a text in which the demand of a clause appears, or that drops it.
type lineageStep struct {
	Document      reference
	Provision     *clause    // nil if the text drops the demand, or repeats it as a whole
	With          *reference // the clause with which the text is compared; nil for the clause itself
	Change        string
	Distance      int
	Relationships []relationship
}

// lineageSpans are the keys of the spans, in their order.
var lineageSpans = []string{"lineageEarlier", "lineageSelf", "lineageSame", "lineageLater", "lineageUndated"}

// lineagePage is the view of the texts in which the demand of a clause appears.
func lineagePage(p *page) error {
	var answer struct {
		subject
		Clause struct{ Lineage []lineageStep }
	}
	variables := map[string]any{"dated": p.Days.of(p.request.PathValue("id"))}
	if err := p.askAbout("Lineage", variables, &answer.subject, &answer); err != nil {
		return err
	}
	steps := answer.Clause.Lineage
	body := lineageBody{Of: *answer.Node, Others: max(0, len(steps)-1)}
	own := ""
	for _, s := range steps {
		if s.With == nil {
			own = s.Document.Date
		}
	}
	for _, key := range lineageSpans {
		part := span{Key: key}
		for _, s := range steps {
			if s.span(own) == key {
				part.Steps = append(part.Steps, s)
			}
		}
		if len(part.Steps) > 0 {
			body.Spans = append(body.Spans, part)
		}
	}
	return p.head("lineage", body, "lineageTitle", body.Of.Name)
}

// span returns the key of the span of a step, where own is the date of the clause itself. A text that is dated by a month
// is of the same time as a text of a day in it.
func (s lineageStep) span(own string) string {
	date := s.Document.Date
	switch {
	case s.With == nil:
		return "lineageSelf"
	case date == "" || own == "":
		return "lineageUndated"
	case strings.HasPrefix(date, own) || strings.HasPrefix(own, date):
		return "lineageSame"
	case date < own:
		return "lineageEarlier"
	}
	return "lineageLater"
}
