package seed

import (
	"io/fs"
	"strings"

	"accordgraph/internal/kg"
)

// An entity is one that was read, and where.
type entity struct {
	kg.Entity
	at     place
	clause string // what a document calls its provisions
}

// add keeps e, unless its id is taken.
func (r *reader) add(e *entity) {
	if old := r.entities[e.ID]; old != nil {
		r.wrong(e.at, "%s is at %s already", e.ID, old.at)
		return
	}
	r.entities[e.ID] = e
}

func (r *reader) entityFile(fsys fs.FS, file string) {
	last := ""
	for _, e := range r.list(fsys, file) {
		r.entity(e, &last)
	}
}

// entity reads one entry, and the relationships that are written with it.
func (r *reader) entity(e *entry, last *string) {
	e.need("id")
	id, kind := e.entityID()
	if kind == "" {
		return
	}
	e.ordered(last, kg.Natural(string(id)))
	it := &entity{Entity: kg.Entity{ID: id, Kind: kind}, at: e.place}
	it.Name = e.name(kind)
	it.Fields = e.fields(without(kg.EntityFields(kind)))
	e.inOrder(it.Fields, "date", "inForceFrom")
	e.inOrder(it.Fields, "date", "ended")
	e.inOrder(it.Fields, "inForceFrom", "ended")
	evidence := e.evidence()
	if evidence != nil {
		it.Fields["evidence"] = evidence
	}
	r.add(it)
	for _, former := range e.words("formerIds") {
		r.former(former, id)
	}
	switch {
	case kind.Is(kg.Document):
		it.clause = e.text("clause")
		if strings.Count(string(id), "/") != 1 {
			r.wrong(e.at("id"), "id %s has more than two parts", id)
		}
	case kind == kg.Provision:
		e.need("wording")
	}
	r.shorthands(e, it)
	if kind == kg.Objection {
		it.addEvidence(e.outcomeEvidence(evidence))
	}
	e.done()
}

// addEvidence adds to what e rests on. It comes after the relationships that are
// written with e, so that they do not rest on it.
func (e *entity) addEvidence(ids []string) {
	if all := append(e.Texts("evidence"), ids...); len(all) > 0 {
		e.Fields["evidence"] = all
	}
}

// entityID reads the id and the kind that it starts with; no kind if it is wrong.
func (e *entry) entityID() (kg.ID, kg.Kind) {
	w := e.word("id")
	id := kg.ID(w.text)
	if w.text == "" {
		return "", ""
	}
	kind := kindOf(id)
	switch {
	case !id.Valid():
		e.r.wrong(w.place, "id %q is not made of parts of a-z, 0-9 and - joined by /", shown(w.text))
	case kind == "":
		e.r.wrong(w.place, "id %s does not start with one of actor, proposal, agreement, provision, territory, objection, figure, event", id)
	default:
		return id, kind
	}
	return "", ""
}

// kindOf returns the kind of the entity that an id names, if it is one of those
// that have entries in entities.
func kindOf(id kg.ID) kg.Kind {
	k := id.Kind()
	if k == kg.Source || k == kg.Evidence {
		return ""
	}
	return k
}

// name reads the name. Provisions have none: theirs follows from the document.
func (e *entry) name(kind kg.Kind) string {
	if kind == kg.Provision {
		return ""
	}
	e.need("name")
	w := e.word("name")
	e.check(kg.Field{Name: "name"}, w)
	return w.text
}

// former keeps an id under which an entity was once known.
func (r *reader) former(w word, into kg.ID) {
	id := kg.ID(w.text)
	if !id.Valid() || kindOf(id) == "" {
		r.wrong(w.place, "formerIds %q is not an id such as actor/ukraine", shown(w.text))
		return
	}
	r.add(&entity{Entity: kg.Entity{ID: id, Kind: kg.Merged, Name: w.text, Fields: map[string]any{"into": string(into)}}, at: w.place})
}
