package handoff

import (
	"fmt"
	"slices"
	"strings"
)

// The names of RDF. Without a public address, things have names that lead nowhere.
const (
	vocabulary = "urn:accordgraph:schema#"
	xsd        = "http://www.w3.org/2001/XMLSchema#"
	rdfType    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
	rdfsLabel  = "http://www.w3.org/2000/01/rdf-schema#label"
)

// A quad is a statement of RDF. The object is an IRI if iri is true, or else a literal of a datatype.
type quad struct {
	subject, predicate, object, datatype string
	iri                                  bool
	graph                                string // "" for the default graph
}

// An rdf collects statements, each once.
type rdf struct {
	base  string // the public address, or ""
	quads []quad
	seen  map[quad]bool
}

// quads returns the answer as RDF. What a relationship states is one statement in a named graph, with the
// relationship as its name, so that a claim is not a fact. The default graph says who claims it, since when, and with
// which evidence.
func (e *export) quads(base string) []quad {
	r := &rdf{base: base, seen: map[quad]bool{}}
	n := e.network()
	for _, v := range n.nodes {
		subject := r.iri(v.text(nodeID))
		r.add(quad{subject: subject, predicate: rdfType, object: vocabulary + camel(v.text(nodeKind)), iri: true})
		r.add(quad{subject: subject, predicate: rdfsLabel, object: v.text(nodeLabel)})
		r.values(subject, e.nodes, v, nodeID, nodeLabel)
	}
	for _, v := range n.edges {
		r.relationship(e.links, v)
	}
	for _, p := range n.evidence {
		r.evidence(p)
	}
	return r.quads
}

// relationship adds a relationship.
func (r *rdf) relationship(columns []column, v row) {
	link, source, target := r.iri(v.text(edgeID)), r.iri(v.text(edgeSource)), r.iri(v.text(edgeTarget))
	r.add(quad{subject: source, predicate: vocabulary + v.text(edgeType), object: target, iri: true, graph: link})
	r.add(quad{subject: link, predicate: rdfType, object: vocabulary + "Relationship", iri: true})
	r.add(quad{subject: link, predicate: vocabulary + "source", object: source, iri: true})
	r.add(quad{subject: link, predicate: vocabulary + "target", object: target, iri: true})
	if by := v.text(edgeClaimant); by != "" {
		r.add(quad{subject: link, predicate: vocabulary + "claimant", object: r.iri(by), iri: true})
		r.add(quad{subject: r.iri(by), predicate: rdfsLabel, object: v.text(edgeClaimantName)})
	}
	skip := []int{edgeID, edgeSource, edgeSource + 1, edgeTarget, edgeTarget + 1, edgeClaimant, edgeClaimantName}
	r.values(link, columns, v, append(skip, edgeEvidence, edgeQuotes, edgeSourceList)...)
}

// evidence adds a piece of evidence for a relationship, with its source.
func (r *rdf) evidence(values []any) {
	link, piece, source := r.iri(textOf(values[0])), r.iri(textOf(values[1])), r.iri(textOf(values[6]))
	r.add(quad{subject: link, predicate: vocabulary + "evidence", object: piece, iri: true})
	r.add(quad{subject: piece, predicate: rdfType, object: vocabulary + "Evidence", iri: true})
	r.add(quad{subject: piece, predicate: vocabulary + "source", object: source, iri: true})
	r.add(quad{subject: source, predicate: rdfType, object: vocabulary + "Source", iri: true})
	r.values(piece, evidenceColumns[:6], values[:6], 0, 1)
	r.values(source, evidenceColumns, values, 0, 1, 2, 3, 4, 5, 6)
}

// values adds the values of a row, without those at the given places. Each item of a list is a statement.
func (r *rdf) values(subject string, columns []column, values row, without ...int) {
	for i, c := range columns {
		if slices.Contains(without, i) {
			continue
		}
		items, isList := values[i].([]any)
		if !isList {
			items = []any{values[i]}
		}
		for _, item := range items {
			if item != nil {
				object := textOf(item)
				r.add(quad{subject: subject, predicate: vocabulary + c.name, object: object, datatype: c.datatype(object)})
			}
		}
	}
}

// add adds a statement, if it is not there.
func (r *rdf) add(q quad) {
	if !r.seen[q] {
		r.seen[q] = true
		r.quads = append(r.quads, q)
	}
}

// datatype returns the datatype of a value, or "" for a text. A date is a day, a month or a year.
func (c column) datatype(value string) string {
	switch c.sort {
	case integer:
		return xsd + "integer"
	case number:
		return xsd + "decimal"
	case boolean:
		return xsd + "boolean"
	case date:
		return xsd + map[int]string{4: "gYear", 7: "gYearMonth", 10: "date"}[len(value)]
	}
	return ""
}

// iri returns the IRI of an id: the address of its page, or a name.
func (r *rdf) iri(id string) string {
	name := escapeIRI(id)
	if r.base == "" {
		return "urn:accordgraph:" + name
	}
	if link, is := strings.CutPrefix(name, "relationship/"); is {
		return r.base + "/link/" + link
	}
	return r.base + "/e/" + name
}

// escapeIRI returns a text with %-escapes for what an IRI may not have.
func escapeIRI(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r <= ' ' || strings.ContainsRune("<>\"{}|^`\\%#?", r) {
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// camel returns the name of an enum value as the name of a type: ACTOR is Actor.
func camel(s string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(strings.ToLower(s), "_") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}
