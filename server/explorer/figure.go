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

// narrow is the value of the parameter width for phones.
var narrow = strconv.Itoa(narrowWidth)

// widths maps the values of the parameter width to the widths of pictures. 0 is the width for screens.
var widths = map[string]float64{"": 0, narrow: narrowWidth}

// ending returns the ending of an address that asks for a file, or "".
func ending(address string) string {
	if ext := path.Ext(address); formats[ext].mediaType != "" {
		return ext
	}
	return ""
}

// withoutEnding returns the path of this page, without the ending of a file.
func (p *page) withoutEnding() string { return strings.TrimSuffix(p.request.URL.Path, p.Ending) }

// figure lays out the picture of the page, whose name is what it shows. If the reader asks for a file, it becomes the file.
// A page has one picture.
func (p *page) figure(name string, layout func(width float64) (draw.Picture, error)) error {
	if p.forFile {
		return nil
	}
	width, ok := widths[p.request.URL.Query().Get("width")]
	if p.Ending == "" {
		width = 0
	} else if !ok {
		return missing
	}
	picture, err := layout(width)
	if err != nil {
		return err
	}
	if p.Ending != "" {
		body, err := formats[p.Ending].write(p.e.painter, picture)
		p.header.Set("Content-Security-Policy", pictureSecurityPolicy)
		p.file = &file{formats[p.Ending].mediaType, body}
		return err
	}
	p.Picture = &figure{
		SVG: template.HTML(picture.SVG), Name: name,
		File: p.fileAt(".svg", ""), Bitmap: p.fileAt(".png", ""), Narrow: p.fileAt(".svg", narrow),
	}
	return nil
}

// fileAt returns the address at which the picture of this page is a file: the address of the page with an ending, and with
// a width or "". The path of the first page is empty, so home stands in its place.
func (p *page) fileAt(ending, width string) string {
	path := p.withoutEnding()
	if path == "/" {
		path = "/home"
	}
	values := p.request.URL.Query()
	values.Del("width")
	if width != "" {
		values.Set("width", width)
	}
	return withParameters(path+ending, values)
}

// filed returns what a view of a file ends with: an address of a page becomes the address of its file, and a page
// without a picture is missing.
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
