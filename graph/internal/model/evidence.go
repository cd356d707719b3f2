package model

import "context"

// Evidence is a passage in one source that an entry relies on.
type Evidence struct{ node }

// EvidenceConnection is a page of evidence, and EvidenceEdge is one entry of it.
type (
	EvidenceConnection = Page[Evidence]
	EvidenceEdge       = Edge[Evidence]
)

func (e Evidence) Quote() *string { return text(e.Entity, "quote") }

func (e Evidence) Paraphrase() *string { return text(e.Entity, "paraphrase") }

func (e Evidence) Locator() string { return e.Text("locator") }

func (e Evidence) Basis() string { return e.Text("basis") }

func (e Evidence) Source(ctx context.Context) (*Source, error) {
	return ref[Source](ctx, e.Node, "source")
}
