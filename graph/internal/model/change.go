package model

import (
	"context"

	"accordgraph/internal/kg"
	"accordgraph/internal/prose"
	"accordgraph/internal/query"
)

// A DataChange is an entry of the log of loads.
type DataChange struct{ *query.Change }

// A ChangedField is a field whose value changed.
type ChangedField = query.ChangedField

// Number returns the number of the entry.
func (c DataChange) Number() int { return int(c.Change.Number) }

// Key returns the name of the entry.
func (c DataChange) Key() string { return c.Change.Key }

// Action returns what the load did to the thing.
func (c DataChange) Action() string { return c.Change.Action() }

// About returns the id of the thing, or nil for the data set.
func (c DataChange) About() *kg.ID {
	if c.Change.ID == kg.Root {
		return nil
	}
	return &c.Change.ID
}

// Text returns the change in words.
func (c DataChange) Text(ctx context.Context) (*string, error) {
	s, err := prose.Change(ctx, c.Change, lang(ctx))
	return &s, err
}

// Fields returns the fields whose value changed.
func (c DataChange) Fields() []ChangedField { return c.Change.Fields() }

// Day returns the day of the load, or nil.
func (c DataChange) Day() *string { return optional(c.Change.Day) }

// RevisionBefore returns the revision before the load, or nil.
func (c DataChange) RevisionBefore() *string { return optional(c.Change.Before) }

// RevisionAfter returns the revision after the load, or nil.
func (c DataChange) RevisionAfter() *string { return optional(c.Change.After) }

// Reasons returns the entries of the changelog that say why.
func (c DataChange) Reasons() []ChangelogEntry {
	all := make([]ChangelogEntry, len(c.Why))
	for i, e := range c.Why {
		all[i] = ChangelogEntry{e}
	}
	return all
}

// A DataChangeConnection is a page of the log.
type DataChangeConnection struct{ *query.ChangePage }

// A DataChangeEdge is an entry of the log, with its cursor.
type DataChangeEdge struct {
	Cursor string
	Node   DataChange
}

// ChangesOf resolves the field changes.
func ChangesOf(ctx context.Context, g *query.Graph) (*DataChangeConnection, error) {
	page, err := answer(ctx, g.Changes)
	if err != nil {
		return nil, err
	}
	return &DataChangeConnection{page}, nil
}

// Edges returns the entries on the page, with their cursors.
func (p DataChangeConnection) Edges() []DataChangeEdge {
	all := []DataChangeEdge{}
	for _, c := range p.Entries() {
		all = append(all, DataChangeEdge{c.Cursor(), DataChange{c}})
	}
	return all
}

// Nodes returns the entries on the page.
func (p DataChangeConnection) Nodes() []DataChange {
	all := []DataChange{}
	for _, c := range p.Entries() {
		all = append(all, DataChange{c})
	}
	return all
}

// PageInfo returns the position of the page in the log.
func (p DataChangeConnection) PageInfo() query.Info { return p.Info() }
