package kg

import (
	"cmp"
	"slices"
	"strings"
)

// pathFields are the fields of a relationship that its weakness is read from, then
// or as of a day: a [Store.Shortest] need return no others.
var pathFields = []string{"sources", "sourceCount", "bestSource", "sourceFacts"}

// PathFields returns the fields that relationships of shortest paths are read for.
func PathFields() []string { return slices.Clone(pathFields) }

// Weakness orders relationships by how well they are sourced, the best first: by the reliability of the best source,
// then by the number of sources.
func (r Relationship) Weakness() int {
	best := slices.Index(Reliabilities, r.Text("bestSource"))
	if best < 0 {
		best = len(Reliabilities)
	}
	return best*1000 + 999 - min(r.Int("sourceCount"), 999)
}

// OnRecord returns r as it was on record on a day: with the sources that were published by then, and still stated if
// it was withdrawn or disputed later. To call it again with the same day changes nothing more.
func (r Relationship) OnRecord(day string) Relationship {
	r = r.Clone()
	var kinds, sources, seen []string
	best := len(Reliabilities)
	for i, f := range r.Texts("sourceFacts") {
		facts := strings.Split(f, " ")
		if len(facts) == 3 && LastDay(cmp.Or(facts[0], earliestDate)) <= day {
			sources, kinds, seen = append(sources, r.Texts("sources")[i]), append(kinds, facts[1]), append(seen, f)
			best = min(best, slices.Index(Reliabilities, facts[2]))
		}
	}
	slices.Sort(kinds)
	set(r.Fields, "sources", sources)
	set(r.Fields, "sourceFacts", seen)
	set(r.Fields, "sourceKinds", slices.Compact(kinds))
	r.Fields["sourceCount"] = len(sources)
	delete(r.Fields, "bestSource")
	if best >= 0 && best < len(Reliabilities) {
		r.Fields["bestSource"] = Reliabilities[best]
	}
	if LastDay(r.Text("knownTo")) > day || r.Text("disputedFrom") > day {
		delete(r.Fields, "knownTo")
		r.Fields["status"] = "STATED"
	}
	return r
}

// Published returns the date of the first source that has one, or "".
func (r Relationship) Published() string {
	first := ""
	for _, facts := range r.Texts("sourceFacts") {
		date, _, _ := strings.Cut(facts, " ")
		first = earliest(first, date)
	}
	return first
}

// HeldOn says whether r held on a day, or on some day of a month or year, as far as is known. If day is empty, the day
// is not known: then only a relationship without an end held.
func (r Relationship) HeldOn(day string) bool {
	from, to := r.Text("validFrom"), r.Text("validTo")
	if day == "" {
		return to == ""
	}
	return (from == "" || FirstDay(from) <= LastDay(day)) && (to == "" || LastDay(to) >= FirstDay(day))
}
