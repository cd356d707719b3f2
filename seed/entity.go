package seed

import (
	"strings"

	"accordgraph/internal/kg"
)

func (r *reader) entityFile(file string) {
	last := ""
	for _, e := range r.files.list(file) {
		r.entity(e, &last)
	}
}

// entity reads an entity, and the relationships that are written in its entry.
func (r *reader) entity(e *entry, last *string) {
	id, kind := e.entityID()
	if kind == "" {
		return
	}
	e.ordered(last, kg.Natural(string(id)))
	it := &entity{Entity: kg.Entity{ID: id, Kind: kind}}
	if kind != kg.Provision && kind != kg.Obligation { // their names follow from what they are part of
		it.Name = e.text("name")
	}
	it.Fields = e.fields(without(kg.EntityFields(kind)))
	if evidence := r.evidence(e); evidence != nil {
		it.Fields["evidence"] = evidence
	}
	if evidence := r.fieldEvidence(e); evidence != nil {
		it.Fields["fieldEvidence"] = evidence
	}
	for _, former := range e.distinct("formerIds") {
		r.former(former, id)
	}
	if kind.Is(kg.Document) {
		it.clause = e.text("clause")
	}
	r.shorthands(e, it)
	e.done()
	it.written = e.written(nil)
	r.add(it)
}

// entityID reads the id of an entity, and returns it with the kind that it starts with. If the id is
// missing or wrong, entityID notes the mistake and the kind is empty.
func (e *entry) entityID() (kg.ID, kg.Kind) {
	e.need("id")
	w := e.word("id")
	id := kg.ID(w.text)
	if w.text == "" {
		return "", ""
	}
	kind := kindOf(id)
	switch {
	case !id.Valid():
		e.wrong(w.place, "id %q is not made of parts of a-z, 0-9 and - joined by /", shown(w.text))
	case kind == "":
		e.wrong(w.place, "id %s does not start with one of %s", id, kindNames())
	default:
		return id, kind
	}
	return "", ""
}

// kindOf returns the kind that the id of an entity starts with. The result is empty if the files
// in entities/ contain no entries of the kind.
func kindOf(id kg.ID) kg.Kind {
	for _, k := range kg.MainKinds() {
		if id.Kind() == k {
			return k
		}
	}
	return ""
}

// kindNames returns the words that the id of an entity in entities/ can start with.
func kindNames() string {
	var all []string
	for _, k := range kg.MainKinds() {
		all = append(all, strings.ToLower(string(k)))
	}
	return strings.Join(all, ", ")
}

// former adds a former id of the entity `into`, so that links of other sites to the former id still
// lead to the entity.
func (r *reader) former(w word, into kg.ID) {
	id := kg.ID(w.text)
	if !id.Valid() || kindOf(id) == "" {
		r.wrong(w.place, "formerIds %q is not an id such as actor/ukraine", shown(w.text))
		return
	}
	r.merged(id, w, into)
}

// merged adds the entity that stands for a former id, which w has.
func (r *reader) merged(id kg.ID, w word, into kg.ID) {
	if old := r.entities[id]; old != nil {
		r.wrong(w.place, "%s is at %s already", id, old.at)
		return
	}
	r.add(&entity{
		Entity:  kg.Entity{ID: id, Kind: kg.Merged, Name: w.text, Fields: map[string]any{"into": string(into)}},
		written: written{at: w.place},
	})
}
