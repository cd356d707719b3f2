package prose

import (
	"slices"
	"strconv"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// mostNames is the longest list of names that a sentence says in full.
const mostNames = 4

func count(n int) string { return strconv.Itoa(n) }

// setObjection sets the values that a sentence about the target of an objection, or about whom it is about, needs: raiser, who raised it; day, when
// it was made; and reason, why, which stands for the
// objection. If nobody wrote in the language why, it is the name of the objection.
func (b book) setObjection(v sayable, l *query.Link, from *query.Node) {
	if (l.Type != kg.ObjectsTo && l.Type != kg.SpeaksOf) || from == nil || from.Kind != kg.Objection {
		return
	}
	var all []name
	for _, text := range from.Texts("raisers") {
		r, err := kg.ReadRaiser(text)
		words := oneLine(r.Name[b.code()])
		if err == nil && words != "" && l.Sees(kg.Relationship{Type: kg.Raised, From: r.ID, To: from.ID, Fields: r.Raised}) {
			all = append(all, name{mark(r.ID, words), slices.Contains(r.Plural, b.code())})
		}
	}
	b.setNames(v, "raiser", all)
	v["day"] = b.date("day", from.Text("date"))
	reason := withoutFullStop(b.own(from, "ground"))
	if reason == "" {
		reason = b.say("quoted", sayable{"text": quotable(oneLine(from.InSentence(b.code())))})
	}
	v["reason"] = mark(from.ID, reason)
}
