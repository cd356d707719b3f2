package kg

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// A span is two times: one in the world and one on the public record. It is a text of four days: the first and the last
// day in the world, then the first and the last day on the record. All days have the same length, so stores can compare
// the parts of a span as texts. A time without a beginning begins on FirstOfAll, and a time without an end ends on
// LastOfAll.

// FirstOfAll and LastOfAll are days that no other day precedes or follows.
const (
	FirstOfAll = earliestDate
	LastOfAll  = "9999-12-31"
)

// SpanPart is the distance between the beginnings of two days in a span, in bytes.
const SpanPart = len(LastOfAll + " ")

// Span returns the span of four days.
func Span(worldFrom, worldTo, recordFrom, recordTo string) string {
	return strings.Join([]string{worldFrom, worldTo, recordFrom, recordTo}, " ")
}

// SpanDays returns the four days of a span, or empty days if s is no span.
func SpanDays(s string) (days [4]string) {
	if isSpan(s) {
		copy(days[:], strings.Split(s, " "))
	}
	return days
}

// SpansOverlap reports whether two spans have a day in the world and a day on the record in common.
func SpansOverlap(a, b string) bool {
	x, y := SpanDays(a), SpanDays(b)
	return isSpan(a) && isSpan(b) && x[0] <= y[1] && y[0] <= x[1] && x[2] <= y[3] && y[2] <= x[3]
}

// isSpan reports whether s has the form of a span.
func isSpan(s string) bool {
	parts := strings.Split(s, " ")
	return len(parts) == 4 && !slices.ContainsFunc(parts, func(day string) bool { return !IsDay(day) })
}

// setDisputeSpans sets the spans during which each relationship is disputed: the spans during which another
// relationship contradicts it. The other relationship does so while it holds, both its ends exist, it is on record, and
// it was not withdrawn or overtaken. The status of the contradicted relationship does not matter.
func setDisputeSpans(all []Relationship) {
	spans := map[ID]string{}
	for _, r := range all {
		spans[r.ID] = standingSpan(r)
	}
	for _, r := range all {
		var disputed []string
		for _, other := range r.IDs("disputes") {
			if spans[other] != "" {
				disputed = append(disputed, spans[other])
			}
		}
		setOrDelete(r.Fields, "disputeSpans", slices.Compact(slices.Sorted(slices.Values(disputed))))
	}
}

// standingSpan returns the span during which r holds in the world and stands on the record, or "" if it never does. If
// r was withdrawn or overtaken and nobody says when, it never stood, as in [Relationship.OnRecord].
func standingSpan(r Relationship) string {
	known := cmp.Or(LastDay(r.Text("knownFrom")), FirstOfAll)
	until := LastOfAll
	if slices.Contains(Withdrawn(), r.Text("status")) {
		until = dayBefore(LastDay(r.Text("knownTo")))
	}
	from := latest(FirstDay, r.Text("validFrom"), r.Text("existsFrom"))
	if until < known {
		return ""
	}
	return Span(dayOr(FirstDay, from, FirstOfAll), dayOr(LastDay, r.Text("validTo"), LastOfAll), known, until)
}

// Withdrawn returns the statuses of relationships that do not stand: they were withdrawn or overtaken.
func Withdrawn() []string { return []string{"RETRACTED", "SUPERSEDED"} }

// dayOr returns the first or last day of a partial date, or absent if date is empty.
func dayOr(day func(date string) string, date, absent string) string {
	if date == "" {
		return absent
	}
	return day(date)
}

// dayBefore returns the day before a day, or "" if day is empty.
func dayBefore(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, -1).Format(time.DateOnly)
}
