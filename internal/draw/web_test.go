package draw

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// someWeb returns up to n things with links.
func someWeb(r *rand.Rand, n int) (items []Item, links []Link) {
	for range 1 + r.IntN(n) {
		items = append(items, Item{"ACTOR", someText(r, 9), "/e/x", someText(r, 3)})
	}
	for i := range items {
		links = append(links, Link{someTie(r), 0, i, someText(r, 3), ""}, Link{someTie(r), r.IntN(len(items)), i, "", someText(r, 3)})
	}
	return items, links
}

// TestWebsHaveRoom checks webs of up to 80 things.
func TestWebsHaveRoom(t *testing.T) {
	checkAny(t, 20, func(r *rand.Rand, c Caption) Picture {
		items, links := someWeb(r, 80)
		return Web(items, links, c)
	})
}

// TestWebByHand checks a web that was counted by hand: two links between the same things run side by side.
func TestWebByHand(t *testing.T) {
	items := []Item{{"ACTOR", "Russia", "/e/r", ""}, {"ACTOR", "Ukraine", "/e/u", ""}, {"TERRITORY", "Crimea", "/e/c", ""}}
	tie := Tie{Href: "/link/a", Name: "a", Sources: 7}
	claim := Tie{Href: "/link/b", Name: "b", Sources: 2, Sign: "≠", Style: LineStyle{Claim: true, Disputed: true}}
	links := []Link{{tie, 0, 1, "borders", ""}, {tie, 0, 2, "holds", "is held by"}, {claim, 2, 0, "x", "y"}, {claim, 1, 2, "claims", "is claimed by"}}
	for width, want := range map[float64]map[string]int{
		0:   {`class="hit"`: 4, `class="c"`: 2, ">7<": 2, ">≠2<": 2, ">Russia<": 1, ">Crimea<": 1},
		360: {`class="hit"`: 4, ">Russia<": 1, ">is held by: Russia <": 1, ">x: Russia <": 1, ">is claimed by: Ukraine <": 1},
	} {
		text := string(Web(items, links, Caption{Title: "x", Width: width}).SVG)
		for part, n := range want {
			if got := strings.Count(text, part); got != n {
				t.Errorf("%v: %s is there %d times, want %d", width, part, got, n)
			}
		}
	}
}

// BenchmarkWeb measures the layout of webs. The budget is 5 ms for 40 things and 25 ms for 80.
func BenchmarkWeb(b *testing.B) {
	for _, n := range []int{40, 80} {
		r := rand.New(rand.NewPCG(1, 1))
		var items []Item
		var links []Link
		for i := range n {
			items = append(items, Item{"ACTOR", fmt.Sprintf("Foreign Ministry of country %d", i), "/e/x", ""})
			links = append(links, Link{Tie: someTie(r), B: i}, Link{Tie: someTie(r), A: r.IntN(i + 1), B: i})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Web(items, links, Caption{})
			}
		})
	}
}
