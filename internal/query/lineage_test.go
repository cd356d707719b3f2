package query_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"

	"github.com/google/go-cmp/cmp"
)

// demands returns a small graph of texts in which each rule of lineages applies. Text a is of 2025, b of 2022, c of 2023,
// d of 1994, e of 2026, and f has no date.
func demands() []any {
	return []any{
		thing("proposal/a", "date", "2025-11-20"), thing("proposal/b", "date", "2022"),
		thing("proposal/c", "date", "2023-06"), thing("proposal/d", "date", "1994-12-05"),
		thing("proposal/e", "date", "2026-01"), thing("proposal/f"), thing("proposal/g", "date", "2025-11"),
		thing("actor/x"),
		thing("provision/a/1"), thing("provision/a/2"), thing("provision/a/3"), thing("provision/a/4"),
		thing("provision/b/1"), thing("provision/b/9"), thing("provision/c/1"), thing("provision/d/1"),
		thing("provision/e/1"), thing("provision/e/3"), thing("provision/f/1"), thing("provision/g/1"),
		thing("provision/b/2"), thing("provision/d/2"), thing("provision/d/3"),
		join("provision/a/1", kg.AlignsWith, "provision/b/1", "alignment", "CHANGED", "assertedBy", "actor/x"),
		join("provision/a/1", kg.Repeats, "provision/b/1"),
		join("provision/e/1", kg.AlignsWith, "provision/a/1", "alignment", "SAME"),
		join("provision/b/1", kg.Exceeds, "provision/c/1"),
		join("provision/e/1", kg.Reaffirms, "provision/c/1"),
		join("provision/a/1", kg.AlignsWith, "provision/g/1", "alignment", "OPPOSED"),
		join("provision/g/1", kg.AlignsWith, "provision/b/2", "alignment", "SAME"),
		join("proposal/f", kg.AlignsWith, "provision/b/1", "alignment", "DROPPED"),
		join("provision/c/1", kg.Repeats, "proposal/d"),
		join("provision/a/2", kg.AlignsWith, "provision/e/3"),
		join("provision/e/3", kg.AlignsWith, "provision/a/4", "alignment", "SAME"),
		join("provision/a/4", kg.Repeats, "provision/d/2"),
		join("provision/a/2", kg.Repeats, "provision/d/3", "status", "RETRACTED"),
		join("provision/a/3", kg.ConflictsWith, "provision/d/1"),
		join("provision/f/1", kg.AlignsWith, "provision/d/1", "alignment", "SAME"),
		join("provision/b/9", kg.AlignsWith, "provision/f/1", "alignment", "SAME"),
	}
}

// shownStep returns a step as a line: the text, the change, the provision with which it is compared, and the number of
// relationships.
func shownStep(s *query.LineageStep) string {
	text := last(s.Document)
	if s.Provision != nil {
		text += "/" + last(s.Provision)
	}
	if s.With == nil {
		return text
	}
	return fmt.Sprintf("%s %s %s by %d at %d", text, s.Change, parent(s.With), len(s.Links), s.Distance)
}

func TestLineage(t *testing.T) {
	g := graphOf(t, demands()...)
	for _, test := range []struct {
		id    kg.ID
		where query.Tree
		want  []string
	}{
		{"provision/a/1", nil, []string{
			"d REPEATED c/1 by 1 at 3", "b/1 CHANGED a/1 by 2 at 1", "c/1 REAFFIRMED e/1 by 1 at 2", "a/1",
			"g/1 OPPOSED a/1 by 1 at 1", "e/1 SAME a/1 by 1 at 1", "f DROPPED b/1 by 1 at 2",
		}},
		{"provision/a/1", query.Tree{"assertedBy": query.Tree{"eq": "actor/x"}}, []string{"b/1 CHANGED a/1 by 1 at 1", "a/1"}},
		{"provision/a/2", nil, []string{"a/2", "e/3 CHANGED a/2 by 1 at 1"}},
		{"provision/a/3", nil, []string{"a/3"}},
		{"provision/d/1", nil, []string{"d/1", "b/9 SAME f/1 by 1 at 2", "f/1 SAME d/1 by 1 at 1"}},
	} {
		n, err := g.Item(t.Context(), query.Args{"id": string(test.id)})
		if err != nil {
			t.Fatal(err)
		}
		steps, err := n.(*query.Node).Lineage(t.Context(), query.Args{"where": test.where})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range steps {
			got = append(got, shownStep(s))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s where %v; want -, got +:\n%s", test.id, test.where, diff)
		}
	}
}

// Of the four provisions of a, the first has forerunners in b, c and d. The second has one in e, which is later, and its
// link with d/3 was withdrawn. The third only conflicts with d/1. The fourth repeats d/2.
func TestNewSince(t *testing.T) {
	g := graphOf(t, demands()...)
	for _, test := range []struct {
		q    query.NewSinceQuestion
		want []string
	}{
		{query.NewSinceQuestion{Document: "proposal/a"}, []string{
			"1 since 1994-12-05: d, b/1, c/1", "2 since : ", "3 since : ", "4 since 1994-12-05: d/2",
		}},
		{query.NewSinceQuestion{Document: "proposal/a", Where: kg.Is("assertedBy", kg.Equal, "actor/x")}, []string{
			"1 since 2022: b/1", "2 since : ", "3 since : ", "4 since : ",
		}},
		{query.NewSinceQuestion{Document: "proposal/f"}, []string{"1 since : "}},
		{query.NewSinceQuestion{Document: "proposal/b"}, []string{"1 since 1994-12-05: d", "2 since : ", "9 since 1994-12-05: d/1"}},
	} {
		all, err := g.NewSince(t.Context(), test.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range all {
			var before []string
			for _, s := range o.Forerunners {
				text, _, _ := strings.Cut(shownStep(s), " ")
				before = append(before, text)
			}
			got = append(got, fmt.Sprintf("%s since %s: %s", last(o.Provision), o.Since(), strings.Join(before, ", ")))
		}
		slices.Sort(got)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%v; want -, got +:\n%s", test.q, diff)
		}
	}
	if _, err := g.NewSince(t.Context(), query.NewSinceQuestion{Document: "actor/x"}); err == nil {
		t.Error("an actor has provisions")
	}
}

// The lineages of all clauses of a bundled plan take eight round trips.
func TestNewSinceTrips(t *testing.T) {
	g := bundled(t)
	n, list := trips(t, func(ctx context.Context) error {
		_, err := g.NewSince(ctx, query.NewSinceQuestion{Document: "proposal/us-28"})
		return err
	})
	if n > 8 {
		t.Errorf("NewSince took %d trips, want at most 8:\n%s", n, list)
	}
}
