package explorer

import (
	"errors"
	"html/template"
	"path"
	"strconv"
	"strings"

	"accordgraph/internal/draw"
)

// narrowWidth is the width of a picture for phones, in pixels.
const narrowWidth = 360

// A figure is a picture on a page, with the addresses at which it is a file.
type figure struct {
	SVG    template.HTML
	Name   string // what it shows
	File   string // as SVG
	Bitmap string // as PNG
	Narrow string // as SVG, for phones
	Views  []viewLink
}

// A format is a sort of files in which pictures are sent, at the address of their page with an ending.
type format struct {
	mediaType string
	write     func(*draw.Painter, draw.Picture) ([]byte, error)
}

// formats maps the endings of addresses to formats.
var formats = map[string]format{
	".svg": {"image/svg+xml", func(_ *draw.Painter, p draw.Picture) ([]byte, error) { return p.Standalone(), nil }},
	".png": {"image/png", (*draw.Painter).PNG},
}

// widths maps the values of the parameter width to the widths of pictures. 0 is the width for screens.
var widths = map[string]float64{"": 0, strconv.Itoa(narrowWidth): narrowWidth}

// ending returns the ending of an address that asks for a file, or "".
func ending(address string) string {
	if ext := path.Ext(address); formats[ext].mediaType != "" {
		return ext
	}
	return ""
}

// figure returns the picture of a page, which layout lays out for a width. The page has the address of the path and the
// parameters. If the reader asks for a file, it is the file. A page has one picture.
func (p *page) figure(name string, layout func(width float64) (draw.Picture, error), at ...string) (*figure, error) {
	width, ok := widths[p.request.URL.Query().Get("width")]
	if p.Ending == "" {
		width = 0
	} else if !ok {
		return nil, missing
	}
	picture, err := layout(width)
	if err != nil {
		return nil, err
	}
	if p.Ending != "" {
		body, err := formats[p.Ending].write(p.e.painter, picture)
		p.header.Set("Content-Security-Policy", pictureSecurityPolicy)
		p.file = &file{formats[p.Ending].mediaType, body}
		return &figure{}, err
	}
	address, pairs := at[0], at[1:]
	p.Picture = &figure{
		SVG: template.HTML(picture.SVG), Name: name,
		File: p.To(address+".svg", pairs...), Bitmap: p.To(address+".png", pairs...),
		Narrow: p.To(address+".svg", append(pairs, "width", strconv.Itoa(narrowWidth))...),
	}
	p.Image = p.Picture.Bitmap
	return p.Picture, nil
}

// filed returns what a view of a file ends with: an address of a page becomes the address of its file, and a page without
// a picture is missing.
func (p *page) filed(err error) error {
	var moved *redirect
	switch {
	case p.Ending == "":
		return err
	case errors.As(err, &moved):
		address, query, _ := strings.Cut(moved.to, "?")
		if width := p.request.URL.Query().Get("width"); width != "" {
			query = strings.TrimPrefix(query+"&width="+width, "&")
		}
		return &redirect{status: moved.status, to: strings.TrimSuffix(address+p.Ending+"?"+query, "?")}
	case err == nil && p.file == nil:
		return missing
	}
	return err
}

// pictureSecurityPolicy lets a picture use its own style sheet, and nothing else.
var pictureSecurityPolicy = "default-src 'none'; style-src '" + draw.StyleHash() + "'; frame-ancestors 'self'"
