package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// The pixels of a PNG for each pixel of a picture, the greatest number of them on a side, and the white margin around the
// picture in its own pixels.
const (
	pngScale  = 2.0
	pngSide   = 4000.0
	pngMargin = 16.0
)

// A Painter paints pictures as PNG, on white paper. It may be used by several goroutines.
type Painter struct {
	sheet                 sheet
	palette               color.Palette
	regular, bold, italic *sfnt.Font
}

// NewPainter reads the fonts, Liberation Sans, which have the widths of the table in widths.go.
func NewPainter() (*Painter, error) {
	p := &Painter{sheet: readSheet(Style)}
	if err := p.mix(); err != nil {
		return nil, fmt.Errorf("reading the colors of pictures: %w", err)
	}
	for _, f := range []struct {
		to   **sfnt.Font
		text []byte
	}{
		{&p.regular, liberationsansregular.TTF}, {&p.bold, liberationsansbold.TTF}, {&p.italic, liberationsansitalic.TTF},
	} {
		font, err := opentype.Parse(f.text)
		if err != nil {
			return nil, fmt.Errorf("reading a font of pictures: %w", err)
		}
		*f.to = font
	}
	return p, nil
}

// PNG returns a picture as PNG: two pixels for each of its own, and at most 4,000 on a side. The same picture gives the
// same bytes. It is what a reader with a light screen sees of the SVG, but for signs that the font does not have.
func (p *Painter) PNG(picture Picture) ([]byte, error) {
	width, height := picture.Width+2*pngMargin, picture.Height+2*pngMargin
	scale := min(pngScale, pngSide/max(width, height))
	size := image.Rect(0, 0, int(math.Ceil(width*scale)), int(math.Ceil(height*scale)))
	size.Max = image.Pt(min(size.Max.X, pngSide), min(size.Max.Y, pngSide))
	c := canvas{painter: p, image: image.NewRGBA(size), scale: scale, around: []string{""}}
	for _, part := range picture.parts {
		if err := c.paint(part); err != nil {
			return nil, fmt.Errorf("painting a picture: %w", err)
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, p.paletted(c.image))
	return b.Bytes(), err
}

// A canvas is a picture while it is painted.
type canvas struct {
	painter *Painter
	image   *image.RGBA
	scale   float64
	around  []string // the classes of the groups and links that are open
	down    float64  // how far parts are moved down
	buffer  sfnt.Buffer
	raster  vector.Rasterizer
}

// paint paints a part.
func (c *canvas) paint(p part) error {
	switch p := p.(type) {
	case link:
		c.around = append(c.around, p.class)
	case lowered:
		c.around, c.down = append(c.around, ""), p.by
	case group:
		c.around = append(c.around, p.class)
	case endLink, endGroup:
		c.around = c.around[:len(c.around)-1]
	case outline:
		return c.outline(p)
	case rectangle:
		if p.class == "bg" { // the paper: the rasterizer takes long for large areas
			draw.Draw(c.image, c.image.Bounds(), image.White, image.Point{}, draw.Src)
			return nil
		}
		box := data("M%v %vh%vv%vh%vz", p.x, p.y, p.width, p.height, -p.width)
		return c.outline(outline{class: p.class, data: box})
	case label:
		return c.label(p)
	}
	return nil
}

// outline paints an area and its edge.
func (c *canvas) outline(o outline) error {
	look, err := c.painter.sheet.of(o.class, c.around[len(c.around)-1])
	if err != nil {
		return err
	}
	contours, err := trace(o.data, o.x+pngMargin, o.y+pngMargin+c.down, c.scale)
	if err != nil {
		return err
	}
	c.fill(contours, look.fill, look.opacity)
	if look.stroke == nil {
		return nil
	}
	var areas []contour
	dash := make([]float64, len(look.dash))
	for i, d := range look.dash {
		dash[i] = d * c.scale
	}
	for _, line := range contours {
		for _, piece := range line.dashed(dash) {
			areas = append(areas, piece.stroke(look.width*c.scale)...)
		}
	}
	c.fill(areas, look.stroke, look.opacity)
	return nil
}

// fill paints areas in a color.
func (c *canvas) fill(areas []contour, in *color.RGBA, opacity float64) {
	box := bounds(areas).Intersect(c.image.Bounds())
	if in == nil || box.Empty() {
		return
	}
	c.raster.Reset(box.Dx(), box.Dy())
	c.raster.DrawOp = draw.Over
	for _, a := range areas {
		for i, p := range a {
			x, y := float32(p.x-float64(box.Min.X)), float32(p.y-float64(box.Min.Y))
			if i == 0 {
				c.raster.MoveTo(x, y)
			} else {
				c.raster.LineTo(x, y)
			}
		}
		c.raster.ClosePath()
	}
	shade := color.NRGBA{in.R, in.G, in.B, uint8(math.Round(255 * opacity))}
	c.raster.Draw(c.image, box, image.NewUniform(shade), image.Point{})
}

// bounds returns the pixels that areas may cover.
func bounds(areas []contour) image.Rectangle {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, a := range areas {
		for _, p := range a {
			low, high = point{min(low.x, p.x), min(low.y, p.y)}, point{max(high.x, p.x), max(high.y, p.y)}
		}
	}
	if low.x > high.x {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x))+1, int(math.Ceil(high.y))+1)
}

// A run is a part of a label in one font.
type run struct {
	text string
	font *sfnt.Font
}

// label paints a label. A stroke is a halo in the color of the paper.
func (c *canvas) label(l label) error {
	look, err := c.painter.sheet.of(l.class+" text", c.around[len(c.around)-1])
	if err != nil {
		return err
	}
	runs := []run{{visible(l.text), c.painter.face(l.bold || look.bold, look.italic)}}
	if l.tail != "" {
		runs = append(runs, run{" " + visible(l.tail), c.painter.face(true, false)})
	}
	glyphs, width, err := c.glyphs(runs, l.size*c.scale)
	if err != nil {
		return err
	}
	y := (l.y + pngMargin + c.down) * c.scale
	x := (l.x+pngMargin)*c.scale - map[string]float64{"middle": width / 2, "end": width}[l.anchor]
	for _, g := range glyphs {
		for i := range g {
			g[i] = point{g[i].x + x, g[i].y + y}
		}
	}
	if look.stroke != nil {
		var halo []contour
		for _, g := range glyphs {
			halo = append(halo, append(g, g[0]).stroke(look.width*c.scale)...)
		}
		c.fill(halo, look.stroke, 1)
	}
	c.fill(glyphs, look.fill, look.opacity)
	return nil
}

// face returns a font.
func (p *Painter) face(bold, italic bool) *sfnt.Font {
	switch {
	case bold:
		return p.bold
	case italic:
		return p.italic
	}
	return p.regular
}

// replaced maps signs that the fonts do not have to similar ones that they have.
var replaced = map[rune]rune{'✕': '×', '✗': '×', '✓': '√'}

// visible returns a text without characters that have no shape, such as the ones that turn the direction.
func visible(text string) string {
	var runes []rune
	for _, r := range printable(text) {
		if similar, ok := replaced[r]; ok {
			r = similar
		}
		if !unicode.Is(unicode.Cf, r) {
			runes = append(runes, r)
		}
	}
	return string(runes)
}

// glyphs returns the areas of a text that begins at 0 0, and its width.
func (c *canvas) glyphs(runs []run, size float64) (areas []contour, width float64, err error) {
	for _, run := range runs {
		em := float64(run.font.UnitsPerEm())
		scale := fixed.Int26_6(run.font.UnitsPerEm()) // one unit of the font is 1/64, so nothing is rounded
		for _, r := range run.text {
			index, err := run.font.GlyphIndex(&c.buffer, r)
			if err != nil {
				return nil, 0, err
			}
			segments, err := run.font.LoadGlyph(&c.buffer, index, scale, nil)
			if err != nil {
				return nil, 0, fmt.Errorf("the letter %q: %w", r, err)
			}
			advance, err := run.font.GlyphAdvance(&c.buffer, index, scale, 0)
			if err != nil {
				return nil, 0, fmt.Errorf("the width of %q: %w", r, err)
			}
			areas = append(areas, letter(segments, width, size/em)...)
			width += float64(advance) * size / em
		}
	}
	return areas, width, nil
}

// letter returns the areas of a letter.
func letter(segments sfnt.Segments, x, scale float64) []contour {
	var t tracer
	at := func(p fixed.Point26_6) point { return point{float64(p.X)*scale + x, float64(p.Y) * scale} }
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			t.flush()
			t.now, t.at = contour{at(s.Args[0])}, at(s.Args[0])
		case sfnt.SegmentOpLineTo:
			t.line(at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			t.quad(at(s.Args[0]), at(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			t.curve(t.at, at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	t.flush()
	return t.done
}
