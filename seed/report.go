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
	PerSource  []Count        // pieces of evidence, most first
	OneWeak    []kg.ID        // relationships that rest on one weak source alone
	Unsourced  []kg.ID        // relationships that rest on no page at all
	Orphans    []kg.ID        // entities that nothing is linked with, and that claim nothing
	Untouching []kg.ID        // provisions without territory, actor or objection
}

// A Count is how many of something an entity has.
type Count struct {
	ID kg.ID
	N  int
}

// ReportOf looks through a data set that [Read] returned. Lists are in the order
// of IDs.
func ReportOf(b kg.Batch) Report {
	r := Report{Counts: b.Meta.Counts}
	linked, touching, cited := map[kg.ID]bool{}, map[kg.ID]bool{}, map[kg.ID]int{}
	for _, l := range b.Relationships {
		linked[l.From], linked[l.To], linked[kg.ID(l.Text("assertedBy"))] = true, true, true
		switch l.Type {
		case kg.Affects, kg.Obliges, kg.Benefits:
			touching[l.From] = true
		case kg.ObjectsTo:
			touching[l.To] = true
		}
		switch best := l.Text("bestSource"); {
		case best == "UNSOURCED":
			r.Unsourced = append(r.Unsourced, l.ID)
		case best == "WEAK" && l.Int("sourceCount") == 1:
			r.OneWeak = append(r.OneWeak, l.ID)
		}
	}
	for _, e := range b.Entities {
		switch e.Kind {
		case kg.Evidence:
			cited[kg.ID(e.Text("source"))]++
		case kg.Source, kg.Merged:
		default:
			if !linked[e.ID] {
				r.Orphans = append(r.Orphans, e.ID)
			}
			if e.Kind == kg.Provision && !touching[e.ID] {
				r.Untouching = append(r.Untouching, e.ID)
			}
		}
	}
	for id, n := range cited {
		r.PerSource = append(r.PerSource, Count{id, n})
	}
	slices.SortFunc(r.PerSource, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.ID, b.ID)) })
	for _, ids := range [][]kg.ID{r.OneWeak, r.Unsourced, r.Orphans, r.Untouching} {
		slices.Sort(ids)
	}
	return r
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
	out.WriteString("Pieces of evidence from each source:\n")
	for _, c := range r.PerSource {
		fmt.Fprintf(&out, "  %5d %s\n", c.N, c.ID)
	}
	for _, l := range []struct {
		what string
		ids  []kg.ID
	}{
		{"Links that rest on one weak source alone", r.OneWeak},
		{"Links that rest on no page at all", r.Unsourced},
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
