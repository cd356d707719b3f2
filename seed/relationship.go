package seed

import (
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// link returns a relationship that is written with e and has the same evidence as e.
func (e *entity) link(t kg.Type, from, to kg.ID, at place) *link {
	l := &link{kg.Relationship{ID: kg.RelationshipID(t, from, to, ""), Type: t, From: from, To: to}, written{at: at}}
	l.owner, l.isMade = &e.written, true
	l.Fields = map[string]any{"status": "STATED"}
	if evidence := e.Texts("evidence"); len(evidence) > 0 {
		l.Fields["evidence"] = slices.Clone(evidence)
	}
	return l
}

func (r *reader) relationshipFile(file string) {
	last := ""
	for _, e := range r.files.list(file) {
		r.relationship(e, &last)
	}
}

// endFields maps each key of a relationship to its field, if their names differ.
var endFields = map[string]string{"from": "source", "to": "target"}

// relationship reads one relationship. kg.Check reports a type or an end that does not exist.
func (r *reader) relationship(e *entry, last *string) {
	t, from, to, key := e.word("type"), e.word("from"), e.word("to"), e.word("key")
	sortKey := []string{t.text, kg.Natural(from.text), kg.Natural(to.text), kg.Natural(key.text)}
	e.ordered(last, strings.Join(sortKey, "\x00"))
	e.checkKey(key)
	l := &link{Relationship: kg.Relationship{Type: kg.Type(t.text), From: kg.ID(from.text), To: kg.ID(to.text)}}
	l.ID = kg.RelationshipID(l.Type, l.From, l.To, key.text)
	r.statement(e, l)
	e.done()
	l.written = e.written(endFields)
	l.isMade = true
	switch {
	case l.Type == kg.Contains || l.Type == kg.Asks:
		r.wrong(t.place, "type %s is not written: it follows from the ids of provisions and obligations", l.Type)
		return
	case len(l.ID) > kg.MaxID:
		r.wrong(l.at, "the id would be %q, which is none", shown(string(l.ID)))
	}
	r.addLink(l)
}

// statement reads the fields of a relationship. The caller reads its type, ends and key.
func (r *reader) statement(e *entry, l *link) {
	l.Fields = e.fields(without(kg.RelationshipFields()))
	if l.Fields["status"] == nil && !e.broken["status"] {
		l.Fields["status"] = "STATED"
	}
	if evidence := r.evidence(e); evidence != nil {
		l.Fields["evidence"] = evidence
	}
	if disputes := texts(e.words("disputes")); disputes != nil {
		l.Fields["disputes"] = disputes
	}
}
