package seed

import (
	"cmp"
	"strings"

	"accordgraph/internal/kg"
)

// clauseNouns maps the word that a document has for its clauses to the same word in Ukrainian. A clause of any other
// document is called a положення.
var clauseNouns = map[string]string{
	"point": "пункт", "item": "пункт", "paragraph": "пункт", "article": "стаття", "principle": "принцип",
	"commitment": "зобов’язання", "pledge": "обіцянка", "duty": "обов’язок",
	"section": "розділ", "parameter": "параметр", "component": "складник", "annex": "додаток",
}

// setWords sets how sentences name the clause p of doc, in English and Ukrainian, and whether they speak of it in the
// past, as of a proposal or as of a political commitment. In Ukrainian only a document that has a Ukrainian name has
// named clauses.
func (p *entity) setWords(doc *entity, number string) {
	noun := cmp.Or(doc.clause, "point")
	if own, rest, ok := strings.Cut(number, " "); ok && clauseNouns[own] != "" { // "annex 6" is no point
		noun, number = own, rest
	}
	title := cmp.Or(p.Text("title"), strings.ReplaceAll(number, "-", " "))
	english, ukrainian := "the clause “"+title+"”", "положення «"+cmp.Or(p.Text("titleUk"), title)+"»"
	switch {
	case hasDigit(number):
		english = noun + " " + spoken(number, ", item ")
		ukrainian = cmp.Or(clauseNouns[noun], "положення") + " " + spoken(number, ", пункт ")
	case number == "preamble":
		english, ukrainian = "the preamble", "преамбула"
	}
	p.set("label", english)
	p.set("standing", kg.StandingOf(doc.Entity))
	p.set("nameInSentence", english+" of "+doc.InSentence("EN"))
	if name := doc.Text("nameUk"); name != "" {
		p.set("labelUk", ukrainian)
		p.set("nameInSentenceUk", ukrainian+" документа «"+name+"»")
		p.set("nameUk", name+", "+ukrainian)
	}
}

// spoken returns a number with at most one pair of brackets, because a sentence has no more: "257(a)(3)" becomes
// "257(a), item 3".
func spoken(number, item string) string {
	first, rest, more := strings.Cut(number, ")(")
	if !more {
		return number
	}
	return first + ")" + item + strings.TrimSuffix(strings.ReplaceAll(rest, ")(", item), ")")
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// setClauseWords sets how sentences name the clause that asks for the obligation o.
func (o *entity) setClauseWords(clause *entity) {
	o.set("clauseInSentence", clause.InSentence("EN"))
	o.set("clauseInSentenceUk", clause.Text("nameInSentenceUk"))
}
