package spell

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// madeUp returns n different words of two to five syllables, in ascending order.
func madeUp(n int) []string {
	syllables := strings.Fields("ze len sky pu tin khar kiv do netsk schol uma rov wit koff iev tsy shch an der bor ou")
	random, seen := rand.New(rand.NewPCG(1, 2)), map[string]bool{}
	for len(seen) < n {
		var word strings.Builder
		for range 2 + random.IntN(4) {
			word.WriteString(syllables[random.IntN(len(syllables))])
		}
		seen[word.String()] = true
	}
	words := make([]string, 0, n)
	for word := range seen {
		words = append(words, word)
	}
	slices.Sort(words)
	return words
}

// BenchmarkNew makes the vocabulary of as many words as the bundled data set has.
func BenchmarkNew(b *testing.B) {
	words := madeUp(7000)
	b.ReportAllocs()
	for b.Loop() {
		New(words)
	}
}

// BenchmarkNear looks in 100,000 words for those with one or two wrong letters.
func BenchmarkNear(b *testing.B) {
	v := New(madeUp(100_000))
	for _, c := range []struct{ name, typed string }{{"one", "zelenzky"}, {"two", "zelenskybor"}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				v.Near(c.typed)
			}
		})
	}
}
