package dataset

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"accordgraph/server/handoff"
)

// writeCypher writes statements for Neo4j: what the formats say of entities and relationships, and nodes with the labels
// Source and Evidence. A second run changes nothing.
func (m *maker) writeCypher(w io.Writer) error {
	s := m.newStatements(w, "//")
	if err := m.addAnswers(s, "cypher", isRepeated); err != nil {
		return err
	}
	steps := []func(*statements) error{m.addReferences, m.addLinkReferences, m.addSources, m.addPieces, m.addSupport}
	for _, step := range steps {
		if err := step(s); err != nil {
			return err
		}
	}
	return s.out.Flush()
}

// isRepeated reports whether a line is a comment, or an entity at an end of a relationship, which its own list has with
// all its values.
func isRepeated(l *list, line []byte) bool {
	return bytes.HasPrefix(line, []byte("//")) || isLink(l) && bytes.HasPrefix(line, []byte("MERGE (n:Entity "))
}

// addReferences adds the references of entities as properties, which have the ids.
func (m *maker) addReferences(s *statements) error {
	return m.rows(m.further(isEntity), func(t table, row []any) error {
		return s.set(fmt.Sprintf("MATCH (n:Entity {id: %s}) SET n", literal(row[0])), t.columns[1:], row[1:])
	})
}

// addLinkReferences adds the references of relationships as properties.
func (m *maker) addLinkReferences(s *statements) error {
	const source, kind = "source", "type"
	return m.rows(m.further(isLink, source, kind), func(t table, row []any) error {
		found, columns, values := map[string]any{}, []column{}, []any{}
		for i, c := range t.columns {
			if found[c.name] = row[i]; i > 0 && c.name != source && c.name != kind {
				columns, values = append(columns, c), append(values, row[i])
			}
		}
		find := fmt.Sprintf("MATCH (:Entity {id: %s})-[n:`%s` {id: %s}]->() SET n",
			literal(found[source]), found[kind], literal(row[0]))
		return s.set(find, columns, values)
	})
}

// addSources adds the sources.
func (m *maker) addSources(s *statements) error {
	if err := s.constraint("Source"); err != nil {
		return err
	}
	return m.rows([]table{m.table(sources)}, func(t table, row []any) error {
		return s.set(fmt.Sprintf("MERGE (n:Source {id: %s}) SET n", literal(row[0])), t.columns, row)
	})
}

// addPieces adds the evidence, with the source of each piece.
func (m *maker) addPieces(s *statements) error {
	if err := s.constraint("Evidence"); err != nil {
		return err
	}
	return m.rows([]table{m.table(evidence)}, func(t table, row []any) error {
		err := s.set(fmt.Sprintf("MERGE (n:Evidence {id: %s}) SET n", literal(row[0])), t.columns, row)
		for i, c := range t.columns {
			if err == nil && c.refers == sources && row[i] != nil {
				err = s.addf("MATCH (a:Evidence {id: %s}), (b:Source {id: %s}) MERGE (a)-[:FROM_SOURCE]->(b);",
					literal(row[0]), literal(row[i]))
			}
		}
		return err
	})
}

// addSupport adds which evidence each entity rests on. Relationships have the ids of their evidence as a property, because
// nothing in Neo4j leads from a relationship.
func (m *maker) addSupport(s *statements) error {
	return m.rows([]table{m.table(nodeEvidence)}, func(_ table, row []any) error {
		field := literal(textOf(row[1])) // "" for the entity itself
		return s.addf("MATCH (a:Entity {id: %s}), (b:Evidence {id: %s}) MERGE (a)-[:RESTS_ON {field: %s}]->(b);",
			literal(row[0]), literal(row[2]), field)
	})
}

// constraint makes the ids of nodes with a label unique, so that they are found at once.
func (s *statements) constraint(label string) error {
	return s.addf("CREATE CONSTRAINT accordgraph_%s IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE;",
		strings.ToLower(label), label)
}

// set adds a statement that sets properties of what it finds. Without values there is no statement.
func (s *statements) set(find string, columns []column, row []any) error {
	properties := []string{}
	for i, c := range columns {
		if items, isList := row[i].([]any); row[i] != nil && (!isList || len(items) > 0) {
			properties = append(properties, "`"+c.name+"`: "+literal(row[i]))
		}
	}
	if len(properties) == 0 {
		return nil
	}
	return s.addf("%s += {%s};", find, strings.Join(properties, ", "))
}

// literal returns a value as a literal of Cypher.
func literal(v any) string {
	switch v := v.(type) {
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = literal(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case string:
		return handoff.QuoteCypher(v)
	}
	return textOf(v)
}
