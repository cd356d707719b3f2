package rules

import (
	"fmt"
	"slices"

	"accordgraph/internal/kg"
)

// reports are the kinds of sources that report what somebody said or did. An older treaty may be cited beside a
// statement, so its date says nothing about the day of the statement.
var reports = []string{"NEWS", "STATEMENT", "SOCIAL_MEDIA", "AGGREGATOR", "ANALYSIS"}

// datedAfterItsSource finds objections, figures, support, positions, breaches and assessments whose date begins after the
// first report of them has ended, and events whose date begins after the last source. Nobody reports words that are still
// to come. An event may be announced, and then one later report says that it happened. Inexact dates count as the days
// that fit best.
func datedAfterItsSource(d *dataset) (all []Finding) {
	add := func(id kg.ID, date string, reported string) {
		if date != "" && reported != "" && kg.FirstDay(date) > kg.LastDay(reported) {
			all = append(all, Finding{id, fmt.Sprintf("dated %s, reported %s: find the day, or evidence of that day", date, reported)})
		}
	}
	for _, e := range d.ofKind(kg.Objection, kg.Figure) {
		first, _ := d.reported(e.IDs("evidence"))
		add(e.ID, e.Text("date"), first)
	}
	for _, e := range d.ofKind(kg.Event) {
		_, last := d.reported(e.IDs("evidence"))
		add(e.ID, e.Text("date"), last)
	}
	for _, r := range d.ofType(kg.Supports, kg.Recognises, kg.Violated, kg.Assessed) {
		first, _ := d.reported(r.IDs("evidence"))
		add(r.ID, r.Text("validFrom"), first)
	}
	return all
}

// reported returns the date of the earliest report among the sources of the evidence, and the date of the latest source
// of any kind. Each is empty if there is none. The latest is also empty if a source has no date, because it may be later.
func (d *dataset) reported(evidence []kg.ID) (first, last string) {
	isOpen := false
	for _, id := range evidence {
		s := d.source(id)
		date := s.Text("date")
		isOpen = isOpen || date == ""
		isEarlier := first == "" || kg.LastDay(date) < kg.LastDay(first)
		if date != "" && isEarlier && slices.Contains(reports, s.Text("sourceKind")) {
			first = date
		}
		if last == "" || kg.LastDay(date) > kg.LastDay(last) {
			last = date
		}
	}
	if isOpen {
		last = ""
	}
	return first, last
}
