package seed

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"accordgraph/internal/kg"
)

// evidence reads the evidence of an entry and returns its ids.
func (r *reader) evidence(e *entry) []string { return texts(r.passages(e, "evidence")) }

// fieldEvidence reads the evidence for single fields of an entry, which are the keys below fieldEvidence. It returns the
// texts of [kg.FieldEvidence] in the order in which they are written. Evidence for a field does not count for the
// relationships that are written with the entry.
func (r *reader) fieldEvidence(e *entry) (all []string) {
	n := e.take("fieldEvidence")
	if n == nil {
		return nil
	}
	fields := newEntry(r.notes, e.file, n)
	if fields == nil || len(fields.lines) == 0 {
		e.unreadable("fieldEvidence", e.at("fieldEvidence"), "fieldEvidence is empty: want a field, and its evidence below it")
		return nil
	}
	byLine := func(a, b string) int { return cmp.Or(fields.lines[a]-fields.lines[b], strings.Compare(a, b)) }
	for _, field := range slices.SortedFunc(maps.Keys(fields.lines), byLine) {
		for _, w := range r.passages(fields, field) {
			w.text = kg.FieldEvidence{Field: field, Evidence: kg.ID(w.text)}.String()
			e.record("fieldEvidence", w)
			all = append(all, w.text)
		}
	}
	return all
}

// passages returns the ids of a list of evidence. An item of the list is a passage, or the id of a
// passage that is written out elsewhere.
func (r *reader) passages(e *entry, key string) []word {
	var ids []word
	for _, n := range e.nodes(key) {
		id := word{place: placeOf(e.file, n)}
		if _, ok := n.(*ast.MappingNode); ok {
			id.text = r.passage(newEntry(r.notes, e.file, n))
		} else {
			id.text = e.evidenceID(key, n)
		}
		if id.text == "" {
			e.spoil(key)
			continue
		}
		e.record(key, id)
		ids = append(ids, id)
	}
	return ids
}

// evidenceID reads the id of a passage. If the id is wrong, it notes a mistake and returns "".
func (e *entry) evidenceID(key string, n ast.Node) string {
	w := e.wordOf(key, n)
	if w.text == "" || kg.ID(w.text).Valid() && strings.HasPrefix(w.text, "evidence/") {
		return w.text
	}
	e.wrong(w.place, "evidence %q is neither {source: p6, at: point 21, says: ...} nor an id such as evidence/p6/point-21",
		shown(w.text))
	return ""
}

// passageFields maps each key of a passage to its field, if their names differ.
var passageFields = map[string]string{"at": "locator", "says": "paraphrase"}

// passage reads a passage, which is the words in one source that a fact relies on. It returns the id
// of the passage. The id is empty if there is a mistake in the keys that the id is made of.
func (r *reader) passage(e *entry) string {
	source, at, key := e.word("source"), e.word("at"), e.word("key")
	p := &entity{Entity: kg.Entity{Kind: kg.Evidence, Fields: map[string]any{}}}
	p.set("locator", at.text)
	p.set("basis", e.text("basis"))
	p.set("paraphrase", e.text("says"))
	for _, field := range []string{"quote", "prefix", "suffix"} {
		p.set(field, e.text(field))
	}
	if p.Text("basis") == "" && !e.broken["basis"] {
		p.set("basis", defaultBasis(e))
	}
	e.done()
	if from := r.passageSource(e, source); from != nil {
		p.set("source", string(from.ID))
		p.Name = from.Name
	}
	if at.text != "" {
		p.Name += ", " + at.text
	}
	e.checkKey(key)
	p.ID = kg.EvidenceID(kg.ID(p.Text("source")), at.text, key.text)
	if p.Name == "" {
		e.spoil("name")
	}
	p.written = e.written(passageFields)
	p.isMade = true
	return r.addPassage(p, e, at)
}

// set sets a field to text. It does nothing if text is empty.
func (e *entity) set(field, text string) {
	if text != "" {
		e.Fields[field] = text
	}
}

// defaultBasis returns the basis of a passage without the key "basis". A basis says how directly the
// source supports the passage: QUOTED if the passage quotes the words of the source, or else SEEN.
func defaultBasis(e *entry) string {
	if e.has("quote") {
		return "QUOTED"
	}
	return "SEEN"
}

// passageSource returns the source of a passage. If the data set has no source of that name,
// passageSource notes a mistake and returns nil.
func (r *reader) passageSource(e *entry, name word) *entity {
	from := r.entities["source/"+kg.ID(name.text)]
	if from == nil && name.text != "" {
		e.spoil("source")
		if !r.isPart {
			r.wrong(name.place, "source %s is not in sources.yaml", shown(name.text))
		}
	}
	return from
}

// checkKey notes a key that cannot be a part of an id.
func (e *entry) checkKey(w word) {
	if w.text != "" && !isSlug(w.text) {
		e.wrong(w.place, "key %q is not made of a-z, 0-9 and -", shown(w.text))
	}
}

// addPassage adds p and returns its id, or "" if the id is not valid. The same passage may be written
// more than once. It is a mistake if two different passages have the same id.
func (r *reader) addPassage(p *entity, e *entry, at word) string {
	switch {
	case at.text == "" || p.Text("source") == "": // kg.Check reports it
	case kg.Slug(at.text) == "":
		r.wrong(at.place, "at %q has no letter from a to z and no digit", shown(at.text))
	case len(p.ID) > kg.MaxID:
		r.wrong(at.place, "the id would be longer than %d bytes: shorten at", kg.MaxID)
	}
	if p.Text("source") == "" || !p.ID.Valid() {
		p.ID = kg.ID("evidence at " + e.String()) // not valid; unique, except if a line has two passages
		r.entities[p.ID] = p
		return ""
	}
	switch old := r.entities[p.ID]; {
	case old == nil:
		r.entities[p.ID] = p
	case !maps.Equal(old.Fields, p.Fields):
		r.wrong(e.place, "%s says something else at %s: make them the same, or add a key to one", p.ID, old.at)
		r.furtherEntities = append(r.furtherEntities, p)
	}
	return string(p.ID)
}
