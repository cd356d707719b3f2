package kg

import (
	"slices"
	"strings"
)

// A FieldEvidence is a piece of evidence for one field of an entity. A store keeps it as a text of the field
// fieldEvidence: the name of the field, a space, and the ID of the evidence.
type FieldEvidence struct {
	Field    string // a name of [EntityFields]
	Evidence ID
}

// String returns f as the field fieldEvidence has it.
func (f FieldEvidence) String() string { return f.Field + " " + string(f.Evidence) }

// FieldEvidence returns the evidence for single fields of e. Evidence for a field is in the order of e. A text without
// a space is left out: no data set has one.
func (e Entity) FieldEvidence() (all []FieldEvidence) {
	for _, s := range e.Texts("fieldEvidence") {
		if field, id, ok := strings.Cut(s, " "); ok {
			all = append(all, FieldEvidence{field, ID(id)})
		}
	}
	return all
}

// AllEvidence returns the IDs of the evidence of e: for the entry as a whole, and then for single fields.
func (e Entity) AllEvidence() []ID {
	all := e.IDs("evidence")
	for _, f := range e.FieldEvidence() {
		if !slices.Contains(all, f.Evidence) {
			all = append(all, f.Evidence)
		}
	}
	return all
}

// unsupported lists the fields that evidence of their own cannot support: they name or support the entry.
var unsupported = []string{"id", "kind", "evidence", "fieldEvidence", "into"}

// fieldEvidence reports evidence for a field that the entity does not have, or that has no value. The rule "reference"
// reports evidence that does not exist.
func (c *checker) fieldEvidence() {
	for _, e := range c.Entities {
		for _, s := range e.Texts("fieldEvidence") {
			field, id, _ := strings.Cut(s, " ")
			f, ok := c.fields[e.Kind][field]
			switch {
			case !ok || f.Derived || slices.Contains(unsupported, field):
				c.report(e.ID, "fieldEvidence", s, "fieldEvidence is for %s: entities of kind %s have no such field that evidence supports",
					shown(field), e.Kind)
			case e.Value(field) == nil || e.Value(field) == "":
				c.report(e.ID, "fieldEvidence", s, "fieldEvidence is for %s, which has no value", field)
			case !ID(id).Valid() || ID(id).Kind() == "":
				c.report(e.ID, "fieldEvidence", s, "fieldEvidence %s is not an id such as evidence/p6/point-21", shown(id))
			}
		}
	}
}
