package query_test

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"

	"github.com/google/go-cmp/cmp"
)

// twoTexts returns two small documents in which each rule of comparisons applies once.
func twoTexts() []any {
	topic := func(id kg.ID, topic, wording string, more ...any) kg.Entity {
		return thing(id, append([]any{"topics", []string{topic}, "wording", wording}, more...)...)
	}
	return []any{
		thing("proposal/a"), thing("proposal/b"), thing("proposal/c"), thing("actor/x"),
		topic("provision/a/1", "SOVEREIGNTY", "Ukraine is sovereign."),
		topic("provision/a/2", "ARMED_FORCES", "The army has at most 600,000 people.", "evidence", []string{"evidence/s/a2"}),
		topic("provision/a/3", "NATO", "NATO takes no new members."),
		topic("provision/a/4", "TERRITORY", "Crimea is Russian."),
		topic("provision/a/5", "AMNESTY", "All get a full amnesty for the war.", "evidence", []string{"evidence/s/a5"}),
		topic("provision/a/10", "ELECTIONS", "Ukraine votes within one hundred days."),
		topic("provision/a/10a", "ELECTIONS", "The vote is observed."),
		topic("provision/b/1", "SOVEREIGNTY", "ukraine IS sovereign"),
		topic("provision/b/2", "ARMED_FORCES", "Eight hundred thousand serve in peace.",
			"evidence", []string{"evidence/s/b2"}),
		topic("provision/b/4", "TERRITORY", "Nobody recognises anything."),
		topic("provision/b/5", "TERRITORY", "Crimea is Russian."),
		topic("provision/b/6", "ECONOMY", "NATO takes no new members."),
		topic("provision/b/7", "AMNESTY", "All get an amnesty for the war, save for crimes.",
			"evidence", []string{"evidence/s/b7"}),
		topic("provision/b/9", "ELECTIONS", "Ukraine votes as soon as it can, in one or two hundred days."),
		topic("provision/c/1", "NATO", "NATO takes no new members."),
		thing("source/s"),
		thing("evidence/s/a2", "source", "source/s", "basis", "QUOTED", "quote", "at most 600,000"),
		thing("evidence/s/b2", "source", "source/s", "basis", "QUOTED", "quote", "Eight hundred thousand serve in peace."),
		thing("evidence/s/a5", "source", "source/s", "basis", "QUOTED", "quote", "All get a full amnesty for the war."),
		thing("evidence/s/b7", "source", "source/s", "basis", "QUOTED",
			"quote", "All get an amnesty for the war, save for crimes."),
		join("provision/b/2", kg.AlignsWith, "provision/a/2", "alignment", "CHANGED"),
		join("provision/a/4", kg.AlignsWith, "provision/b/4", "alignment", "OPPOSED"),
		join("provision/a/4", kg.AlignsWith, "provision/b/5", "alignment", "SAME"),
		join("provision/a/3", kg.AlignsWith, "provision/b/6", "alignment", "SAME", "status", "RETRACTED"),
		join("provision/a/3", kg.AlignsWith, "provision/c/1", "alignment", "SAME"),
		join("proposal/b", kg.AlignsWith, "provision/a/10a", "alignment", "DROPPED"),
		join("proposal/a", kg.AlignsWith, "provision/b/6", "alignment", "DROPPED"),
		join("proposal/a", kg.AlignsWith, "provision/a/1", "alignment", "DROPPED"),
		join("proposal/b", kg.AlignsWith, "provision/a/2", "alignment", "DROPPED"),
		thing("figure/cap-a", "measure", "soldiers", "unit", "persons", "value", 600000.0),
		thing("figure/cap-b", "measure", "soldiers", "unit", "persons", "value", 800000.0),
		thing("figure/cost-b", "measure", "soldiers", "unit", "EUR", "value", 1.0),
		join("figure/cap-a", kg.About, "provision/a/2"), join("figure/cap-b", kg.About, "provision/b/2"),
		join("figure/cost-b", kg.About, "provision/b/2"),
		thing("objection/o", "stance", "REJECTS"), join("objection/o", kg.ObjectsTo, "provision/a/5"),
		join("provision/a/4", kg.ConflictsWith, "provision/c/1"), join("provision/b/5", kg.Weakens, "proposal/c"),
		join("provision/c/1", kg.ConflictsWith, "provision/a/1"),
	}
}

const wantTwoTexts = `1 1 SAME TOPIC 1.00
2 2 CHANGED CURATED 0.00 [soldiers persons 600000 800000 200000]
3 - UNMATCHED NONE 0.00
4 5 SAME CURATED 1.00 also 4-4 conflicts CONFLICTS_WITH/WEAKENS
5 7 CHANGED TOPIC 0.55 [{KEEP All get} {DELETE a full} {INSERT an} {KEEP amnesty for the} {DELETE war.} {INSERT war, save for crimes.}] objections o/
10 9 CHANGED TOPIC 0.38
10a - DROPPED CURATED 0.00
- 4 OPPOSED CURATED 0.00 into 4
- 6 ADDED CURATED 0.00`

// shown returns a pair as one line of text.
func shown(p query.Pair) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s %s %s %s %.2f", last(p.Left), last(p.Right), p.Change, p.By, p.Score)
	if p.Into != nil {
		s.WriteString(" into " + last(p.Into))
	}
	for _, c := range p.Via {
		fmt.Fprintf(&s, " via %s (%s %s)", parent(c.Provision), c.Left.Text("alignment"), c.Right.Text("alignment"))
	}
	for i, l := range p.Also {
		fmt.Fprintf(&s, "%s%s-%s", []string{" also ", ", "}[min(i, 1)], path.Base(string(l.From)), path.Base(string(l.To)))
	}
	if p.Diff != nil {
		fmt.Fprint(&s, " ", p.Diff)
	}
	for _, n := range p.Numbers {
		fmt.Fprintf(&s, " [%s %s %.0f %.0f %.0f]", n.Measure, n.Unit, n.Left, n.Right, n.Delta)
	}
	if len(p.LeftObjections)+len(p.RightObjections) > 0 {
		s.WriteString(" objections " + names(p.LeftObjections) + "/" + names(p.RightObjections))
	}
	if len(p.LeftConflicts)+len(p.RightConflicts) > 0 {
		s.WriteString(" conflicts " + types(p.LeftConflicts) + "/" + types(p.RightConflicts))
	}
	return s.String()
}

// parent returns the last two parts of the ID of n, such as c/1.
func parent(n *query.Node) string {
	return path.Base(path.Dir(string(n.ID))) + "/" + last(n)
}

// names returns the last parts of the IDs of the nodes.
func names(nodes []*query.Node) string {
	all := make([]string, len(nodes))
	for i, n := range nodes {
		all[i] = last(n)
	}
	return strings.Join(all, " ")
}

// types returns the types of the links.
func types(links []*query.Link) string {
	all := make([]string, len(links))
	for i, l := range links {
		all[i] = string(l.Type)
	}
	return strings.Join(all, " ")
}

func TestCompare(t *testing.T) {
	g := query.New(kgtest.Sparing(memoryOf(t, twoTexts()...)))
	var c *query.Comparison
	n, list := trips(t, func(ctx context.Context) (err error) {
		ctx = query.WithFields(ctx, []string{"compare", "pairs", "diff"}) // Compare reads more fields than these
		c, err = g.Compare(ctx, query.CompareQuestion{A: "proposal/a", B: "proposal/b"})
		return err
	})
	var got []string
	for _, p := range c.Pairs {
		got = append(got, shown(p))
	}
	if diff := cmp.Diff(strings.Split(wantTwoTexts, "\n"), got); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	second := c.Pairs[1]
	if last(c.A) != "a" || last(c.B) != "b" || second.Link.From != "provision/b/2" ||
		last(second.Numbers[0].RightFigure) != "cap-b" {
		t.Errorf("the sides are mixed up: %v", second)
	}
	if n != 8 {
		t.Errorf("%d trips, want 8:\n%s", n, list)
	}
}

// The provisions of all pairs are on one frontier. So one round trip follows a field of all these provisions.
func TestComparePairsAreOfOneStep(t *testing.T) {
	g := graphOf(t, twoTexts()...)
	c, err := g.Compare(t.Context(), query.CompareQuestion{A: "proposal/a", B: "proposal/b"})
	if err != nil {
		t.Fatal(err)
	}
	n, list := trips(t, func(ctx context.Context) error {
		for _, p := range c.Pairs {
			for _, n := range []*query.Node{p.Left, p.Right} {
				if n == nil {
					continue
				}
				page, err := n.Follow("territories", query.Args{})
				if err != nil {
					return err
				}
				if _, err := page.Edges(ctx); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if n != 1 {
		t.Errorf("%d trips, want 1:\n%s", n, list)
	}
}

func TestCompareRefuses(t *testing.T) {
	g := graphOf(t, append(twoTexts(), thing("merged/old", "into", "proposal/a"))...)
	for what, c := range map[string]struct {
		question query.CompareQuestion
		says     string
	}{
		"nothing":        {query.CompareQuestion{}, "a is "},
		"no b":           {query.CompareQuestion{A: "proposal/a"}, "b is "},
		"unknown a":      {query.CompareQuestion{A: "proposal/none", B: "proposal/b"}, "a is "},
		"no ID":          {query.CompareQuestion{A: "proposal/a", B: "\x00 '"}, "b is "},
		"a relationship": {query.CompareQuestion{A: "proposal/a", B: "relationship/contains/x/y"}, "b is "},
		"a clause":       {query.CompareQuestion{A: "provision/a/1", B: "proposal/b"}, "a is "},
		"an actor":       {query.CompareQuestion{A: "proposal/a", B: "actor/x"}, "b is "},
		"one twice":      {query.CompareQuestion{A: "proposal/a", B: "proposal/a"}, "two documents"},
		"one merged":     {query.CompareQuestion{A: "proposal/a", B: "merged/old"}, "two documents"},
		"no day":         {query.CompareQuestion{AsOf: query.AsOf{Known: "2025"}}, "asOf.known"},
	} {
		_, err := g.Compare(t.Context(), c.question)
		if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want ErrInvalid that says %q", what, err, c.says)
		}
	}
}

// Under asOf, an alignment that was not known yet pairs nothing. A document that did not exist yet cannot be compared.
func TestCompareAsOf(t *testing.T) {
	g := graphOf(t,
		thing("proposal/a", "date", "2025-11-20"), thing("proposal/b", "date", "2025-11-23"),
		thing("provision/a/1", "wording", "x"), thing("provision/b/1", "wording", "y"),
		thing("source/s", "date", "2025-12-01", "sourceKind", "NEWS", "reliability", "WEAK"),
		thing("evidence/s/1", "source", "source/s"),
		join("provision/a/1", kg.AlignsWith, "provision/b/1", "alignment", "OPPOSED", "evidence", []string{"evidence/s/1"}))
	for day, want := range map[string]string{
		"2025-12-01": "1 1 OPPOSED CURATED 0.00",
		"2025-11-30": "1 - UNMATCHED NONE 0.00",
		"2025-11-22": "",
	} {
		q := query.CompareQuestion{A: "proposal/a", B: "proposal/b", AsOf: query.AsOf{Known: day}}
		c, err := g.Compare(t.Context(), q)
		switch {
		case want == "" && !errors.Is(err, kg.ErrInvalid):
			t.Errorf("%s: %v, want ErrInvalid", day, err)
		case want != "" && (err != nil || shown(c.Pairs[0]) != want):
			t.Errorf("%s: %v, %v, want %s", day, c, err, want)
		}
	}
}

// Compare reads all provisions of a document, even if they fill more than one page.
func TestCompareLongTexts(t *testing.T) {
	all := []any{thing("proposal/a"), thing("proposal/b")}
	for i := range 1100 {
		all = append(all, thing(kg.ID(fmt.Sprintf("provision/a/%d", i)), "wording", "x"),
			thing(kg.ID(fmt.Sprintf("provision/b/%d", i)), "wording", "x"))
	}
	all = append(all, join("provision/a/1099", kg.AlignsWith, "provision/b/0"))
	c, err := graphOf(t, all...).Compare(t.Context(), query.CompareQuestion{A: "proposal/a", B: "proposal/b"})
	if err != nil {
		t.Fatal(err)
	}
	if n, p := len(c.Pairs), shown(c.Pairs[1099]); n != 2199 || p != "1099 0 SAME CURATED 1.00" {
		t.Errorf("%d pairs, the one of 1099 is %s", n, p)
	}
}
