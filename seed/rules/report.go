package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// A Report has what the rules find in a data set.
type Report struct {
	Groups []Group     `json:"rules"` // one for each rule of [All], in its order
	Stale  []Exception `json:"stale"` // the exceptions that no finding matches
}

// A Group has the findings of one rule.
type Group struct {
	Rule     string    `json:"rule"`
	Severity Severity  `json:"severity"`
	Says     string    `json:"says"`
	Findings []Finding `json:"findings"` // sorted by id, without the exceptions; never nil
	Excepted int       `json:"excepted"` // how many findings are exceptions
}

// Check returns what the rules find in b. b must be a data set as seed.Read returns it.
func Check(b kg.Batch, exceptions []Exception) Report {
	d, used := datasetOf(b), map[Exception]bool{}
	r := Report{Stale: []Exception{}}
	for _, rule := range All() {
		g := Group{rule.Name, rule.Severity, rule.Says, []Finding{}, 0}
		for _, f := range rule.check(d) {
			i := slices.IndexFunc(exceptions, func(e Exception) bool { return e.Rule == rule.Name && e.ID == f.ID })
			if i < 0 {
				g.Findings = append(g.Findings, f)
				continue
			}
			g.Excepted++
			used[exceptions[i]] = true
		}
		slices.SortFunc(g.Findings, func(a, b Finding) int { return cmp.Compare(a.ID, b.ID) })
		r.Groups = append(r.Groups, g)
	}
	for _, e := range exceptions {
		if !used[e] {
			r.Stale = append(r.Stale, e)
		}
	}
	return r
}

// Errors returns how many findings are errors. A stale exception is one.
func (r Report) Errors() int {
	n := len(r.Stale)
	for _, g := range r.Groups {
		if g.Severity == Error {
			n += len(g.Findings)
		}
	}
	return n
}

// String returns r as lines of text: for each rule a line, and a line for each finding below it.
func (r Report) String() string {
	var out strings.Builder
	for _, g := range r.Groups {
		fmt.Fprintf(&out, "%s: %s: %s %d", g.Severity, g.Rule, g.Says, len(g.Findings))
		if g.Excepted > 0 {
			fmt.Fprintf(&out, ", excepted: %d", g.Excepted)
		}
		out.WriteString("\n")
		for _, f := range g.Findings {
			fmt.Fprintf(&out, "    %s: %s\n", f.ID, f.What)
		}
	}
	for _, e := range r.Stale {
		fmt.Fprintf(&out, "error: exceptions.yaml: %s finds nothing at %s any more: remove the exception\n", e.Rule, e.ID)
	}
	return out.String()
}
