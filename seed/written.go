package seed

import (
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// written says where a thing and its values are written. With it, a problem that [kg.Check] finds
// can be reported with its line.
type written struct {
	at      place
	entry   *entry            // nil if the thing is written in the entry of another thing
	fieldOf map[string]string // maps a key to its field, if their names differ
	isMade  bool              // the id is not written, because it follows from other keys

	// owner is the place of the entity with which a relationship is written. The relationship has
	// the evidence of that entity. If the relationship has its own entry, owner is nil.
	owner *written
}

// written returns where e and its values are written.
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

// mistake returns p as a mistake with its line. It returns false if the cause of p is noted already.
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

// place returns the place of the value that p is about. If the value is not found, it returns the
// place of the field, and if the field is not found, the place of the thing.
func (w *written) place(p kg.Problem) place {
	if w.entry == nil {
		return w.at
	}
	for _, r := range slices.Backward(w.entry.read) { // a text that is written twice is wrong at its second place
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

// inKeys returns the message of p, with the name of the key in place of the name of the field.
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

// key returns the key of a field, if the names of the key and the field differ. If they do not, it
// returns false.
func (w *written) key(field string) (string, bool) {
	for key, f := range w.fieldOf {
		if f == field {
			return key, true
		}
	}
	return "", false
}
