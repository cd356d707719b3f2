package seed

import (
	"errors"
	"io/fs"

	"accordgraph/internal/kg"
)

const changelogFile = "changelog.yaml"

// A change is an entry of the changelog that was read, and what it names.
type change struct{ ids, removed []word }

// changelog reads what was changed in the facts, if that is written down.
func (r *reader) changelog(fsys fs.FS) {
	if _, err := fs.Stat(fsys, changelogFile); errors.Is(err, fs.ErrNotExist) {
		return
	}
	before := ""
	for _, e := range r.list(fsys, changelogFile) {
		r.change(e, &before)
	}
}

// change reads one entry. None is later than the one before it.
func (r *reader) change(e *entry, before *string) {
	e.need("date", "kind", "summary")
	c := kg.ChangelogEntry{Date: e.day("date"), Summary: e.text("summary"), Reason: e.text("reason")}
	if *before != "" && c.Date > *before {
		r.wrong(e.place, "is not in its place: the last change comes first")
	}
	if c.Date != "" {
		*before = c.Date
	}
	kind, ids, removed := e.word("kind"), e.refs("ids"), e.refs("removed")
	e.check(kg.Field{Name: "kind", Type: kg.Enum, Values: kg.ChangelogKinds}, kind)
	switch c.Kind = kind.text; c.Kind {
	case "ADDED":
		e.need("ids")
	case "CORRECTED":
		e.need("reason")
		if ids == nil && removed == nil {
			r.wrong(e.place, "has neither ids nor removed")
		}
	case "REMOVED":
		e.need("reason", "removed")
	}
	e.done()
	c.IDs, c.Removed = idsOf(ids), idsOf(removed)
	r.meta.Changelog = append(r.meta.Changelog, c)
	r.changes = append(r.changes, change{ids, removed})
}

// refs returns the ids of a list.
func (e *entry) refs(key string) []word {
	all := e.words(key)
	for _, w := range all {
		e.check(kg.Field{Name: key, Type: kg.Refs}, w)
	}
	return all
}

func idsOf(all []word) (ids []kg.ID) {
	for _, w := range all {
		ids = append(ids, kg.ID(w.text))
	}
	return ids
}

// checkChangelog notes what the changelog names and is not so: what was changed
// is there unless a later entry removed it, and what was removed is not unless a
// later entry put it back.
func (r *reader) checkChangelog() {
	later := map[string]bool{}
	for _, c := range r.changes {
		for _, w := range c.ids {
			if !later[w.text] && !r.exists(w) {
				r.wrong(w.place, "%s does not exist: name what is no more under removed", shown(w.text))
			}
		}
		for _, w := range c.removed {
			if !later[w.text] && r.exists(w) {
				r.wrong(w.place, "%s was not removed: name what there is under ids", shown(w.text))
			}
		}
		for _, w := range append(c.ids, c.removed...) {
			later[w.text] = true
		}
	}
}

func (r *reader) exists(w word) bool {
	id := kg.ID(w.text)
	return r.entities[id] != nil || r.links[id] != nil
}
