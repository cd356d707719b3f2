package model

import (
	"context"

	"accordgraph/internal/query"
	"accordgraph/internal/quote"
)

// A QuoteCheck is what a check of a quote found.
type QuoteCheck struct{ check *query.QuoteCheck }

// Verify resolves the field verify.
func Verify(ctx context.Context, g *query.Graph) (*QuoteCheck, error) {
	c, err := answer(ctx, g.Verify)
	if err != nil {
		return nil, err
	}
	return &QuoteCheck{c}, nil
}

// Verdict returns the verdict of the first match, or that there is none.
func (c QuoteCheck) Verdict() string { return string(c.check.Verdict) }

// Matches returns the texts that have the words, or words like these.
func (c QuoteCheck) Matches() []QuoteMatch {
	all := make([]QuoteMatch, len(c.check.Matches))
	for i, m := range c.check.Matches {
		all[i] = QuoteMatch{m}
	}
	return all
}

// Complete returns whether everything that has all words was looked at.
func (c QuoteCheck) Complete() bool { return c.check.Complete }

// A QuoteMatch is a text that has the words, or words like these.
type QuoteMatch struct{ *query.QuoteMatch }

// Verdict returns how the words compare.
func (m QuoteMatch) Verdict() string { return string(m.QuoteMatch.Verdict) }

// Node returns what the text is of.
func (m QuoteMatch) Node() Node { return view(m.QuoteMatch.Node) }

// Field returns the name of the field with the text.
func (m QuoteMatch) Field() string { return m.QuoteMatch.FieldName() }

// Text returns the text.
func (m QuoteMatch) Text() string { return m.QuoteMatch.Text }

// Ranges returns where the words stand in the text.
func (m QuoteMatch) Ranges() []query.Extent {
	all := make([]query.Extent, len(m.QuoteMatch.Ranges))
	for i, r := range m.QuoteMatch.Ranges {
		all[i] = query.Extent(r)
	}
	return all
}

// Differences returns what differs.
func (m QuoteMatch) Differences() []QuoteDifference {
	all := make([]QuoteDifference, len(m.QuoteMatch.Differences))
	for i, d := range m.QuoteMatch.Differences {
		all[i] = QuoteDifference{d}
	}
	return all
}

func (m QuoteMatch) Evidence(ctx context.Context) ([]Evidence, error) {
	return evidence(m.QuoteMatch.Evidence(ctx))
}

func (m QuoteMatch) Relationships(ctx context.Context) ([]Relationship, error) {
	all, err := m.QuoteMatch.Relationships(ctx)
	if err != nil {
		return nil, err
	}
	return relationships(all), nil
}

func (m QuoteMatch) Entities(ctx context.Context) ([]Entity, error) {
	all, err := m.QuoteMatch.Entities(ctx)
	if err != nil {
		return nil, err
	}
	return several[Entity](all), nil
}

// A QuoteDifference is one difference between the words of the request and a text.
type QuoteDifference struct{ quote.Difference }

// Kind returns how they differ.
func (d QuoteDifference) Kind() string { return string(d.Difference.Kind) }

// Said returns the words of the request, or nil.
func (d QuoteDifference) Said() *string { return optional(d.Difference.Said) }

// Here returns the words of the text, or nil.
func (d QuoteDifference) Here() *string { return optional(d.Difference.Here) }
