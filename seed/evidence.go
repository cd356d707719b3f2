package seed

import (
	"maps"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"accordgraph/internal/kg"
)

// evidence reads what an entry rests on and returns the ids of it.
func (e *entry) evidence() []string {
	if _, ok := e.lines["evidence"]; !ok {
		e.r.wrong(e.place, "has no evidence")
	}
	return e.passages("evidence", nil)
}

// outcomeEvidence reads what the outcome of an objection rests on, beside what
// the objection does. It speaks of the outcome alone: the relationships that are
// written with the objection do not rest on it.
func (e *entry) outcomeEvidence(evidence []string) []string {
	if _, ok := e.lines["outcomeEvidence"]; ok {
		e.need("outcome")
	}
	return e.passages("outcomeEvidence", evidence)
}

// passages returns the ids of what a list of evidence holds, but for those that
// the entry has already. Each item is a passage, or the id of one that is written
// out elsewhere.
func (e *entry) passages(key string, have []string) []string {
	var ids []string
	seen := map[string]bool{}
	for _, id := range have {
		seen[id] = true
	}
	for _, n := range e.nodes(key) {
		id := e.passage(n)
		if seen[id] {
			e.r.wrong(placeOf(e.file, n), "evidence has %s twice", id)
		} else if id != "" {
			ids = append(ids, id)
		}
		seen[id] = id != ""
	}
	return ids
}

func (e *entry) passage(n ast.Node) string {
	if _, ok := n.(*ast.MappingNode); ok {
		return e.r.passage(e.r.entry(e.file, n))
	}
	w := e.wordOf("evidence", n)
	if w.text == "" {
		return ""
	}
	if !kg.ID(w.text).Valid() || !strings.HasPrefix(w.text, "evidence/") {
		e.r.wrong(w.place, "evidence %q is neither {source: p6, at: point 21, says: ...} nor an id such as evidence/p6/point-21", shown(w.text))
		return ""
	}
	e.r.mentions = append(e.r.mentions, w)
	return w.text
}

// passage reads the words relied on, in one source. To write the same passage
// again is fine; to write another under its id is not.
func (r *reader) passage(e *entry) string {
	e.need("source", "at")
	source, at, key, basis := e.word("source"), e.word("at"), e.word("key"), e.word("basis")
	fields := map[string]any{"locator": at.text, "basis": r.basis(e, basis)}
	if w := e.word("says"); w.text != "" {
		fields["paraphrase"] = w.text
	}
	if w := e.word("quote"); w.text != "" {
		e.check(kg.Field{Name: "quote"}, w)
		fields["quote"] = w.text
	}
	if e.lines["says"] == 0 && e.lines["quote"] == 0 {
		r.wrong(e.place, "evidence has neither says nor quote")
	}
	e.done()
	if source.text == "" || at.text == "" {
		return ""
	}
	return r.addPassage(e, fields, source, at, key)
}

// basis returns how directly the source supports it: as it says, or else QUOTED
// if its words are given and SEEN if not.
func (r *reader) basis(e *entry, w word) string {
	switch {
	case w.text != "":
		e.check(kg.Field{Name: "basis", Type: kg.Enum, Values: kg.EvidenceBases}, w)
		if w.text == "QUOTED" && e.lines["quote"] == 0 {
			r.wrong(w.place, "basis is QUOTED and there is no quote")
		}
		return w.text
	case e.lines["quote"] != 0:
		return "QUOTED"
	}
	return "SEEN"
}

// checkBasis notes if what was seen on no page is said to be from one, or what
// was seen from none.
func (e *entry) checkBasis(source *entity, basis string) {
	seen := basis != "GENERAL_KNOWLEDGE" && basis != "COMPILER_JUDGEMENT"
	kind := source.Text("sourceKind")
	switch {
	case seen && kind == "COMPILER":
		e.r.wrong(e.place, "%s is no page: want basis GENERAL_KNOWLEDGE or COMPILER_JUDGEMENT, not %s", source.ID, basis)
	case !seen && kind != "COMPILER":
		e.r.wrong(e.at("basis"), "basis %s is of no page: want a source of kind COMPILER, and %s is %s", basis, source.ID, kind)
	}
}

func (r *reader) addPassage(e *entry, fields map[string]any, source, at, key word) string {
	from := r.entities["source/"+kg.ID(source.text)]
	if from == nil {
		if !r.unread {
			r.wrong(source.place, "source %s is not in sources.yaml", shown(source.text))
		}
		return ""
	}
	e.checkBasis(from, fields["basis"].(string))
	id := kg.ID("evidence/" + source.text + "/" + slug(at.text))
	if key.text != "" {
		id += "-" + kg.ID(key.text)
	}
	e.check(kg.Field{Name: "key"}, key)
	switch {
	case slug(at.text) == "":
		r.wrong(at.place, "at %q has no letter from a to z and no digit", shown(at.text))
	case len(id) > kg.MaxID:
		r.wrong(at.place, "the id would be longer than %d bytes: shorten at", kg.MaxID)
	}
	if !id.Valid() {
		return ""
	}
	fields["source"] = string(from.ID)
	p := &entity{Entity: kg.Entity{ID: id, Kind: kg.Evidence, Name: from.Name + ", " + at.text, Fields: fields}, at: e.place}
	if len(p.Name) > kg.MaxName {
		r.wrong(at.place, "the name would be longer than %d bytes: shorten at", kg.MaxName)
	}
	old := r.entities[id]
	if old == nil {
		r.entities[id] = p
	} else if !maps.Equal(old.Fields, fields) {
		r.wrong(e.place, "%s says something else at %s: make them the same, or add a key to one", id, old.at)
	}
	return string(id)
}

// slug returns s in lower case, with a - in place of whatever is not a-z or 0-9.
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(kg.Fold(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
}
