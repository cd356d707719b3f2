package draw

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// someTime returns a scale of up to a hundred years.
func someTime(r *rand.Rand) Time {
	t := Time{From: float64(r.IntN(9000)), Ticks: nil}
	t.To = t.From + float64(r.IntN(36500))
	for i := range r.IntN(40) {
		t.Ticks = append(t.Ticks, Tick{t.From + float64(i)*t.To/40, someText(r, 2)})
	}
	return t
}

// TestStripsHaveRoom checks strips of many marks, of which some are outside of the scale.
func TestStripsHaveRoom(t *testing.T) {
	checkAny(t, 60, func(r *rand.Rand, c Caption) Picture {
		time := someTime(r)
		lanes := make([]Lane, 1+r.IntN(4))
		for i := range lanes {
			lanes[i].Head = someText(r, 4)
			for range r.IntN(40) {
				m := Mark{Item: Item{"EVENT", someText(r, 9), "/e/x", ""}, From: float64(r.IntN(50000)), Says: someText(r, 9)}
				m.To = m.From + float64(r.IntN(2)*r.IntN(900))
				lanes[i].Marks = append(lanes[i].Marks, m)
			}
		}
		return Strip(time, lanes, c)
	})
}

// TestLivesHaveRoom checks many lives.
func TestLivesHaveRoom(t *testing.T) {
	checkAny(t, 60, func(r *rand.Rand, c Caption) Picture {
		time := someTime(r)
		var lives []Life
		for range r.IntN(40) {
			l := Life{Item: Item{"AGREEMENT", someText(r, 9), "/e/x", ""}, Count: r.IntN(40), Says: someText(r, 9)}
			l.From = time.From + r.Float64()*(time.To-time.From)
			l.Begun = min(time.To, l.From+float64(r.IntN(400)))
			if r.IntN(2) == 0 {
				l.To = l.Begun + float64(r.IntN(9000))
			}
			lives = append(lives, l)
		}
		return Lives(time, lives, someText(r, 9), someText(r, 9), c)
	})
}

// TestStripByHand checks a strip that was counted by hand: of four marks one is outside, one is a bar, and two that touch
// stand above each other.
func TestStripByHand(t *testing.T) {
	mark := func(name string, from, to float64) Mark {
		return Mark{Item{"EVENT", name, "/e/" + name, ""}, from, to, name}
	}
	lanes := []Lane{{"events", []Mark{mark("a", 100, 100), mark("b", 101, 101), mark("c", 200, 300), mark("d", 2000, 2001)}}, {"none", nil}}
	text := string(Strip(Time{0, 1000, []Tick{{0, "2014"}, {365, "2015"}}}, lanes, Caption{}).SVG)
	for part, want := range map[string]int{
		`class="span EVENT"`: 1, `<path class="EVENT"`: 2, "<title>": 3, ">events<": 1, ">none<": 0, ">2014<": 1, ">2015<": 1,
	} {
		if got := strings.Count(text, part); got != want {
			t.Errorf("%s is there %d times, want %d", part, got, want)
		}
	}
	ys := map[string]bool{}
	for _, piece := range strings.Split(text, `<path class="EVENT" transform="translate(`)[1:] {
		ys[strings.Fields(piece)[1]] = true
	}
	if len(ys) != 2 {
		t.Errorf("the two marks are at %v", ys)
	}
}

// TestLivesByHand checks two lives that were counted by hand.
func TestLivesByHand(t *testing.T) {
	lives := []Life{
		{Item: Item{Name: "Budapest", Href: "/e/b"}, From: 10, Begun: 10, Count: 3, Says: "b"},
		{Item: Item{Name: "Pact", Href: "/e/p"}, From: 50, Begun: 80, To: 90, Count: 20, Says: "p"},
	}
	text := string(Lives(Time{0, 100, nil}, lives, "the plan", "clauses", Caption{}).SVG)
	for part, want := range map[string]int{`class="mark"`: 17, ">3<": 1, ">20<": 1, `class="dot"`: 1, `class="span"`: 1, ">Budapest<": 1} {
		if got := strings.Count(text, part); got != want {
			t.Errorf("%s is there %d times, want %d", part, got, want)
		}
	}
}

// BenchmarkStrip measures a strip of 40 and of 80 marks.
func BenchmarkStrip(b *testing.B) {
	for _, n := range []int{40, 80} {
		var marks []Mark
		for i := range n {
			day := float64(i * i % 97)
			marks = append(marks, Mark{Item{"EVENT", "The leaders meet in Geneva", "/e/x", ""}, day, day, "The leaders meet"})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				Strip(Time{0, 100, nil}, []Lane{{"events", marks}}, Caption{})
			}
		})
	}
}
