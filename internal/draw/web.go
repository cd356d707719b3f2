package draw

import "math"

// A Link is a line between two things of a web, by their indexes.
type Link struct {
	Tie
	A, B    int
	Out, In string // what the line says, seen from A and from B
}

// web is a web while it is laid out. The middle is at 0 0.
type web struct {
	width float64
	nodes []webNode
	pulls []pull
}

// webNode is a thing with its place. X and y are the middle of its box: its shape with its name below.
type webNode struct {
	Item
	name   []string
	w, h   float64
	x, y   float64
	vx, vy float64
	degree float64
}

// pull is how strongly two things pull each other.
type pull struct {
	a, b  int
	force float64
}

// The measures of webs. The forces were chosen by eye on the bundled data.
const (
	webName    = 140.0 // the greatest width of a name
	webPadX    = 7.0
	webPadY    = 5.0
	webSteps   = 260
	webRest    = 165.0 // the length at which a link neither pulls nor pushes
	webCharge  = 34000.0
	webCooling = .979 // what is left of the forces after a step
	webTries   = 600  // how often what touches is pushed apart at most
)

// Web draws a thing, the things around it, and how these hang together: links pull, things push each other away, and no two
// names touch. The first item is in the middle. The picture grows down, not sideways. It begins at places on a spiral, so
// the same input gives the same picture. A number that would touch something is left out. A picture less than 600 wide shows the things below each other, each with its
// links.
func Web(items []Item, links []Link, c Caption) Picture {
	if c.Width > 0 && c.Width < 600 {
		return uprightWeb(items, links, c)
	}
	w := newWeb(items, links)
	heat := 1.0
	for range w.atMost(webSteps) {
		heat *= webCooling
		w.step(heat)
	}
	w.stretch()
	w.part()
	low, high := w.extent()
	down := top + 14 - low
	var s scene
	w.drawLinks(&s, links, down)
	for i := range w.nodes {
		w.nodes[i].draw(&s, w.width/2, down, i == 0)
	}
	return s.finish(c, w.width, down+high+16)
}

// atMost returns how often something is done with each pair of things: less often if there are more than 40 things.
func (w *web) atMost(times int) int { return times * 40 / max(40, len(w.nodes)) }

// newWeb measures the names, puts the things on a spiral, and weighs the links.
func newWeb(items []Item, links []Link) *web {
	w := &web{width: fullWidth, nodes: make([]webNode, len(items))}
	for i, it := range items {
		n := &w.nodes[i]
		n.Item = it
		n.name, _ = webFont(i == 0).wrap(it.Name, webName, 3)
		n.w, n.h = max(20, webFont(i == 0).widest(n.name)), 17+subStep*float64(len(n.name))
		r, angle := 34*math.Sqrt(.5+float64(i)), float64(i)*math.Pi*(3-math.Sqrt(5))
		sin, cos := math.Sincos(angle)
		n.x, n.y = r*cos*1.5, r*sin
	}
	seen := map[[2]int]bool{}
	for _, l := range links {
		if key := [2]int{min(l.A, l.B), max(l.A, l.B)}; l.A != l.B && !seen[key] {
			seen[key] = true
			w.pulls = append(w.pulls, pull{a: l.A, b: l.B})
			w.nodes[l.A].degree++
			w.nodes[l.B].degree++
		}
	}
	for i := range w.pulls {
		p := &w.pulls[i]
		p.force = .35 / min(w.nodes[p.a].degree, w.nodes[p.b].degree)
	}
	return w
}

// webFont returns the font of a name.
func webFont(bold bool) font { return font{12, bold} }

// step moves all things by the forces on them.
func (w *web) step(heat float64) {
	for _, p := range w.pulls {
		a, b := &w.nodes[p.a], &w.nodes[p.b]
		dx, dy := b.x-a.x, b.y-a.y
		d := math.Sqrt(dx*dx+dy*dy) + .01
		k := (d - webRest) / d * heat * p.force
		a.vx, a.vy, b.vx, b.vy = a.vx+dx*k, a.vy+dy*k, b.vx-dx*k, b.vy-dy*k
	}
	for i := range w.nodes {
		a := &w.nodes[i]
		for j := range i {
			b := &w.nodes[j]
			dx, dy := b.x-a.x, (b.y-a.y)*1.25
			d := dx*dx + dy*dy + 60
			k := webCharge * heat / (d * math.Sqrt(d))
			a.vx, a.vy, b.vx, b.vy = a.vx-dx*k, a.vy-dy*k, b.vx+dx*k, b.vy+dy*k
			a.push(b, webPadX, webPadY, .35)
		}
	}
	for i := range w.nodes {
		n := &w.nodes[i]
		if i == 0 {
			n.x, n.y, n.vx, n.vy = 0, 0, 0, 0
			continue
		}
		n.vx, n.vy = (n.vx-n.x*.01*heat)*.6, (n.vy-n.y*.034*heat)*.6
		n.x, n.y = n.x+n.vx, n.y+n.vy
		w.within(n)
	}
}

// within moves a thing into the width of the picture.
func (w *web) within(n *webNode) {
	n.x = max(-w.width/2+n.w/2+4, min(w.width/2-n.w/2-4, n.x))
}

// push pushes two things that touch away from each other, the shorter way, and reports whether it did.
func (n *webNode) push(m *webNode, padX, padY, force float64) bool {
	dy := m.y - n.y
	oy := (n.h+m.h)/2 + padY - math.Abs(dy)
	if oy <= 0 {
		return false
	}
	dx := m.x - n.x
	ox := (n.w+m.w)/2 + padX - math.Abs(dx)
	if ox <= 0 {
		return false
	}
	if ox < oy*1.4 {
		k := math.Copysign(ox*force, dx)
		n.x, m.x = n.x-k, m.x+k
		return true
	}
	k := math.Copysign(oy*force, dy)
	n.y, m.y = n.y-k, m.y+k
	return true
}

// stretch stretches the web to the width of the picture, which parts names and costs nothing.
func (w *web) stretch() {
	ex, ey := 1.0, 1.0
	for _, n := range w.nodes {
		ex, ey = max(ex, math.Abs(n.x)+n.w/2), max(ey, math.Abs(n.y))
	}
	sx, sy := max(1, min(1.9, (w.width/2-8)/ex)), max(.9, min(1.15, 340/ey))
	for i := range w.nodes {
		w.nodes[i].x, w.nodes[i].y = w.nodes[i].x*sx, w.nodes[i].y*sy
	}
}

// part pushes apart what touches. What touches still after many tries, in a picture that is full from side to side, moves
// down until it touches nothing.
func (w *web) part() {
	for range w.atMost(webTries) {
		moved := false
		for i := range w.nodes {
			for j := range i {
				moved = w.nodes[i].push(&w.nodes[j], webPadX/2, webPadY/2, .52) || moved
			}
		}
		for i := range w.nodes {
			w.within(&w.nodes[i])
		}
		if !moved {
			return
		}
	}
	for i := range w.nodes {
		for j := 0; j < i; j++ {
			if a, b := &w.nodes[i], &w.nodes[j]; a.touches(b) {
				a.y = b.y + (a.h+b.h)/2 + webPadY
				j = -1 // what it touches there counts again
			}
		}
	}
}

// touches reports whether two things touch.
func (n *webNode) touches(m *webNode) bool {
	return math.Abs(n.x-m.x)*2 < n.w+m.w+2 && math.Abs(n.y-m.y)*2 < n.h+m.h+2
}

// extent returns the top and the bottom of the web.
func (w *web) extent() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, n := range w.nodes {
		low, high = min(low, n.y-n.h/2), max(high, n.y+n.h/2)
	}
	return low, high
}
