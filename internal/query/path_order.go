package query

import (
	"cmp"
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// An arc is a relationship of a dag, in the direction of the paths.
type arc = kg.Arc[kg.ID]

// A dag holds all shortest paths between two entities. Each of its arcs leads one step away from the start. Each way
// along its arcs from the start to the end is a shortest path.
type dag struct {
	from, to kg.ID
	on       map[kg.ID][]arc // maps an entity to the arcs from it, sorted by the IDs of their relationships
	weakness map[kg.ID]int   // maps a relationship to its weakness
}

// newDag returns the dag of the relationships on shortest paths. The weakness of a relationship depends on what was on
// record on the day asOf.known.
func (f *frontier) newDag(all []kg.Relationship, q kg.PathQuestion) *dag {
	d := &dag{from: q.From, to: q.To, on: map[kg.ID][]arc{}, weakness: map[kg.ID]int{}}
	of := map[kg.ID][]arc{}
	for _, r := range all {
		d.weakness[r.ID] = f.asOf.seen(r).Weakness()
		of[r.From] = append(of[r.From], arc{Relationship: r.ID, From: r.From, To: r.To})
		of[r.To] = append(of[r.To], arc{Relationship: r.ID, From: r.To, To: r.From})
	}
	depth := map[kg.ID]int{d.from: 0}
	for queue := []kg.ID{d.from}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		for _, a := range of[at] {
			if _, seen := depth[a.To]; !seen {
				depth[a.To], queue = depth[at]+1, append(queue, a.To)
			}
			if depth[a.To] == depth[at]+1 {
				d.on[at] = append(d.on[at], a)
			}
		}
		slices.SortFunc(d.on[at], func(a, b arc) int { return cmp.Compare(a.Relationship, b.Relationship) })
	}
	return d
}

// best returns the first n paths in the order that [Graph.Paths] describes. It follows only paths that it returns, so
// its time does not depend on the number of all paths.
func (d *dag) best(n int) (ways [][]arc) {
	for _, weakest := range slices.Compact(slices.Sorted(maps.Values(d.weakness))) {
		e := &enumeration{dag: d, weakest: weakest, room: n - len(ways), leads: map[visit]bool{}}
		e.follow(visit{at: d.from}, nil)
		if ways = append(ways, e.ways...); len(ways) == n {
			break
		}
	}
	return ways
}

// An enumeration finds the paths whose weakest relationship has one weakness.
type enumeration struct {
	*dag
	weakest int
	room    int            // the most paths to find
	leads   map[visit]bool // caches the results of arrives
	ways    [][]arc        // the paths found
}

// A visit is an entity that an enumeration has reached. The field met says whether the way there contains a
// relationship whose weakness is weakest.
type visit struct {
	at  kg.ID
	met bool
}

// next returns the visit at the end of the arc. It also reports whether the relationship of the arc is strong enough
// for this enumeration.
func (e *enumeration) next(s visit, a arc) (visit, bool) {
	weak := e.weakness[a.Relationship]
	return visit{a.To, s.met || weak == e.weakest}, weak <= e.weakest
}

// follow adds the paths that begin with the arcs soFar and continue from s, until there is no more room.
func (e *enumeration) follow(s visit, soFar []arc) {
	if s.at == e.to {
		e.ways = append(e.ways, slices.Clone(soFar))
		return
	}
	for _, a := range e.on[s.at] {
		if next, ok := e.next(s, a); ok && len(e.ways) < e.room && e.arrives(next) {
			e.follow(next, append(soFar, a))
		}
	}
}

// arrives reports whether a path of this enumeration continues from s to the end.
func (e *enumeration) arrives(s visit) bool {
	if s.at == e.to {
		return s.met
	}
	known, asked := e.leads[s]
	if asked {
		return known
	}
	e.leads[s] = slices.ContainsFunc(e.on[s.at], func(a arc) bool {
		next, ok := e.next(s, a)
		return ok && e.arrives(next)
	})
	return e.leads[s]
}

// sortedIDs returns the keys of m, sorted.
func sortedIDs[V any](m map[kg.ID]V) []kg.ID { return slices.Sorted(maps.Keys(m)) }
