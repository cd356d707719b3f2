package kg

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
)

// metaThings returns what a Change of the data set says: was and is, each with the entries of the changelog that only
// it has. If these entries alone would not let [Meta.undo] restore the order of the changelog, both have all entries.
func metaThings(was, is Meta) (Thing, Thing) {
	before, after := was, is
	before.Changelog = missingIn(is.Changelog, was.Changelog)
	after.Changelog = missingIn(was.Changelog, is.Changelog)
	if !reflect.DeepEqual(is.undo(before, after).Changelog, was.Changelog) {
		before.Changelog, after.Changelog = was.Changelog, is.Changelog
	}
	return Thing{Meta: &before}, Thing{Meta: &after}
}

// undo returns what m was before a Change of the data set.
func (m Meta) undo(was, is Meta) Meta {
	remaining := missingIn(is.Changelog, m.Changelog)
	if len(remaining) == 0 {
		return was
	}
	was.Changelog = slices.Concat(was.Changelog, remaining)
	slices.SortStableFunc(was.Changelog, func(a, b ChangelogEntry) int { return cmp.Compare(b.Date, a.Date) })
	return was
}

// Undo returns what m was before c, which is the latest Change of the data set that led to m. Before the first entry of
// a log it was the zero Meta.
func (m Meta) Undo(c Change) Meta {
	if c.Was.Meta == nil {
		return Meta{}
	}
	return m.undo(*c.Was.Meta, *c.Is.Meta)
}

// missingIn returns the entries of all that are not in some.
func missingIn(some, all []ChangelogEntry) []ChangelogEntry {
	in := make(map[string]bool, len(some))
	for _, e := range some {
		in[e.key()] = true
	}
	var missing []ChangelogEntry
	for _, e := range all {
		if !in[e.key()] {
			missing = append(missing, e)
		}
	}
	return missing
}

// key returns a text that equal entries share.
func (e ChangelogEntry) key() string { return fmt.Sprintf("%q", e) }

// NewIn returns the entries of the changelog of m that old does not have.
func (m Meta) NewIn(old Meta) []ChangelogEntry { return missingIn(old.Changelog, m.Changelog) }
