package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A Report says of a data set what its editor looks at.
type Report struct {
	Counts     map[string]int // by kind and type
	PerSource  []Count        // facts that rest on each source, most first
	OneWeak    []kg.ID        // facts that rest on one weak source alone
	Unsourced  []kg.ID        // facts that rest on no page at all
	Orphans    []kg.ID        // entities that nothing is linked with, and that claim nothing
	Untouching []kg.ID        // provisions without territory, actor or objection
}

// A Count is how many of something an entity has.
type Count struct {
	ID kg.ID
	N  int
}

// ReportOf looks through a data set that [Read] returned. A fact is an entity, but
// for sources and evidence, or a relationship. Lists are in the order of IDs.
func ReportOf(b kg.Batch) Report {
	r := Report{Counts: b.Meta.Counts}
	r.rest(b)
	linked, touching := map[kg.ID]bool{}, map[kg.ID]bool{}
	for _, l := range b.Relationships {
		linked[l.From], linked[l.To], linked[kg.ID(l.Text("assertedBy"))] = true, true, true
		switch l.Type {
		case kg.Affects, kg.Obliges, kg.Benefits:
			touching[l.From] = true
		case kg.ObjectsTo:
			touching[l.To] = true
		}
	}
	for _, e := range b.Entities {
		switch e.Kind {
		case kg.Evidence, kg.Source, kg.Merged:
		default:
			if !linked[e.ID] {
				r.Orphans = append(r.Orphans, e.ID)
			}
			if e.Kind == kg.Provision && !touching[e.ID] {
				r.Untouching = append(r.Untouching, e.ID)
			}
		}
	}
	for _, ids := range [][]kg.ID{r.OneWeak, r.Unsourced, r.Orphans, r.Untouching} {
		slices.Sort(ids)
	}
	return r
}

// rest sets what is known of the sources on which facts rest.
func (r *Report) rest(b kg.Batch) {
	of, reliability, facts := map[kg.ID]kg.ID{}, map[kg.ID]string{}, map[kg.ID]int{}
	for _, e := range b.Entities {
		of[e.ID], reliability[e.ID] = kg.ID(e.Text("source")), e.Text("reliability")
	}
	note := func(id kg.ID, evidence []kg.ID) {
		sources, paged := map[kg.ID]bool{}, 0
		for _, e := range evidence {
			sources[of[e]] = true
		}
		weak := true
		for s := range sources {
			facts[s]++
			if reliability[s] != "UNSOURCED" {
				paged, weak = paged+1, weak && reliability[s] == "WEAK"
			}
		}
		switch {
		case paged == 0:
			r.Unsourced = append(r.Unsourced, id)
		case paged == 1 && weak:
			r.OneWeak = append(r.OneWeak, id)
		}
	}
	for _, e := range b.Entities {
		if ids := e.IDs("evidence"); len(ids) > 0 {
			note(e.ID, ids)
		}
	}
	for _, l := range b.Relationships {
		note(l.ID, l.IDs("evidence"))
	}
	for id, n := range facts {
		r.PerSource = append(r.PerSource, Count{id, n})
	}
	slices.SortFunc(r.PerSource, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.ID, b.ID)) })
}

// String spells r for people.
func (r Report) String() string {
	var out strings.Builder
	out.WriteString("How much there is:\n")
	for _, k := range kg.Kinds() {
		fmt.Fprintf(&out, "  %5d %s\n", r.Counts[string(k)], k)
	}
	for _, t := range kg.Types() {
		fmt.Fprintf(&out, "  %5d %s\n", r.Counts[string(t)], t)
	}
	out.WriteString("Facts that rest on each source:\n")
	for _, c := range r.PerSource {
		fmt.Fprintf(&out, "  %5d %s\n", c.N, c.ID)
	}
	for _, l := range []struct {
		what string
		ids  []kg.ID
	}{
		{"Facts that rest on one weak source alone", r.OneWeak},
		{"Facts with no source of their own, but general knowledge or our judgement", r.Unsourced},
		{"Entities that nothing is linked with", r.Orphans},
		{"Provisions without territory, actor or objection", r.Untouching},
	} {
		fmt.Fprintf(&out, "%s: %d\n", l.what, len(l.ids))
		for _, id := range l.ids {
			fmt.Fprintf(&out, "        %s\n", id)
		}
	}
	return out.String()
}
