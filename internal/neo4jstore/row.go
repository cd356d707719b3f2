package neo4jstore

import (
	"iter"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"accordgraph/internal/kg"
)

// A row is what is left to read of the columns that a statement returns, in the
// order in which text.go and the .cypher file name them.
type row []any

// rows returns the rows of a column that holds a list of them.
func rows(column any) iter.Seq[row] {
	return func(yield func(row) bool) {
		for _, r := range column.([]any) {
			if !yield(r.([]any)) {
				return
			}
		}
	}
}

// rowsOf returns the rows of a statement that has one record.
func rowsOf(records []*neo4j.Record) iter.Seq[row] {
	if len(records) == 0 {
		return func(func(row) bool) {}
	}
	return rows(records[0].Values[0])
}

func (r *row) next() any {
	v := (*r)[0]
	*r = (*r)[1:]
	return v
}

// text is empty for null.
func (r *row) text() string { s, _ := r.next().(string); return s }

func (r *row) id() kg.ID { return kg.ID(r.text()) }

func (r *row) number() int { n, _ := r.next().(int64); return int(n) }

// hop reads what a statement that expands returns for the entity called from.
func (r *row) hop(from kg.ID, relationship, entity []string) kg.Hop {
	starts := r.next().(bool)
	h := kg.Hop{Relationship: r.relationship(relationship), To: r.entity(entity)}
	h.Relationship.From, h.Relationship.To = from, h.To.ID
	if !starts {
		h.Relationship.From, h.Relationship.To = h.To.ID, from
	}
	return h
}

// ended reads a relationship that comes with the ids of its ends before it.
func (r *row) ended(fields []string) kg.Relationship {
	from, to := r.id(), r.id()
	l := r.relationship(fields)
	l.From, l.To = from, to
	return l
}

// relationship reads relationshipColumns. The ends are not among them.
func (r *row) relationship(fields []string) kg.Relationship {
	return kg.Relationship{ID: r.id(), Type: kg.Type(r.text()), Digest: r.text(), Fields: r.fields(fields)}
}

// entity reads entityColumns.
func (r *row) entity(fields []string) kg.Entity {
	return kg.Entity{
		ID: r.id(), Kind: kg.Kind(r.text()), Name: r.text(), Sort: unsortable(r.text()), Digest: r.text(),
		Fields: r.fields(fields),
	}
}

func (r *row) fields(names []string) map[string]any {
	all := make(map[string]any, len(names)/2)
	for _, name := range names {
		switch v := r.next().(type) {
		case string, float64:
			all[name] = v
		case int64:
			all[name] = int(v)
		case []any:
			all[name] = texts(v)
		}
	}
	return all
}

// texts returns a list of texts.
func texts(column any) []string {
	list := column.([]any)
	all := make([]string, len(list))
	for i, v := range list {
		all[i] = v.(string)
	}
	return all
}
