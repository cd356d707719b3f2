package seed

import (
	"strings"

	"accordgraph/internal/kg"
)

// written says where a thing and its values are written, so that a problem that [kg.Check] finds
// has a line.
type written struct {
	at     place
	places map[value]place
	broken map[string]bool   // the fields with a value that cannot be read, which is noted already
	keys   map[string]string // by field, the key under which the field is written if that differs
	isMade bool              // the id is not written: it follows from other keys

	// owner is the entity with which a relationship is written, if it is; its evidence is the
	// evidence of the relationship.
	owner *written
}

// A value is a text in a field of a thing. The empty text stands for the field as a whole.
type value struct{ field, text string }

// written returns where the values of e are. fieldOf has the fields of the keys that differ from
// their fields. Call it after all keys were read.
func (e *entry) written(fieldOf map[string]string) written {
	w := written{at: e.place, places: map[value]place{}, broken: map[string]bool{}, keys: map[string]string{}}
	field := func(key string) string {
		if f, ok := fieldOf[key]; ok {
			return f
		}
		return key
	}
	for _, key := range e.known {
		f := field(key)
		if _, ok := w.places[value{f, ""}]; !ok {
			w.places[value{f, ""}], w.keys[f] = e.at(key), key
		}
		w.broken[f] = w.broken[f] || e.broken[key]
	}
	for _, r := range e.read { // of a text that is there twice the second place
		w.places[value{field(r.key), r.text}] = r.place
	}
	return w
}

// include adds the places of another entry, whose fields get the names that rename returns.
func (w *written) include(other written, rename func(field string) string) {
	for v, at := range other.places {
		w.places[value{rename(v.field), v.text}] = at
	}
	for field, broken := range other.broken {
		w.broken[rename(field)] = broken
	}
}

// mistake returns the mistake of which a problem of the thing is the consequence, or false if the
// mistake is noted already.
func (w *written) mistake(p kg.Problem) (Mistake, bool) {
	if p.Field == "evidence" && w.owner != nil {
		w = w.owner
	}
	if p.Value == "" && w.broken[p.Field] || p.Field == "id" && w.isMade {
		return Mistake{}, false
	}
	at := w.place(p)
	return Mistake{at.file, at.line, w.inKeys(p)}, true
}

// place returns the place of the value that p is about, or else of its field, or of the thing.
func (w *written) place(p kg.Problem) place {
	if at, ok := w.places[value{p.Field, p.Value}]; ok {
		return at
	}
	if at, ok := w.places[value{p.Field, ""}]; ok {
		return at
	}
	return w.at
}

// inKeys returns the message of p with the key in place of the field.
func (w *written) inKeys(p kg.Problem) string {
	key, ok := w.keys[p.Field]
	if !ok || key == p.Field {
		return p.Message
	}
	words := strings.Split(p.Message, " ")
	for i, word := range words {
		if word == p.Field {
			words[i] = key
			break
		}
	}
	return strings.Join(words, " ")
}
