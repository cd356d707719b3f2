package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"accordgraph/internal/kg"
	"accordgraph/internal/quote"
)

// MaxQuoteReads is the most entities and relationships that one [VerifyQuestion] reads.
const MaxQuoteReads = maxHaveAll + maxHaveSome + maxRestingLinks + maxRestingEntities

const (
	maxHaveAll  = 400 // entities that have all words
	maxHaveSome = 200 // entities that have some of the words
	maxNear     = 60  // texts that are laid beside the text, because that takes long
	maxSome     = 24  // words to find entities that have some of them: common words are short
	leastSome   = 4   // so many of these words are enough
	maxFound    = 30  // matches
)

// find sets all matches.
func (c *QuoteCheck) find(ctx context.Context, said quote.Text) error {
	words := searchedWords(said)
	found, err := c.on.graph.store.Search(ctx, kg.TermsOf(words), nil, maxHaveAll)
	if err != nil {
		return fmt.Errorf("query: search for all words of a quote: %w", err)
	}
	c.Complete = len(found) < maxHaveAll
	if c.all = c.compare(said, found); !slices.ContainsFunc(c.all, (*QuoteMatch).isExact) {
		some := words[:min(len(words), maxSome)]
		least := min((len(some)+1)/2, leastSome)
		further, err := c.on.graph.store.SearchAny(ctx, some, least, nil, maxHaveSome)
		if err != nil {
			return fmt.Errorf("query: search for some words of a quote: %w", err)
		}
		c.all = c.compare(said, once(slices.Concat(found, further)))
	}
	slices.SortStableFunc(c.all, compareMatches)
	c.all = c.all[:min(len(c.all), maxFound)]
	return nil
}

func (m *QuoteMatch) isExact() bool { return m.Verdict == QuoteExact }

// searchedWords returns different words of the text as an index spells them, the longest first, at most kg.MaxTerms.
func searchedWords(said quote.Text) []string {
	// A letter in brackets is part of its word.
	words := kg.WordsOf(strings.NewReplacer("[", "", "]", "").Replace(said.String()))
	slices.Sort(words)
	words = slices.Compact(words)
	slices.SortStableFunc(words, func(a, b string) int {
		return cmp.Compare(utf8.RuneCountInString(b), utf8.RuneCountInString(a))
	})
	words = words[:min(len(words), kg.MaxTerms)]
	for i, w := range words {
		words[i] = kg.Spell(w)
	}
	return words
}

// A beside is a text of the graph that is near the text of the question, or may be.
type beside struct {
	match  *QuoteMatch
	text   quote.Text
	shared int
}

// compare returns the matches in the entities that the request sees.
func (c *QuoteCheck) compare(said quote.Text, found []kg.Entity) (all []*QuoteMatch) {
	var maybe []beside
	for _, e := range found {
		if !c.on.asOf.shows(e.Value) {
			continue
		}
		for _, b := range c.textsOf(e) {
			if m, ok := quote.Exact(said, b.text); ok {
				b.match.Match = m
				all = append(all, b.match)
			} else if b.shared = quote.Shared(said, b.text); b.shared >= quote.MinWords {
				maybe = append(maybe, b)
			}
		}
	}
	slices.SortStableFunc(maybe, func(a, b beside) int { return cmp.Compare(b.shared, a.shared) })
	for _, b := range maybe[:min(len(maybe), maxNear)] {
		if m, ok := quote.Near(said, b.text); ok {
			b.match.Match = m
			if b.match.Verdict == QuoteExact {
				b.match.Verdict = QuoteNear
			}
			all = append(all, b.match)
		}
	}
	return all
}

// textsOf returns the texts of an entity, each with the verdict if it has the words.
func (c *QuoteCheck) textsOf(e kg.Entity) (all []beside) {
	for _, f := range kg.EntityFields(e.Kind) {
		if text := e.Text(f.Name); f.Name == "quote" && text != "" {
			text = strings.TrimSpace(e.Text("prefix") + " " + text + " " + e.Text("suffix"))
			all = append(all, beside{match: c.match(QuoteExact, e, f, text), text: quote.ReadQuote(text)})
		}
	}
	for _, f := range kg.OwnWords(e.Kind) {
		if text := kg.TextsOf(e.Value(f.Name)); len(text) == 1 {
			all = append(all, beside{match: c.match(QuoteOurWords, e, f, text[0]), text: quote.Read(text[0])})
		}
	}
	return all
}

func (c *QuoteCheck) match(v QuoteVerdict, e kg.Entity, f kg.Field, text string) *QuoteMatch {
	return &QuoteMatch{Verdict: v, Node: c.on.add(e), Field: f, Text: text, check: c, evidence: evidenceOf(e, f)}
}

// evidenceOf returns the IDs of the evidence that a field of an entity rests on. Evidence is its own evidence.
func evidenceOf(e kg.Entity, f kg.Field) (ids []kg.ID) {
	if e.Kind == kg.Evidence {
		return []kg.ID{e.ID}
	}
	for _, of := range e.FieldEvidence() {
		if of.Field == cmp.Or(f.UkrainianOf, f.Name) {
			ids = append(ids, of.Evidence)
		}
	}
	if len(ids) == 0 {
		ids = e.IDs("evidence")
	}
	return ids
}
