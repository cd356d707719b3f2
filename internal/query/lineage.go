package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// MaxLineage is the greatest number of relationships between a provision and a text of its lineage.
const MaxLineage = 3

// LineageChanges are the values of [LineageStep.Change].
var LineageChanges = []string{"SAME", "CHANGED", "OPPOSED", "REPEATED", "REAFFIRMED", "EXCEEDED", "DROPPED"}

// A LineageStep is a text in which the demand of a provision appears, or that drops it.
type LineageStep struct {
	Document  *Node
	Provision *Node // nil if the links are about Document as a whole
	With      *Node // the provision with which the text is compared; nil in the step of the provision itself

	// Change is how the text compares with With, one of LineageChanges. It is "" in the step of the provision itself.
	Change   string
	Links    []*Link // the relationships between With and the text, which say so
	Distance int     // the number of relationships between the provision itself and the text, 0 to MaxLineage
}

// lineageTypes maps each type of relationships that a lineage follows to what it says about both ends. An alignment says
// it itself.
var lineageTypes = map[kg.Type]string{
	kg.AlignsWith: "CHANGED", kg.Repeats: "REPEATED", kg.Reaffirms: "REAFFIRMED", kg.Exceeds: "EXCEEDED",
}

// Lineage returns the texts in which the demand of a provision appears: provisions of other documents that the data set's
// relationships ALIGNS_WITH, REPEATS, REAFFIRMS and EXCEEDS join to it, to provisions that these relationships join to
// it, and so on, at most MaxLineage relationships away. Each text is compared with the provision through which the fewest
// relationships lead to it. Of several, the one counts whose relationships come first in the order of LineageChanges. The provision itself is one of the steps. No step is another
// provision of its document.
//
// A document that drops the demand, a provision that is opposed to it, and a document that it repeats as a whole are
// steps, and nothing is followed from them. Relationships that were withdrawn do not count.
//
// Steps are in the order of the dates of their documents. Documents without a date are last. Then the order is as in the
// lists of documents and provisions.
//
// The only argument that it reads is `where`, which selects the relationships to follow. It takes six round trips for
// all provisions of a frontier together.
func (n *Node) Lineage(ctx context.Context, a Args) ([]*LineageStep, error) {
	d := &dates{asOf: n.on.asOf}
	where, err := a.linkFilter("where", d)
	if err == nil {
		err = d.check()
	}
	if err != nil {
		return nil, err
	}
	return n.lineage(ctx, where)
}

// CheckLineage returns the error that [Node.Lineage] would return for these arguments. It does not return that the days
// of an id in the filter are not the days of the provision, because these arguments do not contain asOf.
func (a Args) CheckLineage() error {
	_, err := a.linkFilter("where", nil)
	return err
}

// lineage returns the lineage of n, sorted.
func (n *Node) lineage(ctx context.Context, where kg.Filter) ([]*LineageStep, error) {
	if n.Kind != kg.Provision {
		return nil, fmt.Errorf("query: no lineage of a %s", n.Kind)
	}
	l := &line{
		via: kg.Via{
			Step: kg.EitherWay(kg.Any, kg.AlignsWith, kg.Repeats, kg.Reaffirms, kg.Exceeds),
			Link: and(where, kg.AllOf{standing()}),
		},
		of: map[kg.ID]*LineageStep{},
	}
	start := &LineageStep{Provision: n}
	if err := l.add(ctx, start); err != nil {
		return nil, err
	}
	level := []*LineageStep{start}
	for distance := 1; distance <= MaxLineage; distance++ {
		var next []*LineageStep
		for _, s := range level {
			found, err := l.from(ctx, s, distance)
			if err != nil {
				return nil, err
			}
			next = append(next, found...)
		}
		level = next
	}
	slices.SortStableFunc(l.steps, (*LineageStep).compare)
	return l.steps, nil
}

// A line is a lineage while it is being found.
type line struct {
	via   kg.Via
	steps []*LineageStep
	of    map[kg.ID]*LineageStep // maps a provision, or a document as a whole, to its step
}

// from adds the steps that relationships join to s. It returns the steps from which more relationships are followed.
func (l *line) from(ctx context.Context, s *LineageStep, distance int) (next []*LineageStep, err error) {
	edges, err := s.Provision.walk(ctx, l.via)
	if err != nil {
		return nil, err
	}
	edges = slices.SortedStableFunc(slices.Values(edges), func(a, b *Edge) int {
		return cmp.Or(lineageRank(a.Relationship)-lineageRank(b.Relationship), strings.Compare(a.Node.Sort, b.Node.Sort))
	})
	for _, e := range edges {
		if before := l.of[e.Node.ID]; before != nil {
			if before.With == s.Provision {
				before.Links = append(before.Links, e.Relationship)
			}
			continue
		}
		step := &LineageStep{
			Provision: e.Node, With: s.Provision, Change: lineageChange(e.Relationship), Distance: distance,
			Links: []*Link{e.Relationship},
		}
		if err := l.add(ctx, step); err != nil {
			return nil, err
		}
		if l.of[e.Node.ID] == step && step.isDemand() && step.Provision != nil {
			next = append(next, step)
		}
	}
	return next, nil
}

// add adds a step, unless it is a provision of the document of the first step, or the request does not see its document.
func (l *line) add(ctx context.Context, s *LineageStep) error {
	id := s.Provision.ID
	if s.Provision.Kind.Is(kg.Document) {
		s.Document, s.Provision = s.Provision, nil
	} else {
		found, err := s.Provision.on.refs(ctx, "document", kg.Want{})
		if err != nil {
			return err
		}
		s.Document = found.nodes[kg.ID(s.Provision.Text("document"))]
	}
	if s.Document == nil || len(l.steps) > 0 && s.Document.ID == l.steps[0].Document.ID {
		return nil
	}
	l.steps, l.of[id] = append(l.steps, s), s
	return nil
}

// isDemand reports whether the text of s has the demand: it neither drops it nor is opposed to it.
func (s *LineageStep) isDemand() bool { return s.Change != "DROPPED" && s.Change != "OPPOSED" }

// lineageChange returns what a relationship says about its two ends.
func lineageChange(l *Link) string { return cmp.Or(l.Text("alignment"), lineageTypes[l.Type]) }

// lineageRank returns the place of what l says in LineageChanges.
func lineageRank(l *Link) int { return slices.Index(LineageChanges, lineageChange(l)) }

// compare orders steps; see [Node.Lineage].
func (s *LineageStep) compare(t *LineageStep) int {
	number := func(s *LineageStep) string {
		if s.Provision == nil {
			return ""
		}
		return s.Provision.Sort
	}
	return cmp.Or(strings.Compare(dateOf(s.Document), dateOf(t.Document)),
		strings.Compare(s.Document.Sort, t.Document.Sort), strings.Compare(number(s), number(t)))
}

// dateOf returns the last day of the date of a document. A document without a date is later than all others.
func dateOf(document *Node) string {
	if date := document.Text("date"); date != "" {
		return kg.LastDay(date)
	}
	return "9999-99-99"
}
