package explorer

import (
	"slices"

	"accordgraph/internal/draw"
)

// laneOf is a lane of a timeline.
type laneOf struct {
	key  string
	fits func(moment) bool
}

// lanes are the lanes of a timeline: the key of the words, and what stands there. A moment is in the first that fits.
var lanes = []laneOf{
	{"lane.texts", func(m moment) bool { return m.Node.Kind == "PROPOSAL" || m.Node.Kind == "AGREEMENT" }},
	{"lane.events", func(m moment) bool { return m.Node.Kind == "EVENT" }},
	{"lane.objections", func(m moment) bool { return m.Node.Kind == "OBJECTION" }},
	{"lane.others", func(m moment) bool { return m.Node.Kind != "" }},
	{"lane.began", func(moment) bool { return true }},
}

// strip returns the picture of the moments of a page.
func (p *page) strip(b timelineBody, width float64) (draw.Picture, error) {
	var err error
	word := func(key string, args ...any) (text string) {
		if err == nil {
			text, err = p.W(key, args...)
		}
		return text
	}
	drawn := make([]draw.Lane, len(lanes))
	for i, lane := range lanes {
		drawn[i].Head = word(lane.key)
	}
	l := legend{title: p.Title, address: p.asked("about", "from", "to", "after")}
	var all []draw.Mark
	for _, m := range b.Timeline.Edges {
		mark, ok := p.mark(m)
		if !ok {
			continue
		}
		i := slices.IndexFunc(lanes, func(lane laneOf) bool { return lane.fits(m) })
		drawn[i].Marks = append(drawn[i].Marks, mark)
		all = append(all, mark)
		if m.Node.Kind != "" {
			l.kinds = append(l.kinds, m.Node.Kind)
		}
	}
	from, to := densest(all)
	outside := 0
	for _, m := range all {
		if m.To < from || m.From > to {
			outside++
		}
	}
	l.note = word("stripNote", len(all)-outside, b.Timeline.TotalCount)
	if err != nil {
		return draw.Picture{}, err
	}
	caption, err := p.captionOf(l, width)
	return draw.Strip(p.scale(from, to), drawn, caption), err
}

// mark returns the mark of a moment. It is not ok if the date is none.
func (p *page) mark(m moment) (draw.Mark, bool) {
	from, to, ok := daySpan(m.Date)
	mark := draw.Mark{From: from, To: to}
	mark.Kind, mark.Name, mark.Href = m.Node.Kind, m.Node.Name, p.E(m.Node.PlainID)
	if m.Node.Kind == "" {
		mark.Kind, mark.Name, mark.Href = "LINK", m.Node.Statement.Text, p.L(m.Node.PlainID)
	}
	mark.Says = p.Date(m.Date) + ": " + mark.Name
	return mark, ok
}

// vague is the number of days from which a mark does not count for the choice of a scale.
const vague = 100

// densest returns the ends of a scale for marks: the shortest time that has nine tenths of them if it is less than a third
// of the whole, and else the whole, with a little room at both ends. Marks of a year count only if there are no others.
func densest(marks []draw.Mark) (from, to float64) {
	if len(marks) == 0 {
		return 0, 1
	}
	var begins []float64
	for _, m := range marks {
		if m.To-m.From < vague {
			begins = append(begins, m.From)
		}
	}
	if len(begins) == 0 {
		begins = []float64{marks[0].From, marks[len(marks)-1].To}
	}
	slices.Sort(begins)
	first, last := begins[0], begins[len(begins)-1]
	from, to = first, last
	if n := len(begins) * 9 / 10; n > 3 {
		for i := range len(begins) - n {
			if begins[i+n]-begins[i] < to-from {
				from, to = begins[i], begins[i+n]
			}
		}
	}
	if to-from > (last-first)/3 {
		from, to = first, last
	}
	room := max(3, (to-from)*.04)
	return from - room, to + room
}
