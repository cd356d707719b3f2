package sqlitestore

import (
	"cmp"
	"slices"

	"accordgraph/internal/kg"
)

// byID returns the query for what ids name.
func byID(t *table, ids []kg.ID) *query {
	return statement("SELECT x.id, "+t.read("x")+" FROM "+t.name+" AS x WHERE x.id IN (SELECT value FROM json_each(?))", array(ids))
}

// found returns the query for the entities that the index of words finds.
func found(t *table, match string, kinds []kg.Kind, limit int) *query {
	return statement("SELECT '', "+t.read("e")+" FROM word CROSS JOIN entity AS e ON e.n = word.rowid"+
		" WHERE word MATCH ? AND e.kind IN (SELECT value FROM json_each(?)) ORDER BY e.sort, e.id LIMIT ? + 0",
		match, array(kinds), limit)
}

// A place is what a list is ordered by: two columns. Without a sort all keys have
// the empty text there.
type place struct{ sort, id string }

// bounds writes the conditions that a place is between those of s.
func (q *query) bounds(p place, s kg.Window) {
	after, before := ">", "<"
	if s.Desc {
		after, before = before, after
	}
	q.bound(p, after, s.After)
	q.bound(p, before, s.Before)
}

func (q *query) bound(p place, op string, k kg.Key) {
	switch {
	case k == kg.Key{}:
	case p.sort != "":
		q.add(" AND ("+p.sort+", "+p.id+") "+op+" (?, ?)", k.Sort, string(k.ID))
	case k.Sort == "":
		q.add(" AND "+p.id+" "+op+" ?", string(k.ID))
	case op == ">": // no place is after one that has a sort
		q.add(" AND 0")
	}
}

// cut writes the order of the list and how much of it is read.
func (q *query) cut(p place, s kg.Window) {
	way := ""
	if s.Desc != s.Last {
		way = " DESC"
	}
	q.add(" ORDER BY ")
	if p.sort != "" {
		q.add(p.sort + way + ", ")
	}
	q.add(p.id+way+" LIMIT ? + 0", s.Limit)
}

// sortColumn returns what orders by a field of s, if that can be.
func (q *query) sortColumn(s subject, field string) string {
	if !slices.Contains(s.sorted(), field) {
		q.err = kg.Invalidf("there is no order by %s", field)
	}
	return s.at + "." + quote("sort_"+field)
}

// place returns where the hops of l are in lists of that order.
func (l leg) place(q *query, o kg.Order) place {
	p := place{id: l.far.at + ".id"}
	if l.link.table != nil {
		p.id = l.link.at + ".id"
	}
	switch {
	case o.Link && (l.link.table == nil || o.Field == ""):
	case o.Link:
		p.sort = q.sortColumn(l.link, o.Field)
	case o.Field != "":
		p.sort = q.sortColumn(l.far, o.Field)
	case l.link.table == nil:
		p.sort = l.far.at + ".sort"
	case l.end == "to_id":
		p.sort = l.link.at + ".to_sort"
	default:
		p.sort = l.link.at + ".from_sort"
	}
	return p
}

// hops returns the query for the hops from ids. For each of them alone it takes
// what lies in cut, so that many cost no more than each of them does.
func (s *Store) hops(ids []kg.ID, via kg.Via, cut kg.Window) *query {
	links, reached := s.reads.of(via.Step, cut.Want)
	q, far := &query{}, ""
	if via.Ref != "" {
		q.add("SELECT p.value, "+reached.read("y")+starts+" CROSS JOIN entity AS y ON y.n IN (", array(ids))
		return s.oneLeg(q, s.legs(q, via)[0], cut).add(")")
	}
	q.add("SELECT p.value, "+links.read("x")+", "+reached.read("y")+starts+" CROSS JOIN relationship AS x ON x.n IN (", array(ids))
	all := s.legs(q, via)
	switch {
	case len(all) == 2:
		s.bothLegs(q, all, cut)
		far = "iif(x.from_id = s.id, x.to_id, x.from_id)"
	default:
		s.oneLeg(q, all[0], cut)
		far = "x." + all[0].end
	}
	return q.add(") CROSS JOIN entity AS y ON y.id = " + far)
}

// starts is every entity that is there of a list of IDs.
const starts = " FROM json_each(?) AS p CROSS JOIN entity AS s ON s.id = p.value"

func (s *Store) oneLeg(q *query, l leg, cut kg.Window) *query {
	row := l.link
	if row.table == nil {
		row = l.far
	}
	q.add("SELECT " + row.at + ".n")
	l.from(q, s, "s.id")
	p := l.place(q, cut.Order)
	q.bounds(p, cut)
	q.cut(p, cut)
	return q
}

// bothLegs merges two lists that are each in order.
func (s *Store) bothLegs(q *query, legs []leg, cut kg.Window) {
	q.add("SELECT u.n FROM (")
	for i, l := range legs {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		p := l.place(q, cut.Order)
		sort := p.sort
		if sort == "" {
			sort = "''"
		}
		q.add("SELECT " + l.link.at + ".n AS n, " + sort + " AS a, " + p.id + " AS b")
		l.from(q, s, "s.id")
		q.bounds(p, cut)
	}
	q.cut(place{"a", "b"}, cut)
	q.add(") AS u")
}

// root returns the query for what via leads to from nowhere.
func (s *Store) root(via kg.Via, cut kg.Window) *query {
	links, reached := s.reads.of(via.Step, cut.Want)
	q := &query{}
	on, p := s.rootSubject(q, via, cut.Order)
	q.add("SELECT '', " + cmp.Or(links, reached).read(on.at))
	q.rootFrom(s, on, via)
	q.bounds(p, cut)
	q.cut(p, cut)
	return q
}

// rootSubject returns what is listed, and its place. Relationships have one
// order, by ID.
func (s *Store) rootSubject(q *query, via kg.Via, o kg.Order) (subject, place) {
	if via.Links {
		on := q.name(s.relationships)
		return on, place{id: on.at + ".id"}
	}
	on := q.name(s.entities)
	return on, leg{far: on}.place(q, o)
}

// rootFrom writes from where, and on what conditions, via leads to on.
func (q *query) rootFrom(s *Store, on subject, via kg.Via) {
	q.add(" FROM " + on.table.name + " AS " + on.at + " WHERE ")
	if via.Links {
		q.types(on.at, via.Types)
		q.add(" AND ")
		q.filter(s, on, via.Link)
		return
	}
	if via.To == kg.Any { // whatever is merged is in no list
		q.add(on.at+".kind <> ?", string(kg.Merged))
	} else {
		q.kind(on, via.To)
	}
	q.add(" AND ")
	q.filter(s, on, via.Where)
}

// counts returns the query for how many hops there are from each of ids.
func (s *Store) counts(ids []kg.ID, via kg.Via) *query {
	q := &query{}
	q.add("SELECT p.value")
	for i, l := range s.legs(q, via) {
		q.add([]string{", ", " + "}[i] + "(SELECT count(*)")
		l.from(q, s, "s.id")
		q.add(")")
	}
	return q.add(starts, array(ids))
}

func (s *Store) rootCount(via kg.Via) *query {
	q := &query{}
	on, _ := s.rootSubject(q, via, kg.Order{})
	q.add("SELECT '', count(*)")
	q.rootFrom(s, on, via)
	return q
}

// facet returns the query for how many of what via leads to have each value; a
// list is one value.
func (s *Store) facet(via kg.Via, field string) *query {
	q := &query{}
	on, _ := s.rootSubject(q, via, kg.Order{})
	q.add("SELECT " + on.column(field) + ", count(*)")
	q.rootFrom(s, on, via)
	return q.add(" AND " + on.column(field) + " IS NOT NULL GROUP BY 1")
}

// types returns the query for how many relationships of each type and direction
// there are from each of ids.
func (s *Store) types(ids []kg.ID, link kg.Filter) *query {
	q := &query{}
	for i, way := range []struct{ end, dir string }{{"from_id", string(kg.Out)}, {"to_id", string(kg.In)}} {
		if i > 0 {
			q.add(" UNION ALL ")
		}
		on := q.name(s.relationships)
		end := on.at + "." + way.end
		q.add("SELECT "+end+", "+on.at+".type, ?, count(*) FROM json_each(?) AS p CROSS JOIN relationship AS "+on.at+
			" ON "+end+" = p.value WHERE ", way.dir, array(ids))
		q.filter(s, on, link)
		q.add(" GROUP BY " + end + ", " + on.at + ".type")
	}
	return q
}
