package draw

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// someColumns returns columns with up to n things each, and lines between them.
func someColumns(r *rand.Rand, n int) (three [3]Column, crosses []Cross) {
	for i := range three {
		three[i].Head = someText(r, 9)
		for range 1 + r.IntN(n) {
			it := Item{"PROVISION", someText(r, 12), "/e/x", someText(r, 9)}
			three[i].Entries = append(three[i].Entries, Entry{it, []string{"", "21a", "XXVIIb"}[r.IntN(3)]})
		}
	}
	for range r.IntN(4 * n) {
		c := Cross{Tie: someTie(r), Verb: someText(r, 4), Right: r.IntN(2) == 0, Middle: r.IntN(len(three[1].Entries))}
		c.Outer = r.IntN(len(three[c.side()].Entries))
		crosses = append(crosses, c)
	}
	return three, crosses
}

// TestColumnsHaveRoom checks columns of many sizes.
func TestColumnsHaveRoom(t *testing.T) {
	checkAny(t, 40, func(r *rand.Rand, c Caption) Picture {
		three, crosses := someColumns(r, 1+r.IntN(25))
		return Columns(three, crosses, c)
	})
}

// TestColumnsByHand checks three columns that were counted by hand.
func TestColumnsByHand(t *testing.T) {
	tie := Tie{Href: "/link/a", Name: "a", Says: "says A", Style: LineStyle{Claim: true}, Sign: "≠", Sources: 2}
	three := [3]Column{
		{"objections", []Entry{{Item{"OBJECTION", "too vague", "/e/o", ""}, ""}}},
		{"clauses", []Entry{{Item{"PROVISION", "borders", "/e/1", ""}, "1"}, {Item{"PROVISION", "army", "/e/2", ""}, "2"}}},
		{"commitments", []Entry{{Item{"AGREEMENT", "Budapest", "/e/b", ""}, ""}, {Item{"AGREEMENT", "Helsinki", "/e/h", ""}, ""}}},
	}
	crosses := []Cross{{tie, "conflicts with", true, 0, 1}, {tie, "conflicts with", true, 1, 0}, {tie, "is objected to by", false, 0, 1}}
	for width, want := range map[float64]map[string]int{
		0:   {`class="hit"`: 3, ">≠2<": 3, ">borders<": 1, ">1<": 1, ">Budapest<": 1, ">objections<": 1},
		360: {`class="hit"`: 3, ">1 borders<": 1, ">conflicts with: Budapest <": 1, ">says A<": 3},
	} {
		text := string(Columns(three, crosses, Caption{Title: "x", Width: width}).SVG)
		for part, n := range want {
			if got := strings.Count(text, part); got != n {
				t.Errorf("%v: %s is there %d times, want %d", width, part, got, n)
			}
		}
		if a, b := strings.Index(text, "Helsinki<"), strings.Index(text, "Budapest<"); width == 0 && a > b {
			t.Error("the sides are not in the order of the clauses that they touch")
		}
	}
}

// TestSettle checks places that were worked out by hand: two that want the same share the middle, and none is outside.
func TestSettle(t *testing.T) {
	for _, c := range []struct{ want, height, places []float64 }{
		{[]float64{50, 50}, []float64{20, 20}, []float64{40, 60}},
		{[]float64{20, 80}, []float64{20, 20}, []float64{20, 80}},
		{[]float64{-9, 200}, []float64{20, 20}, []float64{10, 90}},
		{[]float64{10, 12, 90}, []float64{20, 20, 20}, []float64{10, 30, 90}},
	} {
		if got := settle(c.want, c.height, 0, 100); !slices.Equal(got, c.places) {
			t.Errorf("%v settle at %v, want %v", c.want, got, c.places)
		}
	}
}

// BenchmarkColumns measures the layout of columns. The budget is 5 ms for 40 things and 25 ms for 80.
func BenchmarkColumns(b *testing.B) {
	for _, n := range []int{40, 80} {
		var three [3]Column
		var crosses []Cross
		for i := range n {
			name := fmt.Sprintf("Treaty of Friendship, Cooperation and Partnership, article %d", i)
			three[i%3].Entries = append(three[i%3].Entries, Entry{Item: Item{"AGREEMENT", name, "/e/a", "Borders"}})
		}
		for i := range 2 * n {
			c := Cross{Tie: Tie{Name: "says so", Sources: 2}, Right: i%2 == 0, Middle: i * 7 % len(three[1].Entries)}
			c.Outer = i * 11 % len(three[c.side()].Entries)
			crosses = append(crosses, c)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Columns(three, crosses, Caption{Title: "Clauses"})
			}
		})
	}
}
