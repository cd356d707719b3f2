package query

import (
	"cmp"
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// A dag is the relationships that the shortest paths between two entities consist
// of: every way through it that goes a step further each time is one of them.
type dag struct {
	from, to kg.ID
	on       map[kg.ID][]kg.Arc // one step further, by the IDs of the relationships
	weakness map[kg.ID]int      // of a relationship
}

// newDag returns the dag of relationships, each as weak as it was on record.
func (f *frontier) newDag(all []kg.Relationship, q kg.PathQuestion) *dag {
	d := &dag{from: q.From, to: q.To, on: map[kg.ID][]kg.Arc{}, weakness: map[kg.ID]int{}}
	of := map[kg.ID][]kg.Arc{}
	for _, r := range all {
		d.weakness[r.ID] = f.asOf.seen(r).Weakness()
		of[r.From] = append(of[r.From], kg.Arc{Relationship: r.ID, From: r.From, To: r.To})
		of[r.To] = append(of[r.To], kg.Arc{Relationship: r.ID, From: r.To, To: r.From})
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
		slices.SortFunc(d.on[at], func(a, b kg.Arc) int { return cmp.Compare(a.Relationship, b.Relationship) })
	}
	return d
}

// best returns the first n of the paths: for each weakness, the best first, those
// whose weakest link is as weak, by the IDs of their relationships. It looks at no
// path that it does not return, however many there are.
func (d *dag) best(n int) (ways [][]kg.Arc) {
	for _, weakest := range slices.Compact(slices.Sorted(maps.Values(d.weakness))) {
		e := &enumeration{dag: d, weakest: weakest, room: n - len(ways), leads: map[visit]bool{}}
		e.follow(visit{at: d.from}, nil)
		if ways = append(ways, e.ways...); len(ways) == n {
			break
		}
	}
	return ways
}

// An enumeration goes along the paths whose weakest link is of one weakness.
type enumeration struct {
	*dag
	weakest, room int
	leads         map[visit]bool
	ways          [][]kg.Arc
}

// A visit is where an enumeration is, and whether it met a link of that weakness.
type visit struct {
	at  kg.ID
	met bool
}

func (e *enumeration) next(s visit, a kg.Arc) (visit, bool) {
	weak := e.weakness[a.Relationship]
	return visit{a.To, s.met || weak == e.weakest}, weak <= e.weakest
}

// follow takes every way on from s, as long as there is room.
func (e *enumeration) follow(s visit, so []kg.Arc) {
	if s.at == e.to {
		e.ways = append(e.ways, slices.Clone(so))
		return
	}
	for _, a := range e.on[s.at] {
		if next, ok := e.next(s, a); ok && len(e.ways) < e.room && e.arrives(next) {
			e.follow(next, append(so, a))
		}
	}
}

// arrives says whether a path goes on from s that fits.
func (e *enumeration) arrives(s visit) bool {
	if s.at == e.to {
		return s.met
	}
	known, asked := e.leads[s]
	if asked {
		return known
	}
	e.leads[s] = slices.ContainsFunc(e.on[s.at], func(a kg.Arc) bool {
		next, ok := e.next(s, a)
		return ok && e.arrives(next)
	})
	return e.leads[s]
}

func sortedIDs[V any](m map[kg.ID]V) []kg.ID { return slices.Sorted(maps.Keys(m)) }
