package seed

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

// Counts say of what a data set is made, for its editor and for comparisons of two states of the data.
type Counts struct {
	CoversUntil string         `json:"coversUntil"` // to which day the story reaches, or ""
	Kinds       map[string]int `json:"kinds"`       // entities, by kind
	Types       map[string]int `json:"types"`       // relationships, by type
	Bases       map[string]int `json:"bases"`       // evidence, by basis
	Quotes      int            `json:"quotes"`      // pieces of evidence with the words of the source
	Languages   map[string]int `json:"languages"`   // sources, by language; "none" if it is not known
	SourceKinds map[string]int `json:"sourceKinds"` // sources, by kind
	Reliability map[string]int `json:"reliability"` // sources, by reliability
	Sources     map[string]int `json:"sources"`     // relationships but VOTED, by the number of published sources they rest on
	Claimants   map[string]int `json:"claimants"`   // relationships, by who asserts them; "none" if they are on record
	Facts       map[string]int `json:"facts"`       // facts that rest on each source, by its id; evidence is no fact
}

// CountsOf returns the counts of a data set that [Read] returned.
func CountsOf(b kg.Batch) Counts {
	c := Counts{
		CoversUntil: b.Meta.CoversUntil,
		Kinds:       map[string]int{}, Types: map[string]int{}, Bases: map[string]int{}, Languages: map[string]int{},
		SourceKinds: map[string]int{}, Reliability: map[string]int{}, Sources: map[string]int{}, Claimants: map[string]int{},
		Facts: map[string]int{},
	}
	source, published := map[kg.ID]kg.ID{}, map[kg.ID]bool{}
	for _, e := range b.Entities {
		c.countEntity(e)
		source[e.ID] = kg.ID(e.Text("source"))
		published[e.ID] = e.Kind == kg.Source && e.Text("reliability") != "UNSOURCED"
	}
	sourcesOf := func(evidence []kg.ID) map[kg.ID]bool {
		sources := map[kg.ID]bool{}
		for _, id := range evidence {
			sources[source[id]] = true
		}
		return sources
	}
	for _, e := range b.Entities {
		c.countFact(sourcesOf(e.AllEvidence()))
	}
	for _, r := range b.Relationships {
		sources := sourcesOf(r.IDs("evidence"))
		c.countFact(sources)
		c.countRelationship(r, sources, published)
	}
	return c
}

// countEntity counts an entity, and what is known of a source or of evidence.
func (c *Counts) countEntity(e kg.Entity) {
	c.Kinds[string(e.Kind)]++
	switch e.Kind {
	case kg.Evidence:
		c.Bases[e.Text("basis")]++
		if e.Text("quote") != "" {
			c.Quotes++
		}
	case kg.Source:
		c.Languages[cmp.Or(e.Text("language"), "none")]++
		c.SourceKinds[e.Text("sourceKind")]++
		c.Reliability[e.Text("reliability")]++
	}
}

// countRelationship counts a relationship that rests on the sources.
func (c *Counts) countRelationship(r kg.Relationship, sources, published map[kg.ID]bool) {
	c.Types[string(r.Type)]++
	c.Claimants[cmp.Or(r.Text("assertedBy"), "none")]++
	if r.Type == kg.Voted {
		return
	}
	n := 0
	for s := range sources {
		if published[s] {
			n++
		}
	}
	c.Sources[strconv.Itoa(n)]++
}

// countFact counts a fact at each of its sources.
func (c *Counts) countFact(sources map[kg.ID]bool) {
	for s := range sources {
		c.Facts[string(s)]++
	}
}

// String returns c as lines of text. In each part the greatest number is first.
func (c Counts) String() string {
	var out strings.Builder
	for _, part := range []struct {
		what   string
		counts map[string]int
	}{
		{"Entities by kind", c.Kinds},
		{"Relationships by type", c.Types},
		{"Evidence by basis", c.Bases},
		{"Sources by language", c.Languages},
		{"Sources by kind", c.SourceKinds},
		{"Sources by reliability", c.Reliability},
		{"Relationships but VOTED by the number of published sources", c.Sources},
		{"Relationships by claimant", c.Claimants},
		{"Facts that rest on each source", c.Facts},
	} {
		writeCounts(&out, part.what, part.counts)
	}
	fmt.Fprintf(&out, "Evidence with a quote: %d\nThe story reaches to: %s\n", c.Quotes, cmp.Or(c.CoversUntil, "not said"))
	return out.String()
}

// writeCounts writes the title, the sum, and a line for each count.
func writeCounts(out *strings.Builder, title string, counts map[string]int) {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	fmt.Fprintf(out, "%s: %d\n", title, sum)
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
	for _, key := range keys {
		fmt.Fprintf(out, "  %5d %s\n", counts[key], key)
	}
}
