package draw

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// words are parts of names: long, short, in both alphabets, and such as somebody could write to break a picture.
var words = strings.Fields("Ukraine плану Memorandum Меморандум of у the Ґрунт <b>&\"'</b> " +
	strings.Repeat("W", 60) + " " + strings.Repeat("Щ", 45) + " " + strings.Repeat("x", 300) + " a\x01b\xff 🕊 \u202ebidi\u202c point 21a Donaudampfschifffahrt a і")

// someText returns a text of up to n words.
func someText(r *rand.Rand, n int) string {
	var parts []string
	for range r.IntN(n + 1) {
		parts = append(parts, words[r.IntN(len(words))])
	}
	return strings.Join(parts, " ")
}

// someFan returns groups with that many things.
func someFan(r *rand.Rand, things int) (groups []Group) {
	for things > 0 {
		g := Group{Phrase: someText(r, 4), Total: 1 + r.IntN(90), Href: "/all"}
		if r.IntN(2) == 0 {
			g.More = "Show all " + fmt.Sprint(g.Total)
		}
		for range min(things, r.IntN(9)) {
			row := Row{Item: Item{"ACTOR", someText(r, 12), "/e/x", someText(r, 14)}, Ties: []Tie{{Href: "/link/x", Name: "x"}}}
			for range r.IntN(3) {
				row.Ties = append(row.Ties, Tie{Name: "y", Says: someText(r, 6), Style: LineStyle{Claim: true, Disputed: true, Tone: Odds}, Sign: "≠", Sources: 12})
			}
			g.Rows = append(g.Rows, row)
			things--
		}
		groups = append(groups, g)
	}
	return groups
}

// TestFanHasRoom checks for many fans, wide and narrow, that no two labels overlap, that all are within the picture, that
// the SVG is well-formed, and that the same fan gives the same bytes.
func TestFanHasRoom(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		groups := someFan(r, int(seed)%60)
		center := Item{"PROPOSAL", someText(r, 20), "/", someText(r, 20)}
		c := Caption{
			Lang: "uk", Title: someText(r, 30), Note: someText(r, 60), Source: someText(r, 30), Number: "джерел",
			Lines: []Key{{Word: someText(r, 3)}, {Style: LineStyle{Disputed: true}, Word: "disputed"}},
			Kinds: []Key{{Mark: "EVENT", Word: "подія"}}, Marks: []Key{{Mark: "≠", Word: someText(r, 4)}},
		}
		for _, width := range []float64{0, 360} {
			c.Width = width
			p := Fan(center, groups, c)
			if !bytes.Equal(p.SVG, Fan(center, groups, c).SVG) {
				t.Errorf("fan %d gives other bytes the second time", seed)
			}
			checkPicture(t, fmt.Sprintf("fan %d, width %v", seed, width), p)
		}
	}
}

// checkPicture checks the labels and the XML of a picture.
func checkPicture(t *testing.T, name string, p Picture) {
	t.Helper()
	for i, a := range p.Labels {
		if a.X-a.W/2 < -1 || a.X+a.W/2 > p.Width+1 || a.Y < 0 || a.Y > p.Height {
			t.Errorf("%s: %q is outside of the picture: %+v", name, a.Text, a)
		}
		for _, b := range p.Labels[:i] {
			if a.Touches(b) {
				t.Errorf("%s: %+v overlaps %+v", name, a, b)
			}
		}
	}
	for _, text := range [][]byte{p.SVG, p.Standalone()} {
		d := xml.NewDecoder(bytes.NewReader(text))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
}

// TestFanByHand checks a fan of three groups that was counted by hand: two parallel claims are one row with two lines.
func TestFanByHand(t *testing.T) {
	claim := Tie{Href: "/link/a", Name: "a", Says: "says A", Style: LineStyle{Claim: true}, Sources: 2}
	other := Tie{Href: "/link/b", Name: "b", Style: LineStyle{Disputed: true, Tone: Odds}, Sign: "≠", Sources: 1}
	groups := []Group{
		{Phrase: "claims", Total: 2, Rows: []Row{{Item{"TERRITORY", "Crimea", "/e/crimea", ""}, []Tie{claim, other}}}},
		{Phrase: "signed", Total: 9, More: "Show all 9", Href: "/all", Rows: []Row{{Item{"AGREEMENT", "Treaty", "/e/t", ""}, []Tie{claim}}}},
	}
	text := string(Fan(Item{"ACTOR", "Russia", "/e/russia", "state"}, groups, Caption{Lang: "en", Title: "Russia"}).SVG)
	for part, want := range map[string]int{
		`class="hit"`: 3, `class="c"`: 1, `class="band"`: 2, `>says A<`: 2, `>≠1<`: 1, `>2</text>`: 2,
		`href="/all"`: 1, `>Crimea<`: 1, `>Russia<`: 2, "<path class=\"spine\"": 2,
	} {
		if got := strings.Count(text, part); got != want {
			t.Errorf("%s is there %d times, want %d", part, got, want)
		}
	}
}

// TestWrap checks where texts are broken.
func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		n     int
		want  string
		cut   bool
	}{
		{"one two three", 60, 3, "one two|three", false},
		{"one two three", 60, 1, "one tw…", true},
		{"point\u00a021 of it", 60, 3, "point\u00a021|of it", false},
		{"", 60, 3, "", false},
		{"WWWWWWWWWWWW b", 60, 3, "WWW…|b", true},
		{"a WWWWWWWWWWWW b", 60, 3, "a|WWW…|b", true},
		{"WWWWWWWWWWWW", 60, 1, "WWW…", true},
	} {
		lines, cut := nameFont.wrap(c.text, c.width, c.n)
		if got := strings.Join(lines, "|"); got != c.want || cut != c.cut {
			t.Errorf("%q is broken into %q (cut: %v), want %q (%v)", c.text, got, cut, c.want, c.cut)
		}
		for _, line := range lines {
			if w := nameFont.width(line); w > c.width {
				t.Errorf("%q is %v wide", line, w)
			}
		}
	}
}

// TestWidths checks widths that are known of Helvetica: 556 of 1,000 for a digit, 722 for Ж in bold.
func TestWidths(t *testing.T) {
	if got := (font{10, false}).width("0123456789") / slack; got < 55.4 || got > 55.7 {
		t.Errorf("ten digits at 10 pixels are %v wide, want 55.6", got)
	}
	if a, b := nameFont.width("Договір"), (font{13, true}).width("Договір"); a < 40 || a > 60 || b <= a {
		t.Errorf("Договір is %v wide, and %v in bold", a, b)
	}
}
