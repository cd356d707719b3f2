package draw

import "strings"

// draw draws a line from its place at the side to its entry in the middle, with its number at the side.
func (l *crossing) draw(s *scene) {
	x, end, number, anchor := columnLeft+10, middleLeft-4, columnLeft+14, "start"
	if l.Right {
		x, end, number, anchor = columnRight-10, middleRight+4, columnRight-14, "end"
	}
	flat, bend := x+(end-x)*.16, (x+end)/2
	s.tie(l.Tie, data("M%v %vH%vC%v %v %v %v %v %v", x, l.port, flat, bend, l.port, bend, l.middle.middle, end, l.middle.middle))
	s.number(l.Tie, number, l.port+3.5, anchor)
}

// leadWidth is the room for what stands in place of a shape. A lead that is wider is left out.
const leadWidth = 28.0

// leader draws a thin line from the label of an entry in the middle to its lines on the right.
func (e *entry) leader(s *scene) {
	if x := middleLeft + 42 + nameFont.widest(e.name); x < middleRight {
		s.path("rule", "M%v %vH%v", x, e.middle, middleRight+4)
	}
}

// draw draws an entry of a column.
func (e *entry) draw(s *scene, column int) {
	shape, text, anchor := []float64{columnLeft, middleLeft + 28, columnRight}[column], 0.0, "start"
	switch column {
	case 0:
		text, anchor = shape-14, "end"
	case 1:
		text = middleLeft + 36
	case 2:
		text = shape + 14
	}
	wide := max(nameFont.widest(e.name), smallFont.widest(e.sub))
	box := Box{X: text + wide/2 - 12, Y: e.middle, W: wide + 28, H: e.height + 4}
	if column == 0 {
		box.X = text - wide/2 + 12
	}
	s.link(e.Href, strings.TrimSpace(e.Lead+" "+e.label()), box)
	s.put(group{"t"})
	first := e.middle - e.height/2 + 11.5
	switch lead := (font{13, true}).one(e.Lead, leadWidth); {
	case column == 1 && len(lead) > 0 && lead[0] == e.Lead:
		s.lines(font{13, true}, "b", lead, shape, first, 0, "end")
	case column == 1:
		s.glyph(e.Kind, shape-6, e.middle)
	default:
		s.glyph(e.Kind, shape, e.middle)
	}
	s.lines(nameFont, "", e.name, text, first, nameStep, anchor)
	s.lines(smallFont, "d", e.sub, text, first-.5+nameStep*float64(len(e.name)), subStep, anchor)
	s.put(endGroup{})
}

// label returns the full label of a thing.
func (it Item) label() string {
	if it.Sub == "" {
		return it.Name
	}
	return strings.Join([]string{it.Name, it.Sub}, ": ")
}

// uprightColumns draws the middle entries below each other, each with its lines.
func uprightColumns(three [3]Column, crosses []Cross, c Caption) Picture {
	u := uprightRows{width: c.Width, y: top + 14}
	for i, e := range three[1].Entries {
		it := e.Item
		it.Name = strings.TrimSpace(e.Lead + " " + it.Name)
		if i > 0 {
			u.y += 10
		}
		u.stop(it)
		begin, last := u.y-4, 0.0
		for _, cross := range crosses {
			if cross.Middle == i {
				verb := cross.Verb + ": " + three[cross.side()].Entries[cross.Outer].Name
				last = u.strand(Strand{cross.Tie, verb}, "")
			}
		}
		if last > 0 {
			u.path("spine", "M%v %vV%v", uprightLine, begin, last)
		}
	}
	return u.finish(c, u.width, u.y+4)
}
