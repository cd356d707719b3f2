package explorer

import (
	"slices"

	"accordgraph/internal/draw"
)

// A drawing is a way to draw a thing, which the parameter view chooses.
type drawing struct {
	name   string // in the address
	word   string // the key of its name
	layout func(width float64) (draw.Picture, error)
}

// viewLink leads to a page with another drawing.
type viewLink struct {
	Word, Href string
	Here       bool
}

// drawings returns the ways to draw a thing; the first one is its picture if the address does not choose.
func (p *page) drawings(t *thing) ([]drawing, error) {
	all := []drawing{{"fan", "drawn.fan", func(width float64) (draw.Picture, error) { return p.fan(t, width) }}}
	touching, err := p.touching(t)
	if err != nil {
		return nil, err
	}
	columns := drawing{"columns", "drawn.columns", func(width float64) (draw.Picture, error) { return p.columns(t, touching, width) }}
	switch n := len(touching.touches); {
	case n >= fewestTouches:
		all = append([]drawing{columns}, all...)
	case n > 0:
		all = append(all, columns)
	}
	return append(all, drawing{"web", "drawn.web", func(width float64) (draw.Picture, error) { return p.web(t, width) }}), nil
}

// drawn returns the picture of a thing, as the address chooses.
func (p *page) drawn(t *thing) (*figure, error) {
	all, err := p.drawings(t)
	if err != nil {
		return nil, err
	}
	view := p.request.URL.Query().Get("view")
	at := slices.IndexFunc(all, func(d drawing) bool { return d.name == view })
	if view == "" {
		at = 0
	}
	if at < 0 {
		return nil, missing
	}
	f, err := p.figure(t.Name, all[at].layout, append([]string{"/e/" + t.PlainID, "view", view}, p.Filter.pairs()...)...)
	if err != nil || p.Ending != "" || len(all) < 2 {
		return f, err
	}
	for i, d := range all {
		name := d.name
		if i == 0 {
			name = ""
		}
		f.Views = append(f.Views, viewLink{d.word, p.To("/e/"+t.PlainID, append([]string{"view", name}, p.Filter.pairs()...)...), i == at})
	}
	return f, nil
}
