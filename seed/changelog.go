package seed

import (
	"errors"
	"io/fs"

	"accordgraph/internal/kg"
)

// changelog reads the changelog, which lists the changes of the facts. A data set may have none.
func (r *reader) changelog() {
	if _, err := fs.Stat(r.files, changelogFile); errors.Is(err, fs.ErrNotExist) {
		return
	}
	for _, e := range r.files.list(changelogFile) {
		r.change(e)
	}
}

// change reads one entry of the changelog.
func (r *reader) change(e *entry) {
	c := kg.ChangelogEntry{
		Date: e.text("date"), Summary: e.text("summary"), Reason: e.text("reason"), Kind: e.text("kind"),
		IDs: ids(e.words("ids")), Removed: ids(e.words("removed")),
	}
	e.done()
	fieldOf := map[string]string{}
	for _, key := range e.known {
		fieldOf[key] = kg.ChangelogField(len(r.meta.Changelog), key)
	}
	r.meta.Changelog = append(r.meta.Changelog, c)
	r.changes = append(r.changes, e.written(fieldOf))
}

func ids(words []word) (all []kg.ID) {
	for _, w := range words {
		all = append(all, kg.ID(w.text))
	}
	return all
}
