package draw

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"regexp"
	"testing"
)

// painter returns a Painter.
func painter(t testing.TB) *Painter {
	t.Helper()
	p, err := NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// paint returns a picture as an image.
func paint(t testing.TB, p Picture) image.Image {
	t.Helper()
	text, err := painter(t).PNG(p)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// TestPNGOfAnyFan paints fans with names that somebody could write to break a picture: twice the size of the picture, at
// most 4,000 pixels on a side, and the same bytes twice.
func TestPNGOfAnyFan(t *testing.T) {
	p := painter(t)
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 2))
		fan := Fan(Item{"PROPOSAL", someText(r, 20), "/", ""}, someFan(r, int(seed)*30), Caption{Title: someText(r, 9)})
		text, err := p.PNG(fan)
		if err != nil {
			t.Fatal(err)
		}
		again, err := p.PNG(fan)
		if err != nil || !bytes.Equal(text, again) {
			t.Errorf("fan %d gives other bytes the second time (%v)", seed, err)
		}
		size := paint(t, fan).Bounds().Size()
		if size.X > 4000 || size.Y > 4000 || size.Y < 4000 && size.X != 2224 {
			t.Errorf("fan %d of %v × %v pixels is painted as %v", seed, fan.Width, fan.Height, size)
		}
	}
}

// TestPNGByHand checks points of a painted picture: paper, a line in the middle of its width, the gap of a dash, the
// hollow middle of a disputed line, and a shape.
func TestPNGByHand(t *testing.T) {
	var s scene
	s.tie(Tie{}, "M10 20H110")
	s.tie(Tie{Style: LineStyle{Claim: true, Tone: Odds}}, "M10 40H110")
	s.tie(Tie{Style: LineStyle{Disputed: true, Tone: Accord}}, "M10 60H110")
	s.glyph("ACTOR", 60, 80)
	p := Picture{Width: 120, Height: 100, parts: append([]part{rectangle{"bg", 0, 0, 120, 100}}, s.parts...)}
	img := paint(t, p)
	ink, odds, accord, paper := uint32(0x16181d), uint32(0xa32a12), uint32(0x12675a), uint32(0xffffff)
	for at, want := range map[image.Point]uint32{
		{2, 2}: paper, {100, 40}: ink, {100, 44}: paper, {24, 80}: odds, {34, 80}: paper, {100, 120}: paper,
		{100, 116}: accord, {100, 123}: accord, {120, 160}: ink, {120, 167}: ink, {120, 171}: paper,
	} {
		c := color.RGBAModel.Convert(img.At(at.X+32, at.Y+32)).(color.RGBA)
		if got := uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B); got != want {
			t.Errorf("the pixel at %v is %06x, want %06x", at, got, want)
		}
	}
}

// TestFontsHaveTheWidths compares the widths of the fonts of PNG with the table, for each character that both have.
func TestFontsHaveTheWidths(t *testing.T) {
	p := painter(t)
	c := canvas{painter: p}
	for i, bold := range []bool{false, true} {
		compared := 0
		for _, block := range widths[i] {
			for k := range len(block.adv) {
				r := block.from + rune(k)
				if index, err := p.face(bold, false).GlyphIndex(&c.buffer, r); err != nil || index == 0 {
					continue
				}
				_, got, err := c.glyphs([]run{{string(r), p.face(bold, false)}}, 200)
				if want := float64(block.adv[k]); err != nil || min(got, 255) < want-1 || min(got, 255) > want+1 {
					t.Errorf("%q (bold: %v) is %v wide in the font, and %v in the table", r, bold, got, want)
				}
				compared++
			}
		}
		if compared < 300 {
			t.Errorf("%d characters were compared, want at least 300", compared)
		}
	}
}

// TestStyleCanBeRead checks that a painter understands all of Style that it does not leave out.
func TestStyleCanBeRead(t *testing.T) {
	s := readSheet(Style)
	for _, match := range regexp.MustCompile(`\.ag \.([A-Za-z]+)`).FindAllStringSubmatch(Style, -1) {
		if _, err := s.of(match[1], ""); err != nil {
			t.Error(err)
		}
	}
	if l, err := s.of("l", "claim odds"); err != nil || fmt.Sprint(l.dash, *l.stroke) != "[5 3.5] {163 42 18 255}" {
		t.Errorf("a claim that is at odds looks like %v (%v)", l, err)
	}
}

// BenchmarkPNG measures a picture of 40 things.
func BenchmarkPNG(b *testing.B) {
	p := painter(b)
	fan := Fan(Item{"ACTOR", "Ukraine", "/", ""}, fullFan(40), Caption{Title: "Ukraine"})
	for b.Loop() {
		if _, err := p.PNG(fan); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFan measures the layout of a picture. The budget is 5 ms for 40 things and 25 ms for 80.
func BenchmarkFan(b *testing.B) {
	for _, n := range []int{40, 80} {
		groups := fullFan(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Fan(Item{"ACTOR", "Ukraine", "/", ""}, groups, Caption{Title: "Ukraine"})
			}
		})
	}
}

// fullFan returns groups with n things, five in each group.
func fullFan(n int) (groups []Group) {
	for i := range n {
		if i%5 == 0 {
			groups = append(groups, Group{Phrase: "is at odds with", Total: 9, More: "Show all 9", Href: "/all"})
		}
		g := &groups[len(groups)-1]
		tie := Tie{Href: "/link/a", Name: "says so", Says: "says somebody", Style: LineStyle{Claim: true, Disputed: true, Tone: Odds}, Sources: 2}
		name := fmt.Sprintf("Treaty of Friendship, Cooperation and Partnership, article %d", i)
		g.Rows = append(g.Rows, Row{Item{"AGREEMENT", name, "/e/a", "Договір про дружбу"}, []Tie{tie}})
	}
	return groups
}
