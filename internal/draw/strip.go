package draw

import (
	"cmp"
	"slices"
)

// A Time is a scale of days. From and To are its ends, as days since any one day.
type Time struct {
	From, To float64
	Ticks    []Tick
}

// A Tick is a day of a scale with its words.
type Tick struct {
	At   float64
	Word string
}

// A Mark is something that is dated: to a day, or to any day from one to another one.
type Mark struct {
	Item
	From, To float64
	Says     string // what a screen reader says
}

// A Lane is a row of a strip.
type Lane struct {
	Head  string
	Marks []Mark
}

// strip is a strip while it is laid out.
type strip struct {
	time        Time
	width, left float64 // left is where the scale begins
	y           float64
}

// marked is a mark with its place.
type marked struct {
	Mark
	a, b  float64
	level int
	room  float64 // for a label to the right
}

// The measures of strips: half of a shape, the height of a level, and the least room for a label.
const (
	markHalf  = 5.0
	levelStep = 14.0
	laneHead  = 100.0
	leastRoom = 46.0
)

// Strip draws dated marks in lanes. A day is a shape, and a longer time is a bar as wide as that. Marks that would touch
// stand above each other. A mark has its name beside it where there is room, and always as its title. Marks outside of the
// scale are left out.
func Strip(time Time, lanes []Lane, c Caption) Picture {
	t := strip{time: time, width: fullWidth, left: laneHead, y: top + 8}
	if c.Width > 0 {
		t.width, t.left = c.Width, 0
	}
	var s scene
	begin := t.y
	var drawn scene
	for _, lane := range lanes {
		if len(lane.Marks) > 0 {
			t.lane(&drawn, lane)
		}
	}
	t.ticks(&s, begin)
	s.put(drawn.parts...)
	s.labels = append(s.labels, drawn.labels...)
	return s.finish(c, t.width, t.y+26)
}

// x returns where a day is.
func (t strip) x(day float64) float64 {
	return t.left + (day-t.time.From)/max(1, t.time.To-t.time.From)*(t.width-t.left-2)
}

// ticks draws the scale from a height down, with the words of ticks that do not touch.
func (t strip) ticks(s *scene, begin float64) {
	free := t.left - 1
	for _, tick := range t.time.Ticks {
		x := t.x(tick.At)
		if x < t.left || x > t.width {
			continue
		}
		s.path("rule", "M%v %vV%v", x, begin-6, t.y+6)
		if w := smallFont.width(tick.Word); x+3 > free && x+3+w < t.width {
			s.lines(smallFont, "d", []string{tick.Word}, x+3, t.y+18, 0, "start")
			free = x + 3 + w + 6
		}
	}
}

// lane draws a lane.
func (t *strip) lane(s *scene, lane Lane) {
	head := t.y
	if t.left == 0 { // a narrow picture: the head stands above its lane
		t.y += 14
	}
	marks := t.stack(lane.Marks)
	levels := 0
	for _, m := range marks {
		levels = max(levels, m.level+1)
	}
	base := t.y + max(22, levelStep*float64(levels)+8)
	s.lines(groupFont, "g", groupFont.one(lane.Head, max(laneHead, t.left)-8), 0, head+14, 0, "start")
	for _, m := range marks {
		m.draw(s, base-10-levelStep*float64(m.level))
	}
	s.path("rule", "M0 %vH%v", base, t.width)
	t.y = base + 4
}

// stack gives marks their places: each on the lowest level on which it touches none.
func (t strip) stack(marks []Mark) (stacked []*marked) {
	var levels [][]*marked
	for _, m := range marks {
		if m.To < t.time.From || m.From > t.time.To {
			continue
		}
		p := &marked{Mark: m, a: max(t.left, t.x(m.From)), b: min(t.width-1, t.x(m.To))}
		if p.b-p.a < 2*markHalf {
			middle := max(t.left+markHalf, min(t.width-1-markHalf, (p.a+p.b)/2))
			p.a, p.b = middle-markHalf, middle+markHalf
		}
		for p.level < len(levels) && slices.ContainsFunc(levels[p.level], p.touches) {
			p.level++
		}
		if p.level == len(levels) {
			levels = append(levels, nil)
		}
		levels[p.level] = append(levels[p.level], p)
		stacked = append(stacked, p)
	}
	for _, level := range levels {
		slices.SortFunc(level, func(a, b *marked) int { return cmp.Compare(a.a, b.a) })
		for i, p := range level {
			end := t.width
			if i+1 < len(level) {
				end = level[i+1].a
			}
			p.room = end - p.b - 10
		}
	}
	return stacked
}

// touches reports whether two marks of one level touch.
func (m *marked) touches(n *marked) bool { return m.a < n.b+2 && n.a < m.b+2 }

// draw draws a mark around a height.
func (m *marked) draw(s *scene, y float64) {
	s.put(link{href: m.Href, name: m.Says})
	s.put(title{m.Says}, rectangle{"f", m.a - 2, y - 6.5, m.b - m.a + 4, 13})
	if m.b-m.a > 2*markHalf+1 {
		s.put(rectangle{"span " + m.Kind, m.a, y - 3.5, m.b - m.a, 7})
	} else {
		s.glyph(m.Kind, (m.a+m.b)/2, y)
	}
	s.put(endLink{})
	if m.room < leastRoom {
		return
	}
	for _, line := range markName.one(m.Name, m.room) {
		s.text(label{markName, "d", line, "", m.b + 5, y + 3.5, "start", true})
	}
}
