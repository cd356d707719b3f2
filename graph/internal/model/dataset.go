package model

import (
	"context"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// A Dataset is what a copy of the data is.
type Dataset struct{ kg.Meta }

// A EntityTotal is how many things there are of a kind.
type EntityTotal struct {
	Kind  string
	Count int
}

// A RelationshipTotal is how many links there are of a type.
type RelationshipTotal struct {
	Type  string
	Count int
}

// DatasetOf returns what the data of g is.
func DatasetOf(ctx context.Context, g *query.Graph) (*Dataset, error) {
	m, err := g.Dataset(ctx)
	if err != nil {
		return nil, err
	}
	return &Dataset{m}, nil
}

// CompiledOn returns the day on which the data was last gone through.
func (d Dataset) CompiledOn() *string {
	return optional(d.Meta.CompiledOn)
}

// LicenceURL returns where the licence can be read.
func (d Dataset) LicenceURL() string { return d.Meta.LicenceURL }

// Entities returns how many things there are, by kind.
func (d Dataset) Entities() []EntityTotal {
	var all []EntityTotal
	for _, k := range kg.Kinds() {
		all = append(all, EntityTotal{strings.ToUpper(string(k)), d.Counts[string(k)]})
	}
	return all
}

// Relationships returns how many links there are, by type.
func (d Dataset) Relationships() []RelationshipTotal {
	var all []RelationshipTotal
	for _, t := range kg.Types() {
		all = append(all, RelationshipTotal{string(t), d.Counts[string(t)]})
	}
	return all
}

// A ChangelogEntry is a change of the facts.
type ChangelogEntry struct{ kg.ChangelogEntry }

// Changelog returns the changes, last first.
func (d Dataset) Changelog() []ChangelogEntry {
	all := make([]ChangelogEntry, len(d.Meta.Changelog))
	for i, c := range d.Meta.Changelog {
		all[i] = ChangelogEntry{c}
	}
	return all
}

// Reason returns why, if it is said.
func (c ChangelogEntry) Reason() *string { return optional(c.ChangelogEntry.Reason) }
