package seed

import (
	"maps"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// checkAll notes what only shows when everything has been read.
func (r *reader) checkAll() {
	for _, l := range r.links {
		r.checkEnds(l)
		if w := l.assertedBy; kg.ID(w.text).Valid() {
			if by := r.find(w); by != nil && by.Kind != kg.Actor {
				r.wrong(w.place, "assertedBy %s is not an actor", w.text)
			}
		}
		for _, w := range l.disputes {
			if r.links[kg.ID(w.text)] == nil || kg.ID(w.text) == l.ID {
				r.wrong(w.place, "disputes %s, which is no other relationship", shown(w.text))
			}
		}
	}
	for _, w := range r.mentions {
		r.find(w)
	}
	r.checkDisputes()
	r.checkJudgements()
	r.checkCircles()
	r.checkSources()
	r.checkJoined()
	r.checkChangelog()
}

// find returns the entity of that id, or nil after noting that there is none.
func (r *reader) find(w word) *entity {
	e := r.entities[kg.ID(w.text)]
	switch {
	case e == nil:
		r.wrong(w.place, "%s does not exist", shown(w.text))
	case e.Kind == kg.Merged:
		r.wrong(w.place, "%s is now %s", w.text, e.Text("into"))
		return nil
	}
	return e
}

func (r *reader) checkEnds(l *link) {
	from, to := r.find(word{l.from, string(l.From)}), r.find(word{l.to, string(l.To)})
	switch {
	case from == nil || to == nil:
		return
	case from == to:
		r.wrong(l.at, "%s leads from %s to itself", l.Type, l.From)
		return
	case l.Type.Joins(from.Kind, to.Kind):
		return
	}
	starts, leads := l.Type.Ends()
	r.wrong(l.at, "%s does not lead from %s to %s: want %s to %s", l.Type, from.Kind, to.Kind, kinds(starts), kinds(leads))
}

func kinds(all []kg.Kind) string {
	out := make([]string, len(all))
	for i, k := range all {
		out[i] = string(k)
	}
	return strings.Join(out, " or ")
}

// checkSources notes the sources that nothing is taken from.
func (r *reader) checkSources() {
	used := map[kg.ID]bool{}
	for _, e := range r.entities {
		if e.Kind == kg.Evidence {
			used[kg.ID(e.Text("source"))] = true
		}
	}
	for id, e := range r.entities {
		if e.Kind == kg.Source && !used[id] {
			r.wrong(e.at, "%s is not the source of any evidence", id)
		}
	}
}

// checkJoined notes ids that become one when their parts are joined by "-", as
// exports do.
func (r *reader) checkJoined() {
	at := map[kg.ID]place{}
	for id, e := range r.entities {
		at[id] = e.at
	}
	for id, l := range r.links {
		at[id] = l.at
	}
	joined := map[string]kg.ID{}
	for _, id := range slices.Sorted(maps.Keys(at)) {
		flat := strings.ReplaceAll(string(id), "/", "-")
		if first, ok := joined[flat]; ok {
			r.wrong(at[id], "%s is too close to %s at %s: both are %s in exports", id, first, at[first], flat)
			continue
		}
		joined[flat] = id
	}
}
