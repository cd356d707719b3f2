package seed

import (
	"errors"
	"io/fs"

	"accordgraph/internal/kg"
)

// changelog reads what changed in the facts. A data set may have no changelog.
func (r *reader) changelog() {
	if _, err := fs.Stat(r.files, changelogFile); errors.Is(err, fs.ErrNotExist) {
		return
	}
	for _, e := range r.files.list(changelogFile) {
		r.change(e)
	}
}

// change reads one entry.
func (r *reader) change(e *entry) {
	c := kg.ChangelogEntry{Date: e.text("date"), Summary: e.text("summary"), Reason: e.text("reason"), Kind: e.text("kind")}
	c.IDs, c.Removed = ids(e.words("ids")), ids(e.words("removed"))
	e.done()
	if r.metaAt == nil {
		r.metaAt = &written{at: place{changelogFile, 0}, places: map[value]place{}, broken: map[string]bool{}}
	}
	i := len(r.meta.Changelog)
	r.metaAt.include(e.written(nil), func(field string) string { return kg.ChangelogField(i, field) })
	r.meta.Changelog = append(r.meta.Changelog, c)
}

func ids(words []word) (all []kg.ID) {
	for _, w := range words {
		all = append(all, kg.ID(w.text))
	}
	return all
}
