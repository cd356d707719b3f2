package model

import (
	"context"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/prose"
	"accordgraph/internal/query"
)

// A DataChangeConnection is one page of the changes that loads made.
type DataChangeConnection struct{ *query.ChangePage }

// A DataChangeEdge is one entry of it.
type DataChangeEdge struct{ *query.DataChange }

// A DataChange is one change that a load made.
type DataChange struct{ *query.DataChange }

// A FieldChange is a field whose value differs before and after a change.
type FieldChange = query.FieldChange

// Changes resolves the field changes.
func Changes(ctx context.Context, g *query.Graph) (*DataChangeConnection, error) {
	c, err := answer(ctx, g.Changes)
	if err != nil {
		return nil, err
	}
	return &DataChangeConnection{c}, nil
}

// Edges returns the changes on the page, with their cursors.
func (c DataChangeConnection) Edges() []DataChangeEdge {
	all := make([]DataChangeEdge, len(c.ChangePage.Edges()))
	for i, d := range c.ChangePage.Edges() {
		all[i] = DataChangeEdge{d}
	}
	return all
}

// Nodes returns the changes on the page.
func (c DataChangeConnection) Nodes() []DataChange {
	all := make([]DataChange, len(c.ChangePage.Edges()))
	for i, d := range c.ChangePage.Edges() {
		all[i] = DataChange{d}
	}
	return all
}

// TotalCount returns the number of changes on all pages.
func (c DataChangeConnection) TotalCount(ctx context.Context) (*int, error) {
	n, err := c.Total(ctx)
	return &n, err
}

// PageInfo returns the position of the page in the list.
func (c DataChangeConnection) PageInfo() query.Info { return c.Info() }

// Node returns the change.
func (e DataChangeEdge) Node() DataChange { return DataChange(e) }

// Number returns the place of the change in the log.
func (d DataChange) Number() int { return int(d.Change.Number) }

// Key returns the name of the change.
func (d DataChange) Key() string { return d.DataChange.Key }

// Text returns the change in words.
func (d DataChange) Text(ctx context.Context) (*string, error) {
	s, err := prose.Change(ctx, d.DataChange, lang(ctx))
	return &s, err
}

// Subject returns the id of the thing, or nil for the data set.
func (d DataChange) Subject() *kg.ID {
	if d.ID == kg.Root {
		return nil
	}
	return &d.ID
}

// Kind returns the kind of an entity, or nil.
func (d DataChange) Kind() *string {
	e := d.Entity()
	if e == nil || e.Kind == kg.Merged {
		return nil
	}
	return optional(strings.ToUpper(string(e.Kind)))
}

// Type returns the type of a relationship, or nil.
func (d DataChange) Type() *string {
	for _, l := range []*query.Link{d.Is(), d.Was()} {
		if l != nil {
			return optional(string(l.Type))
		}
	}
	return nil
}

// Name returns the name of an entity, or nil.
func (d DataChange) Name() *string {
	if e := d.Entity(); e != nil {
		return optional(e.Name)
	}
	return nil
}

// Day returns the day of the load, or nil.
func (d DataChange) Day() *string { return optional(d.Change.Day) }

// RevisionBefore returns the revision before the load, or nil.
func (d DataChange) RevisionBefore() *string { return optional(d.Change.Before) }

// RevisionAfter returns the revision after the load, or nil.
func (d DataChange) RevisionAfter() *string { return optional(d.Change.After) }

// SentenceBefore returns the relationship as it was, in words, or nil.
func (d DataChange) SentenceBefore(ctx context.Context) (*string, error) {
	return inWords(ctx, d.Was())
}

// SentenceAfter returns the relationship as it became, in words, or nil.
func (d DataChange) SentenceAfter(ctx context.Context) (*string, error) { return inWords(ctx, d.Is()) }

func inWords(ctx context.Context, l *query.Link) (*string, error) {
	if l == nil {
		return nil, nil
	}
	s, err := prose.Sentence(ctx, l, lang(ctx))
	return &s, err
}

// What returns what the load did to the thing.
func (d DataChange) What() string { return d.DataChange.What() }

// Fields returns the fields whose values differ.
func (d DataChange) Fields() []FieldChange { return d.DataChange.Fields() }

// Why returns the entries of the changelog that give the reason.
func (d DataChange) Why() []ChangelogEntry {
	all := make([]ChangelogEntry, len(d.Change.Why))
	for i, e := range d.Change.Why {
		all[i] = ChangelogEntry{e}
	}
	return all
}
