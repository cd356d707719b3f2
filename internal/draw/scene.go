package draw

import (
	"math"
	"strconv"
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
	writer
	labels []Box
}

// lines writes a label of several lines. The first has its base line at y, and the next ones follow a step below.
func (s *scene) lines(f font, class string, lines []string, x, y, step float64, anchor string) {
	for i, line := range lines {
		at := y + float64(i)*step
		s.add(`<text class="%v" x="%v" y="%v" text-anchor="%v">%v</text>`, class, x, at, anchor, line)
		s.label(f, line, x, at, anchor)
	}
}

// label remembers where a line of text is.
func (s *scene) label(f font, text string, x, y float64, anchor string) {
	w := f.width(text) / slack
	middle := map[string]float64{"start": x + w/2, "middle": x, "end": x - w/2}
	s.labels = append(s.labels, Box{text, middle[anchor], y - f.size*.35, w, f.size * .9})
}

// link writes a link without a label of its own: a rectangle with the full name. The label follows it, for the eyes only.
func (s *scene) link(href, name string, b Box) {
	s.add(`<a href="%v" aria-label="%v"><rect class="f" x="%v" y="%v" width="%v" height="%v"/></a>`,
		href, name, b.X-b.W/2, b.Y-b.H/2, b.W, b.H)
}

// tie writes a line with its link and its number: a wide line to hit, the line, and its hollow middle if it is disputed.
func (s *scene) tie(t Tie, path string, x, y float64) {
	s.add(`<a href="%v" class="%v" aria-label="%v"><path class="hit" d="%v"/><path class="l" d="%v"/>`,
		t.Href, t.Style.class(), t.Name, path, path)
	if t.Style.Disputed {
		s.add(`<path class="c" d="%v"/>`, path)
	}
	s.WriteString(`</a>`)
	number := t.Sign + strconv.Itoa(t.Sources)
	s.add(`<text aria-hidden="true" class="n %v" x="%v" y="%v" text-anchor="middle">%v</text>`, string(t.Style.Tone), x, y, number)
	s.label(font{10.5, false}, number, x, y, "middle")
}

// finish returns the picture: the title, what was collected, and the foot.
func (s *scene) finish(c Caption, width, body float64) Picture {
	foot := newFoot(c, width)
	height := body + foot.height
	var w scene
	w.add(`<svg xmlns="http://www.w3.org/2000/svg" class="ag" viewBox="0 0 %v %v" width="%v" height="%v" role="group" lang="%v"`,
		width, height, width, height, c.Lang)
	w.add(` aria-label="%v"><rect class="bg" width="%v" height="%v"/>`, c.Title, width, height)
	title, _ := titleFont.wrap(c.Title, width, 1)
	w.lines(titleFont, "h", title, 0, 16, 19, "start")
	w.WriteString(s.String())
	foot.write(&w, body)
	w.WriteString(`</svg>`)
	return Picture{[]byte(w.String()), append(s.labels, w.labels...), width, height}
}
