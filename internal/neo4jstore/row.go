package neo4jstore

import (
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// A row has those columns of a row of an answer that are not read yet. The type columns
// and the .cypher file say which columns a row has, and in which order.
type row []any

// rows returns the rows in a column that is a list of rows.
func rows(column any) iter.Seq[row] {
	return func(yield func(row) bool) {
		for _, r := range column.([]any) {
			if !yield(r.([]any)) {
				return
			}
		}
	}
}

// rowsOf returns the rows of a statement that returns one record with one list of
// rows.
func rowsOf(records []*neo4j.Record) iter.Seq[row] {
	if len(records) == 0 {
		return func(func(row) bool) {}
	}
	return rows(records[0].Values[0])
}

// next removes the next column and returns its value.
func (r *row) next() any {
	v := (*r)[0]
	*r = (*r)[1:]
	return v
}

// text reads a text, which is empty if the column is null.
func (r *row) text() string { s, _ := r.next().(string); return s }

func (r *row) id() kg.ID { return kg.ID(r.text()) }

func (r *row) number() int { n, _ := r.next().(int64); return int(n) }

// hop reads a hop from an entity. The row begins with the columns that leading returns.
func (r *row) hop(from kg.ID, c columns) kg.Hop {
	starts := c.step.Dir == kg.Out
	if c.step.Dir == kg.Both {
		starts = r.next().(bool)
	}
	var t kg.Type
	if len(c.step.Types) == 1 {
		t = c.step.Types[0]
	} else {
		t = kg.Type(r.text())
	}
	h := kg.Hop{Relationship: r.relationship(c.relationship), To: r.entity(c)}
	h.Relationship.Type, h.Relationship.From, h.Relationship.To = t, from, h.To.ID
	if !starts {
		h.Relationship.From, h.Relationship.To = h.To.ID, from
	}
	return h
}

// ended reads a relationship from a row that begins with the IDs of its ends and its
// type.
func (r *row) ended(c columns) kg.Relationship {
	from, to, t := r.id(), r.id(), kg.Type(r.text())
	l := r.relationship(c.relationship)
	l.From, l.To, l.Type = from, to, t
	return l
}

// relationship reads the properties with these names. These names do not include the type
// and the ends.
func (r *row) relationship(names []string) kg.Relationship {
	l := kg.Relationship{Fields: make(map[string]any, len(names))}
	for _, name := range names {
		switch name {
		case "id":
			l.ID = r.id()
		case "digest":
			l.Digest = r.text()
		default:
			r.field(l.Fields, name)
		}
	}
	return l
}

// entity reads the properties of an entity.
func (r *row) entity(c columns) kg.Entity {
	e := kg.Entity{Kind: c.kind, Fields: make(map[string]any, len(c.entity))}
	for _, name := range c.entity {
		switch name {
		case "id":
			e.ID = r.id()
		case "kind":
			e.Kind = kg.Kind(r.text())
		case "name":
			e.Name = r.text()
		case "sort":
			e.Sort = unsortable(r.text())
		case "digest":
			e.Digest = r.text()
		default:
			r.field(e.Fields, name)
		}
	}
	return e
}

// field reads a property into a map, unless it is null.
func (r *row) field(into map[string]any, name string) {
	switch v := r.next().(type) {
	case string, float64:
		into[name] = v
	case int64:
		into[name] = int(v)
	case []any:
		into[name] = texts(v)
	}
}

// texts returns the list of texts in a column.
func texts(column any) []string {
	list := column.([]any)
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = v.(string)
	}
	return all
}
