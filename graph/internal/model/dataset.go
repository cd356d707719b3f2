package model

import (
	"context"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// A Dataset describes the data set as a whole.
type Dataset struct{ kg.Meta }

// An EntityTotal is the number of entities of one kind.
type EntityTotal struct {
	Kind  string
	Count int
}

// A RelationshipTotal is the number of relationships of one type.
type RelationshipTotal struct {
	Type  string
	Count int
}

// DatasetOf resolves the field dataset.
func DatasetOf(ctx context.Context, g *query.Graph) (*Dataset, error) {
	m, err := g.Dataset(ctx)
	if err != nil {
		return nil, err
	}
	return &Dataset{m}, nil
}

// CompiledOn returns the day on which the data set was compiled.
func (d Dataset) CompiledOn() *string {
	return optional(d.Meta.CompiledOn)
}

// CoversUntil returns the day to which the story reaches, or nil if the editors do not say.
func (d Dataset) CoversUntil() *string {
	return optional(d.Meta.CoversUntil)
}

// LicenceURL returns the address of the licence.
func (d Dataset) LicenceURL() string { return d.Meta.LicenceURL }

// Entities returns the number of entities of each kind.
func (d Dataset) Entities() []EntityTotal {
	var all []EntityTotal
	for _, k := range kg.Kinds() {
		all = append(all, EntityTotal{strings.ToUpper(string(k)), d.Counts[string(k)]})
	}
	return all
}

// Relationships returns the number of relationships of each type.
func (d Dataset) Relationships() []RelationshipTotal {
	var all []RelationshipTotal
	for _, t := range kg.Types() {
		all = append(all, RelationshipTotal{string(t), d.Counts[string(t)]})
	}
	return all
}

// A ChangelogEntry describes a change to the facts of the data set.
type ChangelogEntry struct{ kg.ChangelogEntry }

// Changelog returns the changes, the latest first.
func (d Dataset) Changelog() []ChangelogEntry {
	all := make([]ChangelogEntry, len(d.Meta.Changelog))
	for i, c := range d.Meta.Changelog {
		all[i] = ChangelogEntry{c}
	}
	return all
}

// Reason returns the reason for the change, or nil.
func (c ChangelogEntry) Reason() *string { return optional(c.ChangelogEntry.Reason) }
