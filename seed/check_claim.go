package seed

import (
	"slices"

	"accordgraph/internal/kg"
)

// checkDisputes notes what is said to be disputed and by nothing.
func (r *reader) checkDisputes() {
	disputed := map[kg.ID]bool{}
	for _, l := range r.links {
		for _, w := range l.disputes {
			disputed[l.ID], disputed[kg.ID(w.text)] = true, true
		}
	}
	for _, l := range r.links {
		if l.Text("status") == "DISPUTED" && !disputed[l.ID] {
			r.wrong(l.at, "status is DISPUTED and nothing says otherwise: name it under disputes, here or there")
		}
	}
}

// checkJudgements notes what rests on our judgement alone and is not asserted by
// us: it must not look like what is on record.
func (r *reader) checkJudgements() {
	for _, l := range r.links {
		ids := l.IDs("evidence")
		judged := func(id kg.ID) bool { e := r.entities[id]; return e != nil && e.Text("basis") == "COMPILER_JUDGEMENT" }
		if len(ids) == 0 || slices.ContainsFunc(ids, func(id kg.ID) bool { return !judged(id) }) {
			continue
		}
		if by := r.entities[kg.ID(l.Text("assertedBy"))]; by == nil || by.Text("category") != "COMPILER" {
			r.wrong(l.at, "%s rests on the judgement of the compiler alone: want assertedBy an actor of category COMPILER", l.Type)
		}
	}
}
