package kg

import (
	"cmp"
	"maps"
	"slices"
)

// A web is the relationships that the shortest paths between two entities consist
// of: every way through it that goes a step further each time is one of them.
type web struct {
	from, to ID
	on       map[ID][]Arc // one step further, by the IDs of the relationships
	weakness map[ID]int   // of a relationship
}

// newWeb weighs relationships as they were on record.
func (f *frontier) newWeb(all []Relationship, q PathQuestion) *web {
	w := &web{from: q.From, to: q.To, on: map[ID][]Arc{}, weakness: map[ID]int{}}
	of := map[ID][]Arc{}
	for _, r := range all {
		w.weakness[r.ID] = f.asOf.seen(r).Weakness()
		of[r.From] = append(of[r.From], Arc{r.ID, r.From, r.To})
		of[r.To] = append(of[r.To], Arc{r.ID, r.To, r.From})
	}
	depth := map[ID]int{w.from: 0}
	for rim := []ID{w.from}; len(rim) > 0; rim = rim[1:] {
		at := rim[0]
		for _, a := range of[at] {
			if _, seen := depth[a.To]; !seen {
				depth[a.To], rim = depth[at]+1, append(rim, a.To)
			}
			if depth[a.To] == depth[at]+1 {
				w.on[at] = append(w.on[at], a)
			}
		}
		slices.SortFunc(w.on[at], func(a, b Arc) int { return cmp.Compare(a.Relationship, b.Relationship) })
	}
	return w
}

// best returns the first n of the paths: for each weakness, the best first, those
// whose weakest link is as weak, by the IDs of their relationships. It looks at no
// path that it does not return, however many there are.
func (w *web) best(n int) (ways [][]Arc) {
	for _, weakest := range slices.Compact(slices.Sorted(maps.Values(w.weakness))) {
		e := &enumeration{web: w, weakest: weakest, room: n - len(ways), leads: map[spot]bool{}}
		e.follow(spot{at: w.from}, nil)
		if ways = append(ways, e.ways...); len(ways) == n {
			break
		}
	}
	return ways
}

// An enumeration goes along the paths whose weakest link is of one weakness.
type enumeration struct {
	*web
	weakest, room int
	leads         map[spot]bool
	ways          [][]Arc
}

// A spot is where an enumeration is, and whether it met a link of that weakness.
type spot struct {
	at  ID
	met bool
}

func (e *enumeration) next(s spot, a Arc) (spot, bool) {
	weak := e.weakness[a.Relationship]
	return spot{a.To, s.met || weak == e.weakest}, weak <= e.weakest
}

// follow takes every way on from s, as long as there is room.
func (e *enumeration) follow(s spot, so []Arc) {
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
func (e *enumeration) arrives(s spot) bool {
	if s.at == e.to {
		return s.met
	}
	known, asked := e.leads[s]
	if asked {
		return known
	}
	e.leads[s] = slices.ContainsFunc(e.on[s.at], func(a Arc) bool {
		next, ok := e.next(s, a)
		return ok && e.arrives(next)
	})
	return e.leads[s]
}

func sortedIDs[V any](m map[ID]V) []ID { return slices.Sorted(maps.Keys(m)) }
