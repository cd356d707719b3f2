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
	touching, err := p.touching(t)
	if err != nil {
		return nil, err
	}
	fan := func(width float64) (draw.Picture, error) { return p.fan(t, width) }
	web := func(width float64) (draw.Picture, error) { return p.web(t, width) }
	asColumns := func(width float64) (draw.Picture, error) { return p.columns(t, touching, width) }
	all, columns := []drawing{{"fan", "drawn.fan", fan}}, drawing{"columns", "drawn.columns", asColumns}
	switch n := len(touching.touches); {
	case n >= fewestTouches:
		all = append([]drawing{columns}, all...)
	case n > 0:
		all = append(all, columns)
	}
	return append(all, drawing{"web", "drawn.web", web}), nil
}

// draw draws a thing as the address chooses.
func (p *page) draw(t *thing) error {
	if p.forFile {
		return nil
	}
	all, err := p.drawings(t)
	if err != nil {
		return err
	}
	view := p.request.URL.Query().Get("view")
	at := slices.IndexFunc(all, func(d drawing) bool { return d.name == view })
	if view == "" {
		at = 0
	}
	if at < 0 {
		return missing
	}
	if err := p.figure(t.Name, all[at].layout); err != nil || p.Ending != "" || len(all) < 2 {
		return err
	}
	for i, d := range all {
		name := d.name
		if i == 0 {
			name = ""
		}
		address := p.To("/e/"+t.PlainID, append([]string{"view", name}, p.Filter.pairs()...)...)
		p.Picture.Views = append(p.Picture.Views, viewLink{d.word, address, i == at})
	}
	return nil
}
