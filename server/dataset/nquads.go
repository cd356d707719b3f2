package dataset

import (
	"bytes"
	"io"
	"strings"

	"accordgraph/server/handoff"
)

// The names of RDF that the formats use.
const (
	rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
	xsd     = "http://www.w3.org/2001/XMLSchema#"
)

// writeNQuads writes N-Quads (https://www.w3.org/TR/n-quads): what the formats say of entities and relationships, all
// evidence and all sources.
func (m *maker) writeNQuads(w io.Writer) error {
	s := m.newStatements(w, "#")
	comment := func(_ *list, line []byte) bool { return bytes.HasPrefix(line, []byte("#")) }
	if err := m.addAnswers(s, "nq", comment); err != nil {
		return err
	}
	further := append(m.further(isEntity), m.further(isLink)...)
	err := m.rows(further, func(t table, row []any) error { return m.describe(s, t.columns, row) })
	if err != nil {
		return err
	}
	classes := map[string]string{evidence: "Evidence", sources: "Source"}
	err = m.rows([]table{m.table(evidence), m.table(sources)}, func(t table, row []any) error {
		if err := m.triple(s, row[0], rdfType, "<"+handoff.Vocabulary+classes[t.name]+">"); err != nil {
			return err
		}
		return m.describe(s, t.columns, row)
	})
	if err != nil {
		return err
	}
	err = m.rows([]table{m.table(nodeEvidence)}, func(_ table, row []any) error {
		predicate := handoff.Vocabulary + "evidence"
		if of := textOf(row[1]); of != "" {
			predicate += "Of" + strings.ToUpper(of[:1]) + of[1:]
		}
		return m.triple(s, row[0], predicate, m.iri(row[2]))
	})
	if err != nil {
		return err
	}
	return s.out.Flush()
}

// describe adds the values of a row. Its first value is the id.
func (m *maker) describe(s *statements, columns []column, row []any) error {
	for i, c := range columns[1:] {
		values := []any{row[i+1]}
		if c.list {
			values, _ = row[i+1].([]any)
		}
		for _, v := range values {
			if v == nil {
				continue
			}
			if err := m.triple(s, row[0], handoff.Vocabulary+c.name, m.object(c, v)); err != nil {
				return err
			}
		}
	}
	return nil
}

// triple adds a statement about what has an id.
func (m *maker) triple(s *statements, id any, predicate, object string) error {
	return s.addf("%s <%s> %s .", m.iri(id), predicate, object)
}

// iri returns the name of what has an id.
func (m *maker) iri(id any) string { return "<" + handoff.IRI(m.PublicURL, textOf(id)) + ">" }

// object returns a value of a column as the object of a statement.
func (m *maker) object(c column, v any) string {
	switch c.sort {
	case reference:
		return m.iri(v)
	case date:
		return handoff.QuoteNQuads(textOf(v)) + "^^<" + handoff.DateType(textOf(v)) + ">"
	}
	if name := plainTypes[c.sort]; name != "" {
		return handoff.QuoteNQuads(textOf(v)) + "^^<" + xsd + strings.Replace(name, "number", "decimal", 1) + ">"
	}
	return handoff.QuoteNQuads(textOf(v))
}
