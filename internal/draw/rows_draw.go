package draw

// drawWay draws a way from its first strand to the last.
func (r *rows) drawWay(s *scene, w *way) {
	width, ends := r.stepWidth(w), r.ends
	x, from := endSpace+10, ends
	for i, step := range w.steps {
		to := w.middle
		if i == len(w.steps)-1 {
			to = ends
		}
		r.drawStep(s, step, strandRun{x, x + width, from, to, w.middle, r.turn})
		if i < len(w.steps)-1 {
			drawStop(s, step, x+width+r.stop/2, w.middle, r.stop)
		}
		x, from = x+width+r.stop, to
	}
}

// strandRun is where the strands of a step run: from a place to a place, around a middle, with turns of a width.
type strandRun struct{ x0, x1, y0, y1, middle, turn float64 }

// drawStep draws the strands of a step below each other.
func (r *rows) drawStep(s *scene, step rowStep, run strandRun) {
	y := run.middle - step.up()
	center := (run.x0 + run.x1) / 2
	for _, strand := range step.strands {
		y += strand.above()
		s.tie(strand.Tie, run.path(y))
		last := len(strand.verb) - 1
		for i := range max(1, len(strand.verb)) {
			l := label{groupFont, "g", "", "", center, y - 6 - subStep*float64(last-i), "middle", true}
			if i <= last {
				l.text = strand.verb[i]
			}
			if i >= last {
				l.tail, l.y = strand.tail, y-6
			}
			s.text(l)
		}
		s.lines(smallFont, "d", strand.says, center, y+14, subStep, "middle")
		y += strand.below()
	}
	if step.Weak {
		s.lines(markFont, "weak", markFont.one(r.weakest, run.x1-run.x0-2*run.turn), center, y+2, 0, "middle")
	}
}

// path returns the data of a strand at a height.
func (r strandRun) path(y float64) string {
	a, b, t := r.x0, r.x1, r.turn
	if y == r.y0 && y == r.y1 {
		return data("M%v %vH%v", a, y, b)
	}
	return data("M%v %vC%v %v %v %v %v %vH%vC%v %v %v %v %v %v",
		a, r.y0, a+t*.6, r.y0, a+t*.4, y, a+t, y, b-t, b-t*.4, y, b-t*.6, r.y1, b, r.y1)
}

// drawStop draws a thing within a way: its shape with short lines to the strands of both steps, and its name below.
func drawStop(s *scene, step rowStep, x, y, width float64) {
	s.path("stem", "M%v %vH%vM%v %vH%v", x-width/2, y, x-9, x+9, y, x+width/2)
	height := nameStep * float64(len(step.name))
	s.link(step.To.Href, step.To.Name, Box{X: x, Y: y + 6 + height/2, W: width - 8, H: height + 24})
	s.put(group{"t"})
	s.glyph(step.To.Kind, x, y)
	s.lines(nameFont, "", step.name, x, y+stopDepth, nameStep, "middle")
	s.put(endGroup{})
}

// drawEnd draws an end of all ways, with its name on the outside.
func (r *rows) drawEnd(s *scene, it Item, x, sign float64) {
	y := r.ends
	name, _ := (font{13, true}).wrap(it.Name, endWidth-8, 5)
	height := nameStep * float64(len(name))
	anchor := "end"
	if sign > 0 {
		anchor = "start"
	}
	s.link(it.Href, it.Name, Box{X: x + sign*endWidth/2, Y: y, W: endWidth + 16, H: height + 6})
	s.put(group{"t"})
	s.glyph(it.Kind, x, y)
	s.lines(font{13, true}, "b", name, x+sign*13, y-height/2+11.5, nameStep, anchor)
	s.put(endGroup{})
}
