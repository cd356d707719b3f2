package seed

import (
	"cmp"
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// provisions derives from each provision's id its document, the provision that it is part of, and
// its name. It also adds the CONTAINS relationship from the document or provision that contains it.
// If nothing can be derived from an id, kg.Check reports it.
func (r *reader) provisions() {
	in := map[kg.ID][]*entity{} // provisions, by the document or provision that contains them
	for _, id := range slices.Sorted(maps.Keys(r.entities)) {
		p := r.entities[id]
		if p.Kind != kg.Provision {
			continue
		}
		if whole := r.place(p); whole != "" {
			in[whole] = append(in[whole], p)
		}
	}
	for _, p := range r.furtherEntities {
		if p.Kind == kg.Provision {
			r.place(p)
		}
	}
	for _, whole := range slices.Sorted(maps.Keys(in)) {
		r.contains(whole, in[whole])
	}
}

// contains adds the CONTAINS relationships from whole to its parts, sorted by the parts' numbers.
func (r *reader) contains(whole kg.ID, parts []*entity) {
	slices.SortStableFunc(parts, func(a, b *entity) int {
		return cmp.Compare(kg.Natural(a.Text("number")), kg.Natural(b.Text("number")))
	})
	for i, p := range parts {
		l := p.link(kg.Contains, whole, p.ID, p.at)
		l.Fields["order"] = i + 1
		r.addLink(l)
	}
}

// place sets the number, the document, the containing provision and the name of p. It returns the id
// of the document or provision that contains p, or "" if there is none.
func (r *reader) place(p *entity) kg.ID {
	document, number, whole := kg.ClauseOf(p.ID)
	number = cmp.Or(p.Text("number"), number)
	p.set("number", number)
	doc := r.document(document)
	if doc == nil {
		p.Name = string(p.ID)
		return ""
	}
	p.Fields["document"] = string(doc.ID)
	p.Name = provisionName(doc, number)
	p.setWords(doc, number)
	if whole == "" {
		return doc.ID
	}
	if e := r.entities[whole]; e == nil || e.Kind != kg.Provision {
		return ""
	}
	p.Fields["partOf"] = string(whole)
	return whole
}

func provisionName(doc *entity, number string) string {
	if hasDigit(number) { // without a digit it is a word such as preamble
		number = cmp.Or(doc.clause, "point") + " " + number
	}
	return doc.Name + ", " + number
}

// document returns the document with that name in its id. It returns nil if no document or several
// documents have the name.
func (r *reader) document(name string) *entity {
	var found []*entity
	for _, id := range kg.DocumentIDs(name) {
		if e := r.entities[id]; e != nil && e.Kind.Is(kg.Document) {
			found = append(found, e)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found[0]
}
