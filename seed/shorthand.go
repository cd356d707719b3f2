package seed

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"accordgraph/internal/kg"
)

// A shorthandKey is a key of an entity that stands for relationships.
type shorthandKey struct {
	kind  kg.Kind // the kind of entity that has the key
	key   string
	t     kg.Type
	isEnd bool // the relationships lead to the entity; if false, they start at it
}

// shorthandKeys are the keys of an entity that stand for relationships.
var shorthandKeys = []shorthandKey{
	{kg.Document, "proposedBy", kg.Proposed, true},
	{kg.Document, "parties", kg.PartyTo, true},
	{kg.Provision, "affects", kg.Affects, false},
	{kg.Provision, "obliges", kg.Obliges, false},
	{kg.Provision, "benefits", kg.Benefits, false},
	{kg.Obligation, "owedBy", kg.OwedBy, false},
	{kg.Obligation, "owedTo", kg.OwedTo, false},
	{kg.Obligation, "verifiedBy", kg.Verifies, true},
	{kg.Obligation, "enforcedBy", kg.Enforces, true},
	{kg.Obligation, "paidBy", kg.Pays, true},
	{kg.Objection, "by", kg.Raised, true},
	{kg.Objection, "against", kg.ObjectsTo, false},
}

// shorthands reads the relationships that are written with an entity.
func (r *reader) shorthands(e *entry, it *entity) {
	for _, s := range shorthandKeys {
		if !it.Kind.Is(s.kind) {
			continue
		}
		seen := map[string]bool{}
		for _, n := range e.nodes(s.key) {
			w, item := e.item(s.key, n)
			if l := r.shorthand(e, it, s, w); l != nil && e.isFirst(seen, s.key, w) {
				r.itemStatement(item, l)
				r.addLink(l)
			}
		}
	}
}

// item returns the id of an item of a list. An item that is written out has keys of its own besides its id, and item
// returns its entry too.
func (e *entry) item(key string, n ast.Node) (id word, item *entry) {
	if _, ok := n.(*ast.MappingNode); !ok {
		return e.wordOf(key, n), nil
	}
	item = newEntry(e.notes, e.file, n)
	item.need("id")
	return item.word("id"), item
}

// isFirst reports whether seen lacks w, and adds it. If seen has it, isFirst notes a mistake.
func (e *entry) isFirst(seen map[string]bool, key string, w word) bool {
	if seen[w.text] {
		e.wrong(w.place, "%s has %s twice", key, w.text)
		return false
	}
	seen[w.text] = true
	return true
}

// shorthand returns the relationship that s makes between the entity and the one that w names. If w is no id, shorthand
// notes a mistake and returns nil.
func (r *reader) shorthand(e *entry, it *entity, s shorthandKey, w word) *link {
	from, to := it.ID, kg.ID(w.text)
	switch {
	case w.text == "": // it is noted already
		return nil
	case !to.Valid():
		r.wrong(w.place, "%s %q is not an id such as actor/ukraine", s.key, shown(w.text))
		return nil
	case s.isEnd:
		from, to = to, from
	}
	return it.link(s.t, from, to, w.place)
}

// itemStatement reads what an item that is written out says of its relationship l. What it leaves out is as in a list
// of ids. The item is nil if only the id is written.
func (r *reader) itemStatement(item *entry, l *link) {
	if item == nil {
		return
	}
	inherited := slices.Clone(l.Texts("evidence"))
	r.statement(item, l)
	item.done()
	owner := l.owner
	l.written = item.written(nil)
	l.isMade = true
	if !item.has("evidence") {
		l.owner = owner
		if len(inherited) > 0 {
			l.Fields["evidence"] = inherited
		}
	}
}
