package seed

import (
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// written says where a thing and its values are written, so that a problem that [kg.Check] finds
// has a line.
type written struct {
	at      place
	entry   *entry            // nil if the thing is written with another one
	fieldOf map[string]string // by key, the fields of the keys that differ from their fields
	isMade  bool              // the id is not written: it follows from other keys

	// owner is the entity with which a relationship is written. It is nil if the relationship has
	// an entry. The evidence of the owner is the evidence of the relationship.
	owner *written
}

// written returns where the values of e are.
func (e *entry) written(fieldOf map[string]string) written {
	return written{at: e.place, entry: e, fieldOf: fieldOf}
}

// field returns the field whose value is written under key.
func (w *written) field(key string) string {
	if f, ok := w.fieldOf[key]; ok {
		return f
	}
	return key
}

// mistake returns p as a mistake in a line. It returns false if the cause of p is noted already.
func (w *written) mistake(p kg.Problem) (Mistake, bool) {
	if p.Field == "evidence" && w.owner != nil {
		w = w.owner
	}
	if p.Field == "id" && w.isMade || p.Value == "" && w.isUnreadable(p.Field) {
		return Mistake{}, false
	}
	at := w.place(p)
	return Mistake{at.file, at.line, w.inKeys(p)}, true
}

// isUnreadable reports whether a field has a value that cannot be read.
func (w *written) isUnreadable(field string) bool {
	if w.entry == nil {
		return false
	}
	for key := range w.entry.broken {
		if w.field(key) == field {
			return true
		}
	}
	return false
}

// place returns the place of the value that p is about, or else of its field, or of the thing.
func (w *written) place(p kg.Problem) place {
	if w.entry == nil {
		return w.at
	}
	for _, r := range slices.Backward(w.entry.read) { // the second place of a text that is there twice
		if r.text == p.Value && w.field(r.key) == p.Field {
			return r.place
		}
	}
	for _, key := range w.entry.known {
		if w.field(key) == p.Field {
			return w.entry.at(key)
		}
	}
	return w.at
}

// inKeys returns the message of p, in which it replaces the name of the field by the key.
func (w *written) inKeys(p kg.Problem) string {
	if w.entry == nil || slices.Contains(w.entry.known, p.Field) {
		return p.Message
	}
	words := strings.Split(p.Message, " ")
	key, ok := w.key(p.Field)
	if i := slices.Index(words, p.Field); ok && i >= 0 {
		words[i] = key
	}
	return strings.Join(words, " ")
}

// key returns the key of a field that is written under a key of another name.
func (w *written) key(field string) (string, bool) {
	for key, f := range w.fieldOf {
		if f == field {
			return key, true
		}
	}
	return "", false
}
