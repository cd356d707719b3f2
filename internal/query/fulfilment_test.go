package query_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"

	"github.com/google/go-cmp/cmp"
)

// shownFulfilment returns a row as a line.
func shownFulfilment(r *query.FulfilmentRow) string {
	line := fmt.Sprintf("%s %v %v:", last(r.Text), r.Verdicts, r.IsContested())
	for _, c := range r.Claims {
		by := "nobody"
		if c.By != nil {
			by = last(c.By)
		}
		line += fmt.Sprintf(" %s %s", by, c.Verdict)
		for _, n := range c.Blames {
			line += " " + last(n)
		}
		line += ";"
	}
	return line
}

func TestFulfilment(t *testing.T) {
	says := func(by kg.ID, of kg.ID, verdict string, fields ...any) any {
		return join(by, kg.Assessed, of, append(fields, "verdict", verdict)...)
	}
	g := graphOf(t,
		thing("proposal/p"), thing("provision/p/2"), thing("provision/p/10"), thing("provision/p/2a", "partOf", "provision/p/2"),
		thing("actor/a"), thing("actor/b"), thing("actor/c"),
		says("actor/a", "proposal/p", "PARTLY", "validFrom", "2020"),
		says("actor/a", "provision/p/2", "BROKEN", "validFrom", "2021-03", "blames", []string{"actor/b", "actor/c"}),
		says("actor/b", "provision/p/2", "KEPT", "validFrom", "2021"),
		says("actor/c", "provision/p/2", "NOT_DONE", "status", "RETRACTED"),
		join("actor/b", kg.Violated, "provision/p/2", "assertedBy", "actor/c", "validFrom", "2019"),
		join("actor/b", kg.Violated, "provision/p/10"),
		says("actor/c", "provision/p/10", "BROKEN", "validFrom", "2018"),
	)
	for _, test := range []struct {
		where kg.Filter
		want  []string
	}{
		{nil, []string{
			"p [PARTLY] false: a PARTLY;",
			"2 [KEPT BROKEN] true: c BROKEN b; b KEPT; a BROKEN b c;",
			"2a [] false:",
			"10 [BROKEN] false: nobody BROKEN b; c BROKEN;",
		}},
		{kg.Is("blames", kg.Has, "actor/c"), []string{
			"p [] false:", "2 [BROKEN] false: a BROKEN b c;", "2a [] false:", "10 [] false:",
		}},
	} {
		var got []string
		n, list := trips(t, func(ctx context.Context) error {
			f, err := g.Fulfilment(ctx, query.FulfilmentQuestion{Document: "proposal/p", Where: test.where})
			if err != nil {
				return err
			}
			for _, r := range append([]*query.FulfilmentRow{f.Whole}, f.Provisions...) {
				got = append(got, shownFulfilment(r))
			}
			return nil
		})
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%v; want -, got +:\n%s", test.where, diff)
		}
		if n > 5 {
			t.Errorf("%d trips, want at most 5:\n%s", n, list)
		}
	}
	_, err := g.Fulfilment(t.Context(), query.FulfilmentQuestion{Document: "actor/a"})
	if err == nil || !strings.Contains(err.Error(), `document is "actor/a", which is no Document`) {
		t.Errorf("the error is %v", err)
	}
}

// A claim that names another as one that it contradicts makes a row contested, though both have the same verdict.
func TestFulfilmentDisputed(t *testing.T) {
	g := graphOf(t, thing("proposal/p"), thing("actor/a"), thing("actor/b"),
		join("actor/a", kg.Assessed, "proposal/p", "verdict", "BROKEN", "blames", []string{"actor/b"}, "status", "DISPUTED"),
		join("actor/b", kg.Assessed, "proposal/p", "verdict", "BROKEN", "blames", []string{"actor/a"},
			"disputes", []string{"relationship/assessed/actor/a/proposal/p"}))
	f, err := g.Fulfilment(t.Context(), query.FulfilmentQuestion{Document: "proposal/p"})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := shownFulfilment(f.Whole), "p [BROKEN] true: a BROKEN b; b BROKEN a;"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
