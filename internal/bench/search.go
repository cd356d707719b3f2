package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"
)

// syllables are the parts of surnames.
var syllables = strings.Fields("ba dro ve gu zhe zy ki la mo ni per ra sta ty fe kha tse che shu lyu hry ya")

// surname returns the name of the actor or territory with number i, a different one for each.
func surname(i int) string {
	name := ""
	for n := i + len(syllables)*len(syllables); n > 0; n /= len(syllables) {
		name += syllables[n%len(syllables)]
	}
	return strings.ToUpper(name[:1]) + name[1:] + "nko"
}

// A quest is a way to make words to search for. The argument surname is the surname of a random actor.
type quest struct {
	what  string
	words func(random *rand.Rand, surname string) string
}

var quests = []quest{
	{"exact name", func(_ *rand.Rand, name string) string { return name }},
	{"exact, a word of many", func(r *rand.Rand, _ string) string { return vocabulary[r.IntN(len(vocabulary))] }},
	{"forgiven, Cyrillic", func(_ *rand.Rand, name string) string { return cyrillic.Replace(strings.ToLower(name)) }},
	{"forgiven, two neighbours swapped", func(r *rand.Rand, name string) string { return swapped(r, name) }},
	{"forgiven, swapped, and a word of many", func(r *rand.Rand, name string) string {
		return swapped(r, name) + " " + vocabulary[r.IntN(len(vocabulary))]
	}},
	{"nothing", func(r *rand.Rand, _ string) string { return "q" + strconv.Itoa(r.IntN(10)) + "wqx" }},
	{"nothing, of twelve letters", func(r *rand.Rand, _ string) string { return "qwrtpsdfghj" + string(rune('a'+r.IntN(26))) }},
	{"some words of a headline of twelve", headline},
}

// cyrillic writes the letters of surnames in Ukrainian.
var cyrillic = strings.NewReplacer(
	"zhe", "же", "kha", "ха", "tse", "це", "che", "че", "shu", "шу", "lyu", "лю", "ya", "я", "a", "а", "b", "б", "d", "д",
	"e", "е", "f", "ф", "g", "г", "h", "г", "i", "і", "k", "к", "l", "л", "m", "м", "n", "н", "o", "о", "p", "п", "r", "р",
	"s", "с", "t", "т", "u", "у", "v", "в", "y", "и", "z", "з",
)

// swapped returns the name with two of its letters swapped.
func swapped(r *rand.Rand, name string) string {
	at := 1 + r.IntN(len(name)-2)
	return name[:at] + name[at+1:at+2] + name[at:at+1] + name[at+2:]
}

// headline returns twelve words. No entity has all of them.
func headline(r *rand.Rand, name string) string {
	words := []string{name, "qqq"}
	for range 10 {
		words = append(words, vocabulary[r.IntN(len(vocabulary))])
	}
	return strings.Join(words, " ")
}

// searches measures how long searches take. The first ones are not measured, because they read the words of the
// revision.
func (b *bench) searches(ctx context.Context) error {
	const goal = 40 * time.Millisecond
	h := handler(b.kept)
	for _, q := range quests {
		random := rand.New(rand.NewPCG(1994, 2025))
		c, computed := course{what: q.what, handler: h}, cpu()
		for i := range warm + b.pages {
			words := q.words(random, surname(random.IntN(b.full.entities/10)))
			c.body = question(fmt.Sprintf(`{ search(query: %q, first: 10) { totalCount ignored corrected { typed found }
				edges { score node { id } matches { field text ranges { start end } } } } }`, words))
			took, err := c.ask(ctx)
			if err != nil {
				return fmt.Errorf("search for %q: %w", words, err)
			}
			if i >= warm {
				c.took = append(c.took, took)
			}
		}
		b.print("search", c.what, "p50 %.2f ms, p95 %.2f ms, the goal is %.0f ms; %.1f ms CPU here each",
			ms(c.at(50)), ms(c.at(95)), ms(goal), ms(cpu()-computed)/float64(warm+b.pages))
	}
	return nil
}
