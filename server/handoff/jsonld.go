package handoff

import (
	"encoding/json"
	"io"
	"strings"
)

// writeJSONLD writes the statements of writeNQuads as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11): an object for each
// thing, and for each relationship a named graph with what it states.
func writeJSONLD(w io.Writer, e *export) error {
	quads := e.quads(e.publicURL)
	stated := map[string][]quad{}
	for _, q := range quads {
		if q.graph != "" {
			stated[q.graph] = append(stated[q.graph], q)
		}
	}
	objects := []any{}
	byID := map[string]map[string]any{}
	for _, q := range quads {
		if q.graph != "" {
			continue
		}
		o, there := byID[q.subject]
		if !there {
			o = map[string]any{"@id": q.subject}
			byID[q.subject] = o
			objects = append(objects, o)
			if claims := stated[q.subject]; claims != nil {
				o["@graph"] = claimsOf(claims)
			}
		}
		addTo(o, q)
	}
	file := map[string]any{
		"@context": map[string]any{"@version": 1.1, "@vocab": vocabulary, "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": xsd},
		"@graph":   objects,
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	return out.Encode(file)
}

// claimsOf returns the objects of a named graph.
func claimsOf(quads []quad) (all []any) {
	for _, q := range quads {
		o := map[string]any{"@id": q.subject}
		addTo(o, q)
		all = append(all, o)
	}
	return all
}

// addTo adds a statement to the object of its subject.
func addTo(o map[string]any, q quad) {
	key := strings.TrimPrefix(q.predicate, vocabulary)
	var value any = map[string]any{"@id": q.object}
	switch {
	case q.predicate == rdfType:
		key, value = "@type", strings.TrimPrefix(q.object, vocabulary)
	case q.predicate == rdfsLabel:
		key, value = "rdfs:label", q.object
	case q.datatype != "":
		value = map[string]any{"@value": q.object, "@type": "xsd:" + strings.TrimPrefix(q.datatype, xsd)}
	case !q.iri:
		value = q.object
	}
	switch before := o[key].(type) {
	case nil:
		o[key] = value
	case []any:
		o[key] = append(before, value)
	default:
		o[key] = []any{before, value}
	}
}
