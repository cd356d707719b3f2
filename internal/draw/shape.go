package draw

// shapes maps a kind to its outline around the point 0 0, as the data of an SVG path. The outlines differ, so the kinds
// can be told apart without color. Style has a class with the name of each kind.
var shapes = map[string]string{
	"ACTOR":      circle(4.6),
	"PROPOSAL":   "M-4.5 -5.2h6l3 3v7.4h-9z",
	"AGREEMENT":  "M-5 -5.7h6.4l3.6 3.4v8h-10z",
	"PROVISION":  "M-5 -3.6h10M-5 0h10M-5 3.6h6.5",
	"OBLIGATION": "M-5.2 0h7M-1.2 -4l4 4l-4 4M5 -5v10",
	"TERRITORY":  "M0 -6l5.2 3v6l-5.2 3l-5.2 -3v-6z",
	"OBJECTION":  "M0 -5.8l5.8 10h-11.6z",
	"EVENT":      "M0 -5.6l5.6 5.6l-5.6 5.6l-5.6 -5.6z",
	"LINK":       "M0 -5.5v11", // a relationship among dated things
	"FIGURE":     "M-2 -5.5v11M2 -5.5v11M-5.5 -2h11M-5.5 2h11",
	"SOURCE":     "M-5.5 -5h4.5l1 1l1 -1h4.5v9h-4.5l-1 1l-1 -1h-4.5zM0 -4v9",
	"EVIDENCE":   "M-5 4.5v-5l2.5 -4h1.5l-1.5 4h2v5zM1 4.5v-5l2.5 -4h1.5l-1.5 4h2v5z",
}

// circle returns the data of a circle around the point 0 0: four curves, because paint.go knows no arcs.
func circle(r float64) string {
	k := r * .5523
	return data("M%v 0c0 %v %v %v %v %vc%v 0 %v %v %v %vc0 %v %v %v %v %vc%v 0 %v %v %v %vz",
		-r, -k, r-k, -r, r, -r, k, r, r-k, r, r, k, k-r, r, -r, r, -k, -r, k-r, -r, -r)
}

// Glyph returns the shape of a kind alone, to stand beside a word in HTML.
func Glyph(kind string) string {
	var w writer
	w.WriteString(`<svg class="ag k" width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">`)
	w.add(`<path class="%v" d="%v"/></svg>`, kind, shapes[kind])
	return w.String()
}

// Sample returns a short line in a style, to stand beside a sentence in HTML.
func Sample(s LineStyle) string {
	var w writer
	w.WriteString(`<svg class="ag k" width="30" height="10" viewBox="0 0 30 10" aria-hidden="true">`)
	w.add(`<g class="%v"><path class="l" d="M0 5h30"/>`, s.class())
	if s.Disputed {
		w.WriteString(`<path class="c" d="M0 5h30"/>`)
	}
	w.WriteString(`</g></svg>`)
	return w.String()
}
