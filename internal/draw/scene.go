package draw

import (
	"math"
	"strings"
)

// A Caption is what stands around a picture, in the language of the page.
type Caption struct {
	Lang   string
	Title  string
	Note   string  // what is not shown, and who makes the claims
	Source string  // the data set, its revision, its licence and the address of the page
	Lines  []Key   // the lines of the legend, with a style each
	Kinds  []Key   // the shapes of the legend, with a kind each
	Marks  []Key   // the signs of the legend
	Number string  // what the numbers at the lines are
	Width  float64 // of the picture, in pixels; 0 for 1,080
}

// A Key explains a line, a shape or a sign of a picture.
type Key struct {
	Style LineStyle
	Mark  string // a kind or a sign
	Word  string
}

// A Picture is a drawing.
type Picture struct {
	SVG    []byte // without a style sheet: see Standalone
	Labels []Box  // the boxes of all labels, for tests
	Width  float64
	Height float64
	parts  []part
}

// A Box is where a label is. X and Y are the middle.
type Box struct {
	Text       string
	X, Y, W, H float64
}

// Touches reports whether two boxes overlap.
func (b Box) Touches(c Box) bool {
	return math.Abs(b.X-c.X)*2 < b.W+c.W && math.Abs(b.Y-c.Y)*2 < b.H+c.H
}

// Standalone returns the picture as a file of its own, with its style sheet.
func (p Picture) Standalone() []byte {
	open := 0
	for i, c := range p.SVG {
		if c == '>' {
			open = i + 1
			break
		}
	}
	return append(append(append([]byte{}, p.SVG[:open]...), "<style>"+Style+"</style>"...), p.SVG[open:]...)
}

// scene collects what a picture shows.
type scene struct {
	parts  []part
	labels []Box
}

// put adds parts.
func (s *scene) put(parts ...part) { s.parts = append(s.parts, parts...) }

// path adds a line or an area. The verbs of the format are all %v.
func (s *scene) path(class, format string, numbers ...any) {
	s.put(outline{class: class, data: data(format, numbers...)})
}

// glyph adds the shape of a kind around a point.
func (s *scene) glyph(kind string, x, y float64) {
	if d := shapes[kind]; d != "" {
		s.put(outline{kind, d, x, y})
	}
}

// text adds a label.
func (s *scene) text(l label) {
	if l.text+l.tail == "" {
		return
	}
	s.put(l)
	s.label(l)
}

// lines adds a label of several lines. The first has its base line at y, and the next ones follow a step below.
func (s *scene) lines(f font, class string, lines []string, x, y, step float64, anchor string) {
	for i, line := range lines {
		s.text(label{font: f, class: class, text: line, x: x, y: y + float64(i)*step, anchor: anchor})
	}
}

// label remembers where a label is.
func (s *scene) label(l label) {
	text := strings.TrimSpace(l.text + " " + l.tail)
	w := l.width(text) / slack
	middle := map[string]float64{"start": l.x + w/2, "middle": l.x, "end": l.x - w/2}
	s.labels = append(s.labels, Box{text, middle[l.anchor], l.y - l.size*.35, w, l.size * .9})
}

// link adds a link without a label of its own: a rectangle with the full name. The label follows it, for the eyes only.
func (s *scene) link(href, name string, b Box) {
	s.put(link{href: href, name: name}, rectangle{"f", b.X - b.W/2, b.Y - b.H/2, b.W, b.H}, endLink{})
}

// tie adds a line with its link: a wide line to hit, the line, and its hollow middle if it is disputed.
func (s *scene) tie(t Tie, path string) {
	s.put(link{t.Style.class(), t.Href, t.Name}, outline{class: "hit", data: path}, outline{class: "l", data: path})
	if t.Style.Disputed {
		s.put(outline{class: "c", data: path})
	}
	s.put(endLink{})
}

// number adds the number of a line.
func (s *scene) number(t Tie, x, y float64, anchor string) {
	class := strings.TrimSpace("n " + string(t.Style.Tone))
	s.text(label{numberFont, class, t.number(), "", x, y, anchor, true})
}

// titleStep is the height of a line of the title.
const titleStep = 19.0

// finish returns the picture: the title, what was collected, and the foot. A title of several lines moves the rest down.
func (s *scene) finish(c Caption, width, body float64) Picture {
	foot := newFoot(c, width)
	heading, _ := titleFont.wrap(c.Title, width, 3)
	down := titleStep * max(0, float64(len(heading)-1))
	height := down + body + foot.height
	foot.put(s, body)
	var all scene
	all.put(rectangle{"bg", 0, 0, width, height})
	all.lines(titleFont, "h", heading, 0, 16, titleStep, "start")
	if down > 0 {
		s.parts = append([]part{lowered{down}}, append(s.parts, endGroup{})...)
	}
	all.put(s.parts...)
	for _, b := range s.labels {
		b.Y += down
		all.labels = append(all.labels, b)
	}
	var w writer
	w.add(`<svg xmlns="http://www.w3.org/2000/svg" class="ag" viewBox="0 0 %v %v" width="%v" height="%v" role="group" lang="%v"`,
		width, height, width, height, c.Lang)
	w.add(` aria-label="%v">`, printable(c.Title))
	for _, p := range all.parts {
		p.svg(&w)
	}
	w.WriteString(`</svg>`)
	return Picture{[]byte(w.String()), all.labels, width, height, all.parts}
}
