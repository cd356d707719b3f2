package sqlitestore

import "accordgraph/internal/kg"

// A branch is one way in which a step leads on: by outgoing relationships, by
// incoming ones, or by a field that refers to the entity.
type branch struct {
	via       kg.Via
	link, far subject // link has no table if the step has a Ref
	near, end string  // the columns of both ends: "from_n" and "to_n", or the reverse
	loops     bool    // includes relationships from an entity to itself
}

// branches returns the one or two branches of via.
func (s *Store) branches(q *query, via kg.Via) []branch {
	if via.Ref != "" {
		return []branch{{via: via, far: q.name(s.entities)}}
	}
	var all []branch
	if via.Dir != kg.In {
		all = append(all, branch{via, q.name(s.relationships), q.name(s.entities), "from_n", "to_n", true})
	}
	if via.Dir != kg.Out {
		all = append(all, branch{via, q.name(s.relationships), q.name(s.entities), "to_n", "from_n", len(all) == 0})
	}
	return all
}

// place returns the columns by which the order o sorts the hops of b.
func (b branch) place(q *query, o kg.Order) place {
	p := place{id: b.far.at + ".id"}
	if b.link.table != nil {
		p.id = b.link.at + ".id"
	}
	switch {
	case o.Link && (b.link.table == nil || o.Field == ""):
	case o.Link:
		p.sort = q.sortColumn(b.link, o.Field)
	case o.Field != "":
		p.sort = q.sortColumn(b.far, o.Field)
	case b.link.table == nil:
		p.sort = b.far.at + ".sort"
	case b.end == "to_n":
		p.sort = b.link.at + ".to_sort"
	default:
		p.sort = b.link.at + ".from_sort"
	}
	return p
}

// from writes the FROM and WHERE of a query for the hops of b, which may be in the order
// o. The argument start is the alias of the entity from which the hops start.
func (b branch) from(q *query, s *Store, start string, o kg.Order) {
	if b.link.table == nil {
		q.add(" FROM entity AS " + b.far.at + " WHERE " + b.far.column(b.via.Ref) + " = " + start + ".id AND ")
		q.kind(b.far, b.via.To)
		q.add(" AND ")
		q.filter(s, b.far, b.via.Where)
		return
	}
	r := b.link.at
	q.add(" FROM relationship AS " + r)
	if b.readsFar(o) {
		q.add(" CROSS JOIN entity AS " + b.far.at + " ON " + b.far.at + ".n = " + r + "." + b.end)
	}
	q.add(" WHERE " + r + "." + b.near + " = " + start + ".n")
	b.matches(q, s)
}

// readsFar reports whether a condition or the order o is about the far end. Every
// relationship has a far end, so otherwise an index has all that a query needs.
func (b branch) readsFar(o kg.Order) bool {
	return b.via.To != kg.Any || b.via.Where != nil || o.Field != "" && !o.Link
}

// matches writes the conditions of b on the relationship and its far end.
func (b branch) matches(q *query, s *Store) {
	r := b.link.at
	if !b.loops {
		q.add(" AND " + r + ".from_n <> " + r + ".to_n")
	}
	q.add(" AND ")
	q.types(r, b.via.Types)
	q.add(" AND ")
	q.filter(s, b.link, b.via.Link)
	q.add(" AND ")
	q.kind(b.far, b.via.To)
	q.add(" AND ")
	q.filter(s, b.far, b.via.Where)
}
