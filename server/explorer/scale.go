package explorer

import (
	"strconv"
	"strings"
	"time"

	"accordgraph/internal/draw"
)

// daySpan returns the first and the last day that a partial date may mean, as days since 1 January 1970.
func daySpan(date string) (from, to float64, ok bool) {
	for _, form := range []struct {
		layout       string
		years, month int
	}{{time.DateOnly, 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		begin, err := time.Parse(form.layout, date)
		if err != nil {
			continue
		}
		end := begin
		if form.years+form.month > 0 {
			end = begin.AddDate(form.years, form.month, -1)
		}
		return dayNumber(begin), dayNumber(end), true
	}
	return 0, 0, false
}

// dayNumber returns a day as days since 1 January 1970.
func dayNumber(t time.Time) float64 { return float64(t.Unix() / (24 * 60 * 60)) }

// A step is a distance of ticks: in days, months or years.
type step struct{ days, months, years int }

// steps are the steps of scales, each for scales of up to that many days.
var steps = []struct {
	days float64
	step step
}{
	{40, step{days: 7}},
	{240, step{months: 1}},
	{1100, step{months: 3}},
	{4400, step{years: 1}},
	{9000, step{years: 2}},
	{15_000, step{years: 5}},
	{40_000, step{years: 10}},
}

// scale returns a scale of days with its ticks, in the language of the page.
func (p *page) scale(from, to float64) draw.Time {
	scale := draw.Time{From: from, To: to}
	by := step{years: 50}
	for i := len(steps) - 1; i >= 0; i-- {
		if to-from <= steps[i].days {
			by = steps[i].step
		}
	}
	at := time.Unix(int64(from)*24*60*60, 0).UTC()
	at = time.Date(at.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	if by.years > 0 {
		at = at.AddDate(-at.Year()%by.years, 0, 0)
	}
	for ; dayNumber(at) <= to; at = at.AddDate(by.years, by.months, by.days) {
		if dayNumber(at) >= from {
			scale.Ticks = append(scale.Ticks, draw.Tick{At: dayNumber(at), Word: p.tick(at, by, len(scale.Ticks) == 0)})
		}
	}
	return scale
}

// tick returns the words of a tick: a day, a month or a year. The first month and each January have their year.
func (p *page) tick(at time.Time, by step, first bool) string {
	switch {
	case by.days > 0:
		return p.Date(at.Format(time.DateOnly))
	case by.months > 0 && at.Month() > 1 && !first:
		return strings.TrimSuffix(p.Date(at.Format("2006-01")), " "+strconv.Itoa(at.Year()))
	case by.months > 0:
		return p.Date(at.Format("2006-01"))
	}
	return strconv.Itoa(at.Year())
}
