package model

import "context"

// A Source is a published document that evidence is taken from.
type Source struct{ node }

// SourceConnection is a page of sources, and SourceEdge is one entry of it.
type (
	SourceConnection = Page[Source]
	SourceEdge       = Edge[Source]
)

func (s Source) Title() string { return s.Text("name") }

func (s Source) Publisher() *string { return text(s.Entity, "publisher") }

func (s Source) Date() *string { return text(s.Entity, "date") }

func (s Source) URL() *string { return text(s.Entity, "url") }

func (s Source) Language() *string { return text(s.Entity, "language") }

func (s Source) Genre() string { return s.Text("sourceKind") }

func (s Source) Reliability() string { return s.Text("reliability") }

func (s Source) Repeats(ctx context.Context) (*Actor, error) {
	return ref[Actor](ctx, s.Node, "repeats")
}

func (s Source) Note() *string { return text(s.Entity, "note") }

func (s Source) Passages(ctx context.Context) (*EvidenceConnection, error) {
	return follow[Evidence](ctx, s.Node)
}

// Evidence returns Passages under its former name.
func (s Source) Evidence(ctx context.Context) (*EvidenceConnection, error) {
	return follow[Evidence](ctx, s.Node)
}
