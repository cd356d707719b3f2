package querytest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
)

// answer returns the answer of brute force, which tries every way. If q has a day asOf.known, brute force sees only the
// graph that was on record on that day.
func (q pathQuestion) answer(b kg.Batch) pathAnswer {
	if q.known != "" {
		b = kgtest.Published(b, q.known)
	}
	w := newBrute(b, q)
	if w.refuses() {
		return pathAnswer{Refused: true}
	}
	ways := w.shortest(q.hops, true)
	a, hops := pathAnswer{}, q.hops
	if len(ways) > 0 {
		hops = len(ways[0].ids)
	} else if w.leadsOn(q.from) && w.leadsOn(q.to) {
		a.Truncated = "HOPS"
	}
	for _, one := range ways[:min(len(ways), q.first)] {
		a.Paths = append(a.Paths, strings.Join(one.text, ", "))
	}
	for _, one := range w.shortest(hops, false) {
		for _, id := range one.met[1:] {
			if w.isHub(id) {
				a.Hubs = append(a.Hubs, id)
			}
		}
	}
	slices.Sort(a.Hubs)
	a.Hubs = slices.Compact(a.Hubs)
	return a
}

// brute is the part of a graph in which brute force looks for paths.
type brute struct {
	pathQuestion
	entities map[kg.ID]kg.Entity
	usable   []kg.Relationship // the relationships that match the conditions
	held     map[kg.ID]bool    // the relationships that held on the day of the question
}

// newBrute returns the part of b that matches the conditions of q.
func newBrute(b kg.Batch, q pathQuestion) brute {
	w := brute{q, map[kg.ID]kg.Entity{}, nil, map[kg.ID]bool{}}
	for _, e := range b.Entities {
		w.entities[e.ID] = e
	}
	for _, r := range b.Relationships {
		from, to := r.Text("validFrom"), r.Text("validTo")
		held := q.valid == "" || from <= q.valid && (to == "" || to >= q.valid) && r.Text("existsFrom") <= q.valid
		w.held[r.ID] = held
		if slices.Contains(q.without, r.ID) {
			continue
		}
		if held && r.Int("sourceCount") >= q.least && (!q.stated || r.Text("status") == "STATED") {
			w.usable = append(w.usable, r)
		}
	}
	return w
}

// there reports whether the graph has the entity on the day of the question.
func (w brute) there(id kg.ID) bool {
	e, ok := w.entities[id]
	return ok && (w.valid == "" || e.Text("existsFrom") <= w.valid)
}

// refuses reports whether an end is missing or left out, or whether what is left out is missing.
func (w brute) refuses() bool {
	missing := func(id kg.ID) bool { return !w.there(id) && !w.held[id] }
	return slices.ContainsFunc(slices.Concat(w.without, []kg.ID{w.from, w.to}), missing) ||
		slices.Contains(w.without, w.from) || slices.Contains(w.without, w.to)
}

// of returns the usable relationships that start or end at an entity.
func (w brute) of(id kg.ID) (all []kg.Relationship) {
	for _, r := range w.usable {
		if r.From == id || r.To == id {
			all = append(all, r)
		}
	}
	return all
}

// isHub reports whether an entity is a hub.
func (w brute) isHub(id kg.ID) bool { return len(w.of(id)) > w.hub }

// fits reports whether a path may pass through an entity.
func (w brute) fits(id kg.ID) bool {
	return w.there(id) && (!w.actors || id.Kind() == kg.Actor) && !slices.Contains(w.without, id)
}

// leadsOn reports whether an entity leads to an entity that a path may pass through.
func (w brute) leadsOn(id kg.ID) bool {
	return slices.ContainsFunc(w.of(id), func(r kg.Relationship) bool { return w.fits(far(r, id)) })
}

// far returns that end of r that is not id.
func far(r kg.Relationship, id kg.ID) kg.ID {
	if r.From == id {
		return r.To
	}
	return r.From
}

// A way is a path, or the beginning of a path.
type way struct {
	weakest int
	ids     []string // of the relationships
	text    []string // the steps as text
	met     []kg.ID  // the entity at the start, and the entities between the ends
}

// shortest returns all shortest paths in order. If around is set, the paths do not pass through hubs.
func (w brute) shortest(hops int, around bool) (ways []way) {
	for length := 1; length <= hops && len(ways) == 0; length++ {
		w.walk(w.from, length, way{}, around, &ways)
	}
	slices.SortFunc(ways, func(a, b way) int {
		return cmp.Or(cmp.Compare(a.weakest, b.weakest), strings.Compare(strings.Join(a.ids, " "), strings.Join(b.ids, " ")))
	})
	return ways
}

// walk adds the paths that begin with the way soFar, continue from the entity at, and have left more relationships.
func (w brute) walk(at kg.ID, left int, soFar way, around bool, ways *[]way) {
	if at == w.to {
		if left == 0 {
			*ways = append(*ways, soFar)
		}
		return
	}
	if left == 0 || at != w.from && (!w.fits(at) || around && w.isHub(at)) {
		return
	}
	for _, r := range w.of(at) {
		next, direction := far(r, at), kg.Out
		if r.From != at {
			direction = kg.In
		}
		if next == at || slices.Contains(soFar.met, next) {
			continue
		}
		best := slices.Index(kg.Reliabilities, r.Text("bestSource"))
		w.walk(next, left-1, way{
			max(soFar.weakest, best*1000+999-r.Int("sourceCount")), append(slices.Clone(soFar.ids), string(r.ID)),
			append(slices.Clone(soFar.text), fmt.Sprintf("%s %s %s %s %d", at, direction, next, r.ID, r.Int("sourceCount"))),
			append(slices.Clone(soFar.met), at),
		}, around, ways)
	}
}
