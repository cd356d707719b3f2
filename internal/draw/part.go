package draw

import "strings"

// A part is one thing that a picture shows, or the beginning or the end of a link or a group. The same parts are written
// as SVG (here) and painted as PNG (paint.go).
type part interface {
	svg(w *writer)
}

// An outline is a line or an area: the data of an SVG path, moved by X and Y.
type outline struct {
	class, data string
	x, y        float64
}

// svg implements part.
func (o outline) svg(w *writer) {
	w.add(`<path class="%v"`, o.class)
	if o.x != 0 || o.y != 0 {
		w.add(` transform="translate(%v %v)"`, o.x, o.y)
	}
	w.add(` d="%v"/>`, o.data)
}

// A rectangle is an area. X and Y are its corner.
type rectangle struct {
	class               string
	x, y, width, height float64
}

// svg implements part.
func (r rectangle) svg(w *writer) {
	w.add(`<rect class="%v" x="%v" y="%v" width="%v" height="%v"/>`, r.class, r.x, r.y, r.width, r.height)
}

// A label is one line of text. Y is its base line. Its tail is bold. A hidden label is for the eyes only.
type label struct {
	font
	class, text, tail string
	x, y              float64
	anchor            string
	hidden            bool
}

// svg implements part.
func (l label) svg(w *writer) {
	w.WriteString(`<text`)
	if l.hidden {
		w.WriteString(` aria-hidden="true"`)
	}
	if l.class != "" {
		w.add(` class="%v"`, l.class)
	}
	w.add(` x="%v" y="%v"`, l.x, l.y)
	if l.anchor != "start" {
		w.add(` text-anchor="%v"`, l.anchor)
	}
	w.add(`>%v`, printable(l.text))
	if l.tail != "" {
		w.add(` <tspan class="b">%v</tspan>`, l.tail)
	}
	w.WriteString(`</text>`)
}

// A link begins a link. Its name is what a screen reader says.
type link struct{ class, href, name string }

// svg implements part. An item without an address is named, and leads nowhere.
func (l link) svg(w *writer) {
	w.WriteString(`<a`)
	if l.href != "" {
		w.add(` href="%v"`, printable(l.href))
	}
	if l.class != "" {
		w.add(` class="%v"`, l.class)
	}
	w.add(` aria-label="%v">`, printable(l.name))
}

// A title is what a browser shows beside the pointer on the link around it.
type title struct{ text string }

// svg implements part.
func (t title) svg(w *writer) { w.add(`<title>%v</title>`, printable(t.text)) }

// A group begins a group of parts that are for the eyes only.
type group struct{ class string }

// A lowered group begins a group of parts that are moved down.
type lowered struct{ by float64 }

// svg implements part.
func (l lowered) svg(w *writer) { w.add(`<g transform="translate(0 %v)">`, l.by) }

// svg implements part.
func (g group) svg(w *writer) {
	w.WriteString(`<g`)
	if g.class != "" {
		w.add(` class="%v"`, g.class)
	}
	w.WriteString(` aria-hidden="true">`)
}

// endLink and endGroup end what began last.
type (
	endLink  struct{}
	endGroup struct{}
)

// svg implements part.
func (endLink) svg(w *writer)  { w.WriteString(`</a>`) }
func (endGroup) svg(w *writer) { w.WriteString(`</g>`) }

// printable returns a text without the characters that XML forbids.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\ufffd"))
}

// data writes the data of a path. Its verbs are all %v.
func data(format string, numbers ...any) string {
	var w writer
	w.add(format, numbers...)
	return w.String()
}
