package draw

import "strconv"

// at is where the parts of one side of a fan are.
type at struct {
	sign    float64 // 1 on the right side, -1 on the left side
	card    float64 // the edge of the card
	spine   float64
	shape   float64
	text    float64
	anchor  string
	heading float64
}

// side returns where the parts of the side of a group are.
func (f *fan) side(g *fanGroup) at {
	switch {
	case g.left:
		return at{-1, f.cardLeft, f.cardLeft - f.joint, f.left, f.left - 14, "end", f.left + 7}
	case f.joint == 0: // a narrow picture
		return at{1, 16, 16, f.right, f.right + 14, "start", 28}
	}
	return at{1, f.cardRight, f.cardRight + f.joint, f.right, f.right + 14, "start", f.right - 7}
}

// drawBand draws the band from the card to a group.
func (f *fan) drawBand(s *scene, g *fanGroup) {
	a := f.side(g)
	if f.joint == 0 {
		if g == f.groups[len(f.groups)-1] { // one spine holds all groups
			s.path("spine", "M16 %vV%v", f.cardTop+f.cardHeight, g.lastLine())
		}
		return
	}
	half, bend := g.band/2, (a.card+a.spine)/2
	s.path("band", "M%v %vC%v %v %v %v %v %vV%vC%v %v %v %v %v %vz",
		a.card, g.port-half, bend, g.port-half, bend, g.middle-half, a.spine, g.middle-half, g.middle+half,
		bend, g.middle+half, bend, g.port+half, a.card, g.port+half)
}

// firstLine and lastLine return where the first and the last line of a group are.
func (g *fanGroup) firstLine() float64 {
	if len(g.rows) == 0 {
		return g.middle
	}
	return g.rows[0].line(0)
}

func (g *fanGroup) lastLine() float64 {
	if len(g.rows) == 0 {
		return g.middle
	}
	last := g.rows[len(g.rows)-1]
	return last.line(len(last.Ties) - 1)
}

// line returns where a line of a row is.
func (r fanRow) line(i int) float64 { return r.middle + (float64(i)-float64(len(r.Ties)-1)/2)*tieStep }

// drawGroup draws a group: its heading, the spine that holds its lines, and its rows.
func (f *fan) drawGroup(s *scene, g *fanGroup) {
	a := f.side(g)
	total := strconv.Itoa(g.Total)
	room := f.textWidth + 21 - groupFont.width(" "+total)
	phrase := g.Phrase
	if groupFont.width(phrase) > room {
		phrase = groupFont.shorten(phrase, room)
	}
	s.text(label{groupFont, "g", phrase, total, a.heading, g.top + 15, a.anchor, false})
	if f.joint > 0 {
		first, last := min(g.firstLine(), g.middle-g.band/2), max(g.lastLine(), g.middle+g.band/2)
		s.path("spine", "M%v %vV%v", a.spine, first, last)
	}
	for _, r := range g.rows {
		drawRow(s, a, r)
	}
	if g.More != "" {
		y := g.top + g.height - tailHeight - 4
		s.link(g.Href, g.Phrase+": "+g.More, rowBox(a, a.text, groupFont.width(g.More), y-4, 20))
		s.lines(groupFont, "more t", []string{g.More}, a.text, y, 0, a.anchor)
	}
}

// drawRow draws a row: its lines, its shape and its label.
func drawRow(s *scene, a at, r fanRow) {
	for i, tie := range r.Ties {
		y := r.line(i)
		path := data("M%v %vH%v", a.spine, y, a.shape-a.sign*10)
		s.tie(tie, path)
		s.number(tie, a.shape-a.sign*24, y-4, "middle")
	}
	label := r.labelHeight()
	wide := max(nameFont.widest(r.name), smallFont.widest(r.sub))
	s.link(r.Href, r.label(), rowBox(a, a.shape-a.sign*8, wide+24, r.middle, label+4))
	s.put(group{"t"})
	s.glyph(r.Kind, a.shape, r.middle)
	s.lines(nameFont, "", r.name, a.text, r.middle-label/2+11.5, nameStep, a.anchor)
	s.lines(smallFont, "d", r.sub, a.text, r.middle-label/2+11+nameStep*float64(len(r.name)), subStep, a.anchor)
	s.put(endGroup{})
}

// rowBox returns a box that begins at x on the side of the card.
func rowBox(a at, x, width, middle, height float64) Box {
	return Box{X: x + a.sign*width/2, Y: middle, W: width, H: height}
}

// drawCard draws the thing in the middle.
func (f *fan) drawCard(s *scene, center Item) {
	middle := (f.cardLeft + f.cardRight) / 2
	s.put(rectangle{"card", f.cardLeft, f.cardTop, f.cardRight - f.cardLeft, f.cardHeight})
	content := 26 + 19*float64(len(f.name)) + 15*float64(len(f.sub))
	y := f.cardTop + (f.cardHeight-content)/2 + 36
	s.glyph(center.Kind, middle, y-26)
	s.lines(titleFont, "h", f.name, middle, y, 19, "middle")
	s.lines(smallFont, "d", f.sub, middle, y+19*float64(len(f.name))-1, 15, "middle")
}
