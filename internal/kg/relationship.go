package kg

import (
	"cmp"
	"slices"
	"strings"
)

// pathFields lists the fields that Weakness reads, and the fields from which OnRecord computes them as of a day.
// [Store.Shortest] must return these fields, and may omit the others.
var pathFields = []string{"sources", "sourceCount", "originCount", "bestSource", "sourceFacts"}

// PathFields returns the fields that [Store.Shortest] must return.
func PathFields() []string { return slices.Clone(pathFields) }

// Weakness returns a rank by how well r is sourced; the best relationships have the lowest rank. The reliability of
// the best source decides first, then the number of sources.
func (r Relationship) Weakness() int {
	best := slices.Index(Reliabilities, r.Text("bestSource"))
	if best < 0 {
		best = len(Reliabilities)
	}
	return best*1000 + 999 - min(r.Int("sourceCount"), 999)
}

// OnRecord returns r as it was on record on a day. The result has only the sources that were published by then. If r
// was withdrawn or disputed after that day, the status of the result is STATED. Calling OnRecord again with the same
// day changes nothing.
func (r Relationship) OnRecord(day string) Relationship {
	r = r.Clone()
	var facts []sourceFact
	ids := r.Texts("sources")
	for i, s := range r.Texts("sourceFacts") {
		if i >= len(ids) {
			break
		}
		if f, ok := readSourceFact(ids[i], s); ok && LastDay(cmp.Or(f.date, earliestDate)) <= day {
			facts = append(facts, f)
		}
	}
	r.setCounts(facts)
	if LastDay(r.Text("knownTo")) > day || r.Text("disputedFrom") > day {
		delete(r.Fields, "knownTo")
		r.Fields["status"] = "STATED"
	}
	return r
}

// Published returns the earliest date of a source of r, or "".
func (r Relationship) Published() string {
	first := ""
	for _, facts := range r.Texts("sourceFacts") {
		date, _, _ := strings.Cut(facts, " ")
		first = earliest(first, date)
	}
	return first
}

// HeldOn reports whether r held on a day, as far as is known. If day is a month or a year, HeldOn reports whether r
// held on at least one day of it. If day is empty, the day is unknown. Then HeldOn reports whether r has no end.
func (r Relationship) HeldOn(day string) bool {
	from, to := r.Text("validFrom"), r.Text("validTo")
	if day == "" {
		return to == ""
	}
	return (from == "" || FirstDay(from) <= LastDay(day)) && (to == "" || LastDay(to) >= FirstDay(day))
}
