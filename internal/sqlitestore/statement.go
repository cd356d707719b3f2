package sqlitestore

import (
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A query is an SQL statement with its parameters, written from left to right.
//
// Most statements are composed. Their joins, conditions, bounds and order depend on the
// question. Their columns depend on kg's table of fields. The text consists of constants
// of this package and of names of columns. Values are always parameters. So questions of
// the same shape have the same text, and SQLite prepares it once. Statements that are
// always the same are constants next to their use, or .sql files if they are long.
type query struct {
	text  strings.Builder
	args  []any
	names int   // how many aliases of tables the query has used
	err   error // why the question cannot be asked
	short bool  // each row is read off an index: see [pool.run]
	row   *scan // reads the rows of a query of Expand
}

func newQuery(text string, args ...any) *query {
	q := &query{}
	return q.add(text, args...)
}

// add appends text, and args for the parameters in it.
func (q *query) add(text string, args ...any) *query {
	q.text.WriteString(text)
	q.args = append(q.args, args...)
	return q
}

// fail records why the question cannot be asked, unless there is a reason already.
func (q *query) fail(err error) {
	if q.err == nil {
		q.err = err
	}
}

// A subject is a row that conditions are about: its table, and its alias in the query.
type subject struct {
	*table
	at string
}

// name returns t with an alias that the query has not used yet.
func (q *query) name(t *table) subject {
	q.names++
	return subject{t, fmt.Sprint(t.name[:1], q.names)}
}

// column returns the column that stores a field, and NULL if there is no such field.
func (s subject) column(field string) string {
	if c, ok := s.table.end(field); ok {
		return endID(s.at, c)
	}
	if c, ok := s.table.column(field); ok {
		return s.at + "." + quote(c)
	}
	return "NULL"
}

// existing selects the entities in the store whose IDs are in a list.
const existing = " FROM json_each(?) AS p CROSS JOIN entity AS s ON s.id = p.value"

// A place is the two columns by which a list is ordered. If sort is empty, every row
// has the empty text as its sort key.
type place struct{ sort, id string }

// bounds writes the conditions that a place is between the bounds of the window.
func (q *query) bounds(p place, window kg.Window) {
	after, before := ">", "<"
	if window.Desc {
		after, before = before, after
	}
	q.bound(p, after, window.After)
	q.bound(p, before, window.Before)
}

func (q *query) bound(p place, op string, k kg.Key) {
	switch {
	case k == kg.Key{}:
	case p.sort != "":
		q.add(" AND ("+p.sort+", "+p.id+") "+op+" (?, ?)", k.Sort, string(k.ID))
	case k.Sort == "":
		q.add(" AND "+p.id+" "+op+" ?", string(k.ID))
	case op == ">": // all rows have an empty sort key, so none is after k
		q.add(" AND 0")
	}
}

// limit writes ORDER BY and LIMIT for the rows of the list that the window asks for.
func (q *query) limit(p place, window kg.Window) {
	direction := ""
	if window.Desc != window.Last {
		direction = " DESC"
	}
	q.add(" ORDER BY ")
	if p.sort != "" {
		q.add(p.sort + direction + ", ")
	}
	q.add(p.id+direction+" LIMIT ? + 0", window.Limit)
}

// sortColumn returns the column with the sort keys of a field.
func (q *query) sortColumn(s subject, field string) string {
	if !slices.Contains(s.sorts, field) {
		q.fail(kg.Invalidf("there is no order by %s", field))
	}
	return s.at + "." + quote("sort_"+field)
}

// listed returns the subject of a list that starts at the root, and the columns of its
// place in the order o. Relationships are always ordered by ID.
func (s *Store) listed(q *query, via kg.Via, o kg.Order) (subject, place) {
	if via.Links {
		on := q.name(s.relationships)
		return on, place{id: on.at + ".id"}
	}
	on := q.name(s.entities)
	return on, branch{far: on}.place(q, o)
}

// fromRoot writes the FROM and WHERE of a query for a list that starts at the root.
func (q *query) fromRoot(s *Store, on subject, via kg.Via) {
	q.add(" FROM " + on.table.name + " AS " + on.at + " WHERE ")
	if via.Links {
		q.types(on.at, via.Types)
		q.add(" AND ")
		q.filter(s, on, via.Link)
		return
	}
	if via.To == kg.Any { // merged entities are in no list
		q.add(on.at+".kind <> ?", string(kg.Merged))
	} else {
		q.kind(on, via.To)
	}
	q.add(" AND ")
	q.filter(s, on, via.Where)
}
