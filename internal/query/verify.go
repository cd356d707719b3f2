package query

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"accordgraph/internal/kg"
	"accordgraph/internal/quote"
)

// MaxQuote is the greatest number of code points in the text of a [VerifyQuestion], and MaxQuoteMatches is the greatest
// number of matches in the answer.
const (
	MaxQuote        = 2000
	MaxQuoteMatches = 10
)

// AboutTrips is the greatest number of round trips that About takes.
const AboutTrips = 7

// A VerifyQuestion asks whether somebody said some words.
type VerifyQuestion struct {
	Text  string `arg:"text"`  // at least one word, and at most MaxQuote code points
	About kg.ID  `arg:"about"` // only words about this entity or relationship count; if empty, all count
	AsOf  AsOf   `arg:"asOf"`
}

// A QuoteVerdict says where words come from.
type QuoteVerdict string

// These are the verdicts. A [QuoteMatch] has one of the first three.
const (
	QuoteExact    QuoteVerdict = "EXACT"     // the words were seen on a page
	QuoteOurWords QuoteVerdict = "OUR_WORDS" // the words are like words of the data set's editors
	QuoteNear     QuoteVerdict = "NEAR"      // words like these were seen on a page
	QuoteNotHere  QuoteVerdict = "NOT_HERE"  // there are no words like these
	QuoteTooShort QuoteVerdict = "TOO_SHORT" // the words are too few; nothing was looked for
)

// A QuoteCheck is the answer to a [VerifyQuestion].
type QuoteCheck struct {
	Verdict  QuoteVerdict  // the verdict of the first match, or QuoteNotHere or QuoteTooShort
	Matches  []*QuoteMatch // at most MaxQuoteMatches
	Complete bool          // everything that has all words of the text was looked at

	on       *frontier // has the nodes of the matches
	all      []*QuoteMatch
	links    memo[struct{}, []*Link]
	entities memo[struct{}, []*Node]
}

// A QuoteMatch is a text in the graph that has the words, or words like these.
type QuoteMatch struct {
	Verdict QuoteVerdict
	Node    *Node    // the evidence or objection with the quote, or the entity that the editors wrote about
	Field   kg.Field // of Node
	Text    string   // the text; a quote of evidence stands between the words around it
	quote.Match

	check    *QuoteCheck
	evidence []kg.ID // what the text rests on
}

// Verify looks for words in the quotes of evidence, with the words around them, and in quotes of objections. Only these
// were seen on a page, so only these can be EXACT or NEAR. It also looks for them in the words of the data set's
// editors ([kg.OwnWords]). Package quote says which words are the same, and which are near.
//
// Matches are in this order: EXACT; OUR_WORDS if the words are the same; NEAR; other OUR_WORDS. Then the one with fewer
// words that differ comes first, then evidence, then objections, then others in list order.
//
// If the text is too short, there are no matches.
//
// About counts what belongs to it: its own texts, and the ones of its clauses, obligations and passages. It also counts
// quotes and paraphrases on which it, a relationship of it, or something that belongs to it rests. The first
// maxRestingLinks relationships and maxRestingEntities entities that rest on the evidence of all matches are looked at.
//
// The error is ErrInvalid if the text has no word or is too long, or if About names nothing.
//
// Verify takes one round trip for what has all words, and one for what has some of them, unless the text is EXACT
// somewhere. About takes at most AboutTrips more: for its ID, for merged ones, for the evidence of the matches, for
// what rests on it, and for the ends of relationships.
func (g *Graph) Verify(ctx context.Context, q VerifyQuestion) (*QuoteCheck, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	said := quote.Read(q.Text)
	if n := utf8.RuneCountInString(q.Text); n > MaxQuote {
		return nil, kg.Invalidf("text has %d characters, want at most %d", n, MaxQuote)
	}
	if len(kg.WordsOf(q.Text)) == 0 {
		return nil, kg.Invalidf("text has no word in it, want at least one letter or digit")
	}
	c := &QuoteCheck{on: g.frontier(q.AsOf), Complete: true, Verdict: QuoteTooShort}
	about, err := g.aboutOf(ctx, c.on, q.About)
	if err != nil || said.IsShort() {
		return c, err
	}
	if err := c.find(ctx, said); err != nil {
		return nil, err
	}
	if c.all, err = about.keep(ctx, c); err != nil {
		return nil, err
	}
	c.Matches, c.Verdict = c.all[:min(len(c.all), MaxQuoteMatches)], QuoteNotHere
	if len(c.Matches) > 0 {
		c.Verdict = c.Matches[0].Verdict
	}
	return c, nil
}

// group returns the place of the matches like m in the order of matches.
func (m *QuoteMatch) group() int {
	switch {
	case m.Verdict == QuoteExact:
		return 0
	case m.Verdict == QuoteNear:
		return 2
	case m.Same:
		return 1
	}
	return 3
}

// class returns the place of the kind of m in the order of matches.
func (m *QuoteMatch) class() int {
	if i := slices.Index([]kg.Kind{kg.Evidence, kg.Objection}, m.Node.Kind); i >= 0 {
		return i
	}
	return 2
}

// compareMatches orders matches; see [Graph.Verify].
func compareMatches(a, b *QuoteMatch) int {
	return cmp.Or(a.group()-b.group(), a.Off-b.Off, len(a.Differences)-len(b.Differences), a.class()-b.class(),
		cmp.Compare(a.Node.Sort, b.Node.Sort), cmp.Compare(a.Node.ID, b.Node.ID))
}

// FieldName returns the name that clients use for the field. A Ukrainian text has the name of the English text, because
// both are one field of the contract.
func (m *QuoteMatch) FieldName() string {
	if m.Field.UkrainianOf != "" {
		return m.Field.UkrainianOf
	}
	return m.Field.ClientName()
}
