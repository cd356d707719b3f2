package sqlitestore

import (
	"slices"

	"accordgraph/internal/kg"
)

// numbered selects the entities whose rows have numbers in a list.
const numbered = " FROM json_each(?) AS p CROSS JOIN entity AS s ON s.n = p.value"

// passable returns the query for the numbers of the passable entities, in one text. An entity is passable if it is an
// end, or if it matches Where and is no hub. SQLite stops counting the relationships of an entity at Hub + 1, and counts
// in an index first.
func (a *adjacency) passable(entities []int64) *query {
	q := newQuery("SELECT group_concat(s.n, ' ')"+numbered+" WHERE (s.n IN (?, ?) OR ",
		numberArray(entities), a.from, a.to)
	q.filter(a.Store, subject{a.entities, "s"}, a.Where)
	if a.Hub == 0 {
		return q.add(")")
	}
	q.add(" AND (")
	a.noHub(q, a.early)
	if len(a.late) > 0 {
		q.add(" OR ")
		a.noHub(q, append(slices.Clone(a.early), a.late...))
	}
	return q.add("))")
}

// noHub writes the condition that at most Hub relationships of the entity s match the filters.
func (a *adjacency) noHub(q *query, links []kg.Filter) {
	q.add("(SELECT count(*) FROM (")
	a.around(q, "1", links)
	q.add(" LIMIT ? + 0) AS u) <= ?", a.Hub+1, a.Hub)
}

// adjacent returns the query for the relationships of entities: the number of each entity, and a text of the numbers of
// its relationships, each followed by the number of the other end. A text costs much less than a row for each of them.
// If an entity has more than so many relationships, the text has one more than that. The query leaves out entities that
// do not match Where, unless they are an end. If it is not strict, it reads no row of a relationship.
func (a *adjacency) adjacent(entities []int64, strict bool, most int) *query {
	links := a.early
	if strict {
		links = append(slices.Clone(links), a.late...)
	}
	q := newQuery("SELECT s.n, (SELECT group_concat(u.r || ' ' || u.e, ' ') FROM (")
	a.around(q, "", links)
	q.add(" LIMIT ? + 0) AS u)"+numbered+" WHERE (s.n IN (?, ?) OR ", most+1, numberArray(entities), a.from, a.to)
	q.filter(a.Store, subject{a.entities, "s"}, a.Where)
	return q.add(")")
}

// around writes the query for the relationships of the entity s that match the filters: for the given columns, or for
// the numbers of the relationship and of its other end.
func (a *adjacency) around(q *query, columns string, links []kg.Filter) {
	for i, b := range a.branches(q, kg.Via{Step: kg.Step{Dir: kg.Both}}) {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		r := b.link.at
		if columns == "" {
			q.add("SELECT " + r + ".n AS r, " + r + "." + b.end + " AS e")
		} else {
			q.add("SELECT " + columns)
		}
		q.add(" FROM relationship AS " + r + " WHERE " + r + "." + b.near + " = s.n AND ")
		if !b.loops {
			q.add(r + ".from_n <> " + r + ".to_n AND ")
		}
		q.filter(a.Store, b.link, kg.AllOf(links))
	}
}

// fitting returns the query for the numbers of the relationships that match the late filters, in one text.
func (a *adjacency) fitting(relationships []int64) *query {
	q := newQuery("SELECT group_concat(x.n, ' ') FROM json_each(?) AS p "+
		"CROSS JOIN relationship AS x ON x.n = p.value WHERE ", numberArray(relationships))
	q.filter(a.Store, subject{a.relationships, "x"}, kg.AllOf(a.late))
	return q
}
