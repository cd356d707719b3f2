package seed

import (
	"maps"
	"slices"

	"accordgraph/internal/kg"
)

// checkCircles notes where what is part of something, or comes after it, would in
// the end be part of itself or come after itself.
func (r *reader) checkCircles() {
	for _, t := range []kg.Type{kg.PartOf, kg.DerivedFrom, kg.Supersedes} {
		from := map[kg.ID][]*link{}
		for _, id := range slices.Sorted(maps.Keys(r.links)) {
			if l := r.links[id]; l.Type == t && l.From != l.To {
				from[l.From] = append(from[l.From], l)
			}
		}
		walked := map[kg.ID]bool{}
		for _, id := range slices.Sorted(maps.Keys(from)) {
			r.follow(from, id, map[kg.ID]bool{}, walked)
		}
	}
}

// follow walks on from id, where the path has led, and notes each link that leads
// back to the path. Each link is walked once.
func (r *reader) follow(from map[kg.ID][]*link, id kg.ID, path, walked map[kg.ID]bool) {
	if walked[id] {
		return
	}
	walked[id], path[id] = true, true
	for _, l := range from[id] {
		if path[l.To] {
			r.wrong(l.at, "%s goes in a circle: it leads back to %s", l.Type, l.To)
			continue
		}
		r.follow(from, l.To, path, walked)
	}
	delete(path, id)
}
