package seed

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// provisions sets what follows from the ids of provisions: the document, what
// each is part of, the name, and what contains what.
func (r *reader) provisions() {
	in := map[kg.ID][]*entity{} // by what contains them
	for _, id := range slices.Sorted(maps.Keys(r.entities)) {
		p := r.entities[id]
		if p.Kind != kg.Provision {
			continue
		}
		if whole := r.within(p); whole != "" {
			in[whole] = append(in[whole], p)
		}
	}
	for _, whole := range slices.Sorted(maps.Keys(in)) {
		parts := in[whole]
		slices.SortStableFunc(parts, func(a, b *entity) int {
			return cmp.Compare(kg.Natural(a.Text("number")), kg.Natural(b.Text("number")))
		})
		for i, p := range parts {
			l := p.link(kg.Contains, whole, p.ID, p.at)
			l.Fields["order"] = i + 1
			r.addLink(l)
		}
	}
}

var lettered = regexp.MustCompile(`^([0-9]+)[a-z]+$`)

// within puts p in its document and returns what contains it, or "" if there is
// nothing.
func (r *reader) within(p *entity) kg.ID {
	parts := strings.Split(string(p.ID), "/")
	if len(parts) != 3 {
		r.wrong(p.at, "id %s is not provision/document/number", p.ID)
		return ""
	}
	number := cmp.Or(p.Text("number"), parts[2])
	p.Fields["number"] = number
	if slug(number) != parts[2] {
		r.wrong(p.at, "id %s does not end in /%s, as its number is %s", p.ID, slug(number), number)
	}
	doc := r.document(p, parts[1])
	if doc == nil {
		return ""
	}
	p.Fields["document"] = string(doc.ID)
	r.named(p, doc, number)
	m := lettered.FindStringSubmatch(parts[2])
	if m == nil {
		return doc.ID
	}
	whole := kg.ID("provision/" + parts[1] + "/" + m[1])
	if e := r.entities[whole]; e == nil || e.Kind != kg.Provision {
		if !r.unread {
			r.wrong(p.at, "%s, of which this is a part, does not exist", whole)
		}
		return ""
	}
	p.Fields["partOf"] = string(whole)
	return whole
}

func (r *reader) named(p, doc *entity, number string) {
	p.Name = doc.Name + ", "
	if strings.ContainsAny(number, "0123456789") { // a preamble is no point
		p.Name += cmp.Or(doc.clause, "point") + " "
	}
	p.Name += number
	if len(p.Name) > kg.MaxName {
		r.wrong(p.at, "the name would be longer than %d bytes: shorten that of %s", kg.MaxName, doc.ID)
	}
}

// document returns the proposal or agreement of that name.
func (r *reader) document(p *entity, name string) *entity {
	var found []*entity
	for _, kind := range []kg.Kind{kg.Proposal, kg.Agreement} {
		if e := r.entities[kg.ID(strings.ToLower(string(kind))+"/"+name)]; e != nil && e.Kind == kind {
			found = append(found, e)
		}
	}
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) == 2:
		r.wrong(p.at, "is in proposal/%s or in agreement/%s: rename one", name, name)
	case !r.unread:
		r.wrong(p.at, "neither proposal/%s nor agreement/%s exists", name, name)
	}
	return nil
}
