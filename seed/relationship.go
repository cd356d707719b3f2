package seed

import (
	"io/fs"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A link is a relationship that was read, and where.
type link struct {
	kg.Relationship
	at, from, to place
	assertedBy   word
	disputes     []word
}

// addLink keeps l, unless its id is taken or is none.
func (r *reader) addLink(l *link) {
	old := r.links[l.ID]
	switch {
	case old != nil:
		r.wrong(l.at, "%s is at %s already: if both hold, give one a key", l.ID, old.at)
	case !l.ID.Valid():
		r.wrong(l.at, "the id would be %q, which is none", shown(string(l.ID)))
	default:
		r.links[l.ID] = l
	}
}

// link returns a relationship that is written with e and rests on the same
// evidence.
func (e *entity) link(t kg.Type, from, to kg.ID, at place) *link {
	l := &link{kg.Relationship{ID: kg.RelationshipID(t, from, to, ""), Type: t, From: from, To: to}, at, at, at, word{}, nil}
	l.Fields = map[string]any{"status": "STATED"}
	if evidence := e.Texts("evidence"); len(evidence) > 0 {
		l.Fields["evidence"] = slices.Clone(evidence)
	}
	return l
}

// shorthands reads the relationships that are written with an entity.
func (r *reader) shorthands(e *entry, it *entity) {
	for _, s := range []struct {
		kind kg.Kind
		key  string
		t    kg.Type
		in   bool // what is named is where the relationship starts
	}{
		{kg.Document, "proposedBy", kg.Proposed, true},
		{kg.Document, "parties", kg.PartyTo, true},
		{kg.Provision, "affects", kg.Affects, false},
		{kg.Provision, "obliges", kg.Obliges, false},
		{kg.Provision, "benefits", kg.Benefits, false},
		{kg.Objection, "by", kg.Raised, true},
		{kg.Objection, "against", kg.ObjectsTo, false},
	} {
		if !it.Kind.Is(s.kind) {
			continue
		}
		for _, w := range e.words(s.key) {
			e.check(kg.Field{Name: s.key, Type: kg.Ref}, w)
			from, to := it.ID, kg.ID(w.text)
			if s.in {
				from, to = to, from
			}
			if kg.ID(w.text).Valid() {
				r.addLink(it.link(s.t, from, to, w.place))
			}
		}
	}
}

func (r *reader) relationshipFile(fsys fs.FS, file string) {
	last := ""
	for _, e := range r.list(fsys, file) {
		r.relationship(e, &last)
	}
}

func (r *reader) relationship(e *entry, last *string) {
	e.need("type", "from", "to")
	t, from, to, key := e.word("type"), e.word("from"), e.word("to"), e.word("key")
	e.ordered(last, strings.Join([]string{t.text, kg.Natural(from.text), kg.Natural(to.text), kg.Natural(key.text)}, "\x00"))
	e.check(kg.Field{Name: "from", Type: kg.Ref}, from)
	e.check(kg.Field{Name: "to", Type: kg.Ref}, to)
	e.checkType(t)
	e.check(kg.Field{Name: "key"}, key)
	l := &link{at: e.place, from: from.place, to: to.place}
	l.Type, l.From, l.To = kg.Type(t.text), kg.ID(from.text), kg.ID(to.text)
	l.ID = kg.RelationshipID(l.Type, l.From, l.To, key.text)
	e.claim(l)
	e.done()
	isKey := key.text == "" || slugForm.MatchString(key.text)
	if isKey && l.Type != kg.Contains && slices.Contains(kg.Types(), l.Type) && l.From.Valid() && l.To.Valid() {
		r.addLink(l)
	}
}

func (e *entry) checkType(t word) {
	if t.text == string(kg.Contains) {
		e.r.wrong(t.place, "type CONTAINS is not written: it follows from the ids of provisions")
		return
	}
	var all []string
	for _, t := range kg.Types() {
		all = append(all, string(t))
	}
	e.check(kg.Field{Name: "type", Type: kg.Enum, Values: all}, t)
}

// claim reads what is said of a relationship.
func (e *entry) claim(l *link) {
	l.assertedBy = word{place: e.at("assertedBy")}
	l.Fields = e.fields(without(kg.RelationshipFields()))
	l.assertedBy.text = l.Text("assertedBy")
	e.inOrder(l.Fields, "validFrom", "validTo")
	if l.Fields["status"] == nil {
		l.Fields["status"] = "STATED"
	}
	if evidence := e.evidence(); evidence != nil {
		l.Fields["evidence"] = evidence
	}
	var ids []string
	for _, w := range e.words("disputes") {
		l.disputes = append(l.disputes, w)
		ids = append(ids, w.text)
	}
	if ids != nil {
		l.Fields["disputes"] = ids
	}
	e.checkAlignment(l)
	if isClaim(l.Type) {
		e.need("assertedBy")
	}
}

// checkAlignment notes an alignment where there can be none, or none where it is
// all there is to say: a document as a whole answers a clause only by dropping it.
func (e *entry) checkAlignment(l *link) {
	whole := l.From.Kind().Is(kg.Document)
	switch dropped := l.Text("alignment") == "DROPPED"; {
	case l.Type != kg.AlignsWith && l.Text("alignment") != "":
		e.r.wrong(e.at("alignment"), "alignment is only for ALIGNS_WITH")
	case l.Type == kg.AlignsWith && whole && !dropped:
		e.r.wrong(e.at("alignment"), "a document drops a clause or has one that answers it: want alignment DROPPED, or from a provision")
	case !whole && dropped:
		e.r.wrong(e.at("alignment"), "alignment DROPPED is of a document that has no such clause: want from a proposal or agreement")
	}
}

// isClaim says whether relationships of type t are what somebody says and not
// what is on record.
func isClaim(t kg.Type) bool {
	switch t {
	case kg.ConflictsWith, kg.Weakens, kg.Exceeds, kg.Repeats, kg.Reaffirms, kg.DependsOn, kg.AlignsWith, kg.Violated:
		return true
	}
	return false
}
