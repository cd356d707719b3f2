package draw

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// someWays returns ways of up to most steps.
func someWays(r *rand.Rand, most int) (ways [][]Step) {
	for range 1 + r.IntN(5) {
		var way []Step
		for i := range 1 + r.IntN(most) {
			step := Step{To: Item{"PROVISION", someText(r, 9), "/e/x", someText(r, 9)}, Weak: i == 0}
			for range 1 + r.IntN(4) {
				step.Strands = append(step.Strands, Strand{someTie(r), someText(r, 5)})
			}
			way = append(way, step)
		}
		ways = append(ways, way)
	}
	return ways
}

// someTie returns a line.
func someTie(r *rand.Rand) Tie {
	t := Tie{Href: "/link/x", Name: someText(r, 9), Sign: []string{"", "≠"}[r.IntN(2)], Sources: r.IntN(12)}
	if r.IntN(2) == 0 {
		t.Says, t.Style = someText(r, 6), LineStyle{Claim: true, Disputed: r.IntN(2) == 0, Tone: Odds}
	}
	return t
}

// someCaption returns a caption.
func someCaption(r *rand.Rand) Caption {
	return Caption{
		Lang: "uk", Title: someText(r, 30), Note: someText(r, 60), Source: someText(r, 30), Number: "джерел",
		Lines: []Key{{Word: someText(r, 3)}, {Style: LineStyle{Disputed: true}, Word: "disputed"}},
		Kinds: []Key{{Mark: "EVENT", Word: "подія"}}, Marks: []Key{{Mark: "≠", Word: someText(r, 4)}},
	}
}

// checkAny checks pictures of any input: in both widths, no two labels overlap, all are within the picture, the SVG is
// well-formed, and the same input gives the same bytes.
func checkAny(t *testing.T, seeds int, layout func(*rand.Rand, Caption) Picture) {
	t.Helper()
	for seed := range uint64(seeds) {
		for _, width := range []float64{0, 360} {
			some := func() Picture {
				r := rand.New(rand.NewPCG(seed, 1))
				c := someCaption(r)
				c.Width = width
				return layout(r, c)
			}
			p := some()
			if !bytes.Equal(p.SVG, some().SVG) {
				t.Errorf("picture %d gives other bytes the second time", seed)
			}
			checkPicture(t, fmt.Sprintf("picture %d, width %v", seed, width), p)
			if width > 0 && p.Width != width {
				t.Errorf("picture %d is %v wide, want %v", seed, p.Width, width)
			}
		}
	}
}

// TestRowsHaveRoom checks many ways of up to six steps.
func TestRowsHaveRoom(t *testing.T) {
	checkAny(t, 60, func(r *rand.Rand, c Caption) Picture {
		from, to := Item{"PROPOSAL", someText(r, 20), "/", ""}, Item{"ACTOR", someText(r, 20), "/", ""}
		return Rows(from, to, someWays(r, 1+r.IntN(6)), someText(r, 3), c)
	})
}

// TestRowsByHand checks two ways that were counted by hand: three strands in the first, whose second step is the weakest.
func TestRowsByHand(t *testing.T) {
	on := Tie{Href: "/link/a", Name: "a", Sources: 4}
	says := Tie{Href: "/link/b", Name: "b", Says: "says ZN.UA", Style: LineStyle{Claim: true, Disputed: true, Tone: Accord}, Sign: "=", Sources: 1}
	end := Item{"AGREEMENT", "Budapest", "/e/b", ""}
	ways := [][]Step{
		{{Item{"PROVISION", "point 10", "/e/10", ""}, []Strand{{on, "contains"}}, false}, {end, []Strand{{says, "repeats"}, {on, "cites"}}, true}},
		{{end, []Strand{{on, "replaced"}}, false}},
	}
	for width, want := range map[float64]map[string]int{
		0:   {`class="hit"`: 4, `class="c"`: 1, ">Budapest<": 1, ">US plan<": 1, ">point 10<": 1, ">weakest<": 1, ">contains <": 1, ">4<": 3, ">=1<": 1, ">says ZN.UA<": 1},
		360: {`class="hit"`: 4, `class="c"`: 1, ">Budapest<": 2, ">US plan<": 2, ">point 10<": 1, ">weakest<": 1, ">=1<": 1, ">says ZN.UA<": 1},
	} {
		text := string(Rows(Item{"PROPOSAL", "US plan", "/e/us", ""}, end, ways, "weakest", Caption{Title: "x", Width: width}).SVG)
		for part, n := range want {
			if got := strings.Count(text, part); got != n {
				t.Errorf("%v: %s is there %d times, want %d", width, part, got, n)
			}
		}
	}
}

// BenchmarkRows measures the layout of five ways of three steps with four strands each.
func BenchmarkRows(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	var ways [][]Step
	for range 5 {
		step := Step{To: Item{"PROVISION", "US 28-point plan, point 10", "/e/x", ""}}
		for range 4 {
			step.Strands = append(step.Strands, Strand{someTie(r), "goes beyond"})
		}
		ways = append(ways, []Step{step, step, step})
	}
	for b.Loop() {
		Rows(Item{Name: "US 28-point plan"}, Item{Name: "Budapest Memorandum"}, ways, "weakest step", Caption{})
	}
}
