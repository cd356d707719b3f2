package model

import (
	"context"

	"accordgraph/internal/kg"
	"accordgraph/internal/prose"
	"accordgraph/internal/query"
)

// A Relationship is a statement that joins two entities.
type Relationship struct{ *query.Link }

// RelationshipConnection is a page of relationships, and RelationshipEdge is one entry of it.
type (
	RelationshipConnection = Page[Relationship]
	RelationshipEdge       = Edge[Relationship]
)

func (Relationship) isNode() {}

// ID returns the id with the days of the request.
func (r Relationship) ID() string { return r.DatedID() }

func (r Relationship) PlainID() kg.ID { return r.Link.ID }

func (r Relationship) Type() string          { return string(r.Link.Type) }
func (r Relationship) Role() *string         { return r.optional("role") }
func (r Relationship) Alignment() *string    { return r.optional("alignment") }
func (r Relationship) Dependence() *string   { return r.optional("dependence") }
func (r Relationship) Requirement() *string  { return r.optional("requirement") }
func (r Relationship) Vote() *string         { return r.optional("vote") }
func (r Relationship) Verdict() *string      { return r.optional("verdict") }
func (r Relationship) ValidFrom() *string    { return r.optional("validFrom") }
func (r Relationship) ValidTo() *string      { return r.optional("validTo") }
func (r Relationship) KnownFrom() *string    { return r.optional("knownFrom") }
func (r Relationship) KnownTo() *string      { return r.optional("knownTo") }
func (r Relationship) Status() string        { return r.Text("status") }
func (r Relationship) SourceCount() int      { return r.Int("sourceCount") }
func (r Relationship) OriginCount() int      { return r.Int("originCount") }
func (r Relationship) SourceKinds() []string { return r.Texts("sourceKinds") }
func (r Relationship) BestSource() *string   { return r.optional("bestSource") }

func (r Relationship) optional(field string) *string {
	if s, ok := r.Value(field).(string); ok {
		return &s
	}
	return nil
}

// Source returns the entity that r starts from.
func (r Relationship) Source(ctx context.Context) (Entity, error) {
	n, err := r.Link.Source(ctx)
	e, _ := view(n).(Entity)
	return e, err
}

// Target returns the entity that r leads to.
func (r Relationship) Target(ctx context.Context) (Entity, error) {
	n, err := r.Link.Target(ctx)
	e, _ := view(n).(Entity)
	return e, err
}

// AssertedBy returns the actor that claims r, or nil if r is on record.
func (r Relationship) AssertedBy(ctx context.Context) (*Actor, error) {
	n, err := r.Link.AssertedBy(ctx)
	if a, ok := view(n).(Actor); ok {
		return &a, err
	}
	return nil, err
}

// Blames returns the actors that r blames.
func (r Relationship) Blames(ctx context.Context) ([]Actor, error) {
	blamed, err := r.Link.Blames(ctx)
	if err != nil {
		return nil, err
	}
	return several[Actor](blamed), nil
}

// Evidence returns the evidence for r.
func (r Relationship) Evidence(ctx context.Context) ([]Evidence, error) {
	return evidence(r.Link.Evidence(ctx))
}

// Disputes returns the relationships that contradict r.
func (r Relationship) Disputes(ctx context.Context) ([]Relationship, error) {
	all, err := r.Link.Disputes(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Relationship, len(all))
	for i, l := range all {
		out[i] = Relationship{l}
	}
	return out, nil
}

// Sentence returns r in words.
func (r Relationship) Sentence(ctx context.Context) (*string, error) {
	s, err := prose.Sentence(ctx, r.Link, lang(ctx))
	return &s, err
}

// Footnotes returns the evidence for r in words.
func (r Relationship) Footnotes(ctx context.Context) ([]string, error) {
	return prose.Footnotes(ctx, r.Link, lang(ctx))
}
