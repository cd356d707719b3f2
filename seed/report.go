package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A Report is an overview of a data set for its editor.
type Report struct {
	Counts     map[string]int // the number of entities of each kind and relationships of each type
	PerSource  []Count        // for each cited source, the number of facts that rest on it; the highest number first
	OneWeak    []kg.ID        // facts that rest only on one weak source
	Unsourced  []kg.ID        // facts without a published source
	Orphans    []kg.ID        // entities that are in no relationship, neither as an end nor in assertedBy
	Untouching []kg.ID        // provisions that affect, oblige and benefit nothing, and to which nobody objects
}

// A Count is the number of facts that rest on a source.
type Count struct {
	ID kg.ID
	N  int
}

// ReportOf returns the report of a data set that [Read] returned. A fact is a
// relationship, or an entity that is neither a source nor evidence. Each list of IDs
// is sorted.
func ReportOf(b kg.Batch) Report {
	r := Report{Counts: b.Meta.Counts}
	r.countSources(b)
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

// countSources sets PerSource, OneWeak and Unsourced.
func (r *Report) countSources(b kg.Batch) {
	source, reliability, facts := map[kg.ID]kg.ID{}, map[kg.ID]string{}, map[kg.ID]int{}
	for _, e := range b.Entities {
		source[e.ID], reliability[e.ID] = kg.ID(e.Text("source")), e.Text("reliability")
	}
	add := func(fact kg.ID, evidence []kg.ID) {
		sources, pages, isWeak := map[kg.ID]bool{}, 0, true
		for _, e := range evidence {
			sources[source[e]] = true
		}
		for s := range sources {
			facts[s]++
			if reliability[s] != "UNSOURCED" {
				pages, isWeak = pages+1, isWeak && reliability[s] == "WEAK"
			}
		}
		switch {
		case pages == 0:
			r.Unsourced = append(r.Unsourced, fact)
		case pages == 1 && isWeak:
			r.OneWeak = append(r.OneWeak, fact)
		}
	}
	for _, e := range b.Entities {
		if ids := e.AllEvidence(); len(ids) > 0 {
			add(e.ID, ids)
		}
	}
	for _, l := range b.Relationships {
		add(l.ID, l.IDs("evidence"))
	}
	for id, n := range facts {
		r.PerSource = append(r.PerSource, Count{id, n})
	}
	slices.SortFunc(r.PerSource, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.ID, b.ID)) })
}

// String returns r as lines of text.
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
