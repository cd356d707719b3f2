package draw

import "math"

// shapeY returns where the shape of a thing is.
func (n *webNode) shapeY() float64 { return n.y - n.h/2 + 7 }

// drawLinks draws the links, the ones between the same two things side by side. A link of the thing in the middle is thin,
// so that the others are seen.
func (w *web) drawLinks(s *scene, links []Link, down float64) {
	same := map[[2]int]int{}
	var numbers []numbered
	for _, l := range links {
		key := [2]int{min(l.A, l.B), max(l.A, l.B)}
		if l.A == l.B {
			continue
		}
		k := same[key]
		same[key]++
		bend := float64((k+1)/2) * 18
		if k%2 == 1 {
			bend = -bend
		}
		from, to := &w.nodes[key[0]], &w.nodes[key[1]]
		ax, ay := from.x+w.width/2, from.shapeY()+down
		bx, by := to.x+w.width/2, to.shapeY()+down
		length := math.Sqrt((bx-ax)*(bx-ax)+(by-ay)*(by-ay)) + .01
		dx, dy := (bx-ax)/length, (by-ay)/length
		ax, ay, bx, by = ax+dx*9, ay+dy*9, bx-dx*9, by-dy*9
		mx, my := (ax+bx)/2-dy*bend, (ay+by)/2+dx*bend
		l.Style.thin = key[0] == 0
		s.tie(l.Tie, data("M%v %vQ%v %v %v %v", ax, ay, mx, my, bx, by))
		for _, u := range []float64{.5, .62, .38, .74, .26} {
			v := 1 - u
			numbers = append(numbers, numbered{l.Tie, v*v*ax + 2*u*v*mx + u*u*bx, v*v*ay + 2*u*v*my + u*u*by + 3.5})
		}
	}
	w.drawNumbers(s, numbers, down)
}

// numbered is a place for the number of a link.
type numbered struct {
	Tie
	x, y float64
}

// triesPerNumber is how many places there are for each number.
const triesPerNumber = 5

// drawNumbers writes the number of each link at the first of its places where it touches nothing. A number without such a
// place is left out; the name of the link says it.
func (w *web) drawNumbers(s *scene, places []numbered, down float64) {
	var taken []Box
	for i := range w.nodes {
		n := &w.nodes[i]
		taken = append(taken, Box{X: n.x + w.width/2, Y: n.y + down, W: n.w + 4, H: n.h + 2})
	}
	for i := 0; i < len(places); i += triesPerNumber {
		for _, at := range places[i : i+triesPerNumber] {
			box := Box{X: at.x, Y: at.y - 3.5, W: numberFont.width(at.number()) + 2, H: 11}
			if !touchesAny(box, taken) {
				taken = append(taken, box)
				s.number(at.Tie, at.x, at.y, "middle")
				break
			}
		}
	}
}

// touchesAny reports whether a box touches one of several.
func touchesAny(box Box, boxes []Box) bool {
	for _, b := range boxes {
		if box.Touches(b) {
			return true
		}
	}
	return false
}

// draw draws a thing with its name below its shape.
func (n *webNode) draw(s *scene, middle, down float64, bold bool) {
	x, y := n.x+middle, n.y+down
	s.link(n.Href, n.label(), Box{X: x, Y: y, W: n.w + 6, H: n.h + 4})
	s.put(group{"t"})
	s.glyph(n.Kind, x, n.shapeY()+down)
	class := "w"
	if bold {
		class = "w b"
	}
	s.lines(webFont(bold), class, n.name, x, n.shapeY()+down+20, subStep, "middle")
	s.put(endGroup{})
}

// uprightWeb draws the things of a web below each other, each with its links to the things above it.
func uprightWeb(items []Item, links []Link, c Caption) Picture {
	u := uprightRows{width: c.Width, y: top + 14}
	for i, it := range items {
		u.stop(it)
		begin, last := u.y-4, 0.0
		for _, l := range links {
			switch {
			case l.A == i && l.B < i:
				last = u.strand(Strand{l.Tie, l.Out + ": " + items[l.B].Name}, "")
			case l.B == i && l.A < i:
				last = u.strand(Strand{l.Tie, l.In + ": " + items[l.A].Name}, "")
			}
		}
		if last > 0 {
			u.path("spine", "M%v %vV%v", uprightLine, begin, last)
		}
		u.y += 6
	}
	return u.finish(c, u.width, u.y+4)
}
