package draw

import "strconv"

// A Life is something that lasts: from a day, or from any day in a time, to its end, or to the end of the scale.
type Life struct {
	Item
	From, Begun float64 // it began on a day between these
	To          float64 // 0 if it did not end
	Count       int     // of what is counted on the day of the picture
	Says        string  // what a screen reader says
}

// The measures of lives: the room for counts on the right, and the height of a life.
const (
	countsWidth = 150.0
	lifeStep    = 26.0
	dotStep     = 7.5
	mostDots    = 14
)

// Lives draws lives as lines over time, one below the other, and a day as an upright line that they meet: the end of the
// scale. Dots behind the line are what is counted of each. A picture less than 600 wide has the names above the lines.
func Lives(time Time, lives []Life, day, counted string, c Caption) Picture {
	t := strip{time: time, width: fullWidth - countsWidth, y: top + 34}
	whole, step := fullWidth, lifeStep
	if c.Width > 0 && c.Width < 600 {
		whole, step, t.width = c.Width, lifeStep+10, c.Width-58
	}
	begin, end := t.y-14, t.width-2
	var drawn scene
	for _, l := range lives {
		t.life(&drawn, l, step, whole)
		t.y += step
	}
	var s scene
	t.ticks(&s, begin)
	s.path("day", "M%v %vV%v", end, begin-4, t.y)
	bold := font{13, true}
	s.lines(bold, "b", bold.one(day, end), end+2, begin-10, 0, "end")
	if whole == fullWidth {
		s.lines(smallFont, "d", smallFont.one(counted, whole-end-12), end+10, begin-10, 0, "start")
	} else {
		s.lines(smallFont, "d", smallFont.one(counted, whole), whole, begin-24, 0, "end")
	}
	s.put(drawn.parts...)
	s.labels = append(s.labels, drawn.labels...)
	return s.finish(c, whole, t.y+26)
}

// life draws a life, with its name above its line. Where the line is shorter than the name, the name stands before it, or
// in a narrow picture begins before it.
func (t strip) life(s *scene, l Life, step, whole float64) {
	a, begun, end := max(0, t.x(l.From)), max(0, t.x(l.Begun)), t.width-2
	to := end
	if l.To > 0 {
		to = min(end, t.x(l.To))
	}
	y := t.y + step - 8
	s.link(l.Href, l.Says, Box{X: whole / 2, Y: y - 5, W: whole, H: step - 3})
	s.put(group{"t"})
	if begun-a > 3 {
		s.put(rectangle{"span", a, y - 2.5, begun - a, 5})
	}
	s.path("life", "M%v %vH%v", begun, y, max(to, begun+1))
	if l.To > 0 {
		s.path("life", "M%v %vv8", to, y-4)
	} else {
		s.put(outline{"dot", circle(2.6), end, y})
	}
	x, anchor := a, "start"
	room := end - a - 8
	switch w := nameFont.width(l.Name); {
	case step > lifeStep && w > room: // a narrow picture
		x, anchor, room = end-6, "end", end-6
	case w > room && a > room:
		x, anchor, room = min(a, end)-8, "end", a-12
		y += 9
	}
	s.lines(nameFont, "", nameFont.one(l.Name, room), x, y-5, 0, anchor)
	t.counted(s, l.Count, t.y+step-8, whole)
	s.put(endGroup{})
}

// counted draws a number behind the line of the day, with a dot for each as far as there is room.
func (t strip) counted(s *scene, n int, y, whole float64) {
	x := t.width + 12
	dots := min(n, mostDots, max(0, int((whole-x-24)/dotStep)))
	for i := range dots {
		s.put(outline{"mark", circle(2.7), x + float64(i)*dotStep, y})
	}
	if n > 0 {
		s.lines(markFont, "weak", []string{strconv.Itoa(n)}, x+float64(dots)*dotStep+3, y+4, 0, "start")
	}
}
