package query_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"

	"github.com/google/go-cmp/cmp"
)

// duties returns a small graph in which each rule of obligations applies.
func duties() []any {
	all := []any{
		thing("proposal/p"), thing("proposal/q"),
		thing("provision/p/1"), thing("provision/p/1a", "partOf", "provision/p/1"), thing("provision/p/2"),
		thing("provision/q/1"),
		thing("actor/a"), thing("actor/b"), thing("actor/c"), thing("event/e"),
		join("actor/c", kg.Verifies, "provision/p/1a"),
		join("actor/c", kg.Verifies, "obligation/p/1a/a"),
		join("actor/c", kg.Enforces, "obligation/p/1/a", "status", "RETRACTED"),
		join("actor/a", kg.Pays, "obligation/p/2/a"),
		join("obligation/p/2/a", kg.OwedTo, "actor/b"),
		thing("objection/o"), thing("objection/late"), thing("actor/d"),
		join("objection/o", kg.ObjectsTo, "provision/p/1a"), join("objection/o", kg.ObjectsTo, "proposal/p"),
		join("objection/o", kg.SpeaksOf, "actor/a"), join("objection/o", kg.SpeaksOf, "actor/d"),
		join("objection/late", kg.ObjectsTo, "proposal/q"), join("objection/late", kg.SpeaksOf, "actor/a"),
		join("objection/late", kg.SpeaksOf, "actor/b", "status", "RETRACTED"),
	}
	asks := func(id, force string, acts []string, by ...kg.ID) {
		o := thing(kg.ID("obligation/"+id), "force", force, "acts", acts)
		clause := kg.ID("provision/" + id[:strings.LastIndex(id, "/")])
		all = append(all, o, join(clause, kg.Asks, o.ID, "assertedBy", "actor/c"))
		for _, a := range by {
			all = append(all, join(o.ID, kg.OwedBy, a))
		}
	}
	asks("p/1/a", "FIRM", []string{"PAY", "DO"}, "actor/a", "actor/b")
	asks("p/1a/a", "EXPECTED", []string{"DO"}, "actor/b")
	asks("p/2/a", "FIRM", []string{"PAY"})
	asks("q/1/a", "AIM", []string{"REFRAIN"}, "actor/b")
	return append(all, join("obligation/p/2/a", kg.OwedBy, "actor/c", "status", "SUPERSEDED"))
}

// shownTable returns a table as lines: the rows, and then the tallies. A star marks an unchecked row.
func shownTable(o *query.Obligations) []string {
	names := func(nodes []*query.Node) string {
		var all []string
		for _, n := range nodes {
			all = append(all, strings.TrimPrefix(string(n.ID), "actor/"))
		}
		return strings.Join(all, " ")
	}
	var lines []string
	for _, r := range o.Rows {
		line := fmt.Sprintf("%s by[%s] to[%s] ver[%s] enf[%s] pay[%s]", r.Obligation.ID, names(r.OwedBy), names(r.OwedTo),
			names(r.VerifiedBy), names(r.EnforcedBy), names(r.PaidBy))
		if r.IsUnchecked() {
			line += "*"
		}
		lines = append(lines, line)
	}
	for _, t := range append([]*query.ObligationTally{o.Total}, o.ByActor...) {
		name := "-"
		if t.Actor != nil {
			name = string(t.Actor.ID)
		}
		line := fmt.Sprintf("%s %d unnamed %d unchecked %d %v %v", name, t.Count, t.Unnamed, t.Unchecked, t.ByForce, t.ByAct)
		for _, s := range t.Said {
			line += fmt.Sprintf(" %s of %s", s.Objection.ID, s.Actor.ID)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestObligations(t *testing.T) {
	g := graphOf(t, duties()...)
	for _, test := range []struct {
		q    query.ObligationsQuestion
		want []string
	}{
		{query.ObligationsQuestion{Of: []kg.ID{"proposal/p"}}, []string{
			"obligation/p/1/a by[a b] to[] ver[] enf[] pay[]*",
			"obligation/p/1a/a by[b] to[] ver[c] enf[] pay[]",
			"obligation/p/2/a by[] to[b] ver[] enf[] pay[a]",
			"- 3 unnamed 1 unchecked 1 [{FIRM 2} {EXPECTED 1}] [{DO 2} {PAY 2}]" +
				" objection/o of actor/a objection/o of actor/d",
			"actor/b 2 unnamed 0 unchecked 1 [{FIRM 1} {EXPECTED 1}] [{DO 2} {PAY 1}]",
			"actor/a 1 unnamed 0 unchecked 1 [{FIRM 1}] [{DO 1} {PAY 1}] objection/o of actor/a",
			"actor/d 0 unnamed 0 unchecked 0 [] [] objection/o of actor/d",
			"- 1 unnamed 1 unchecked 0 [{FIRM 1}] [{PAY 1}]",
		}},
		{query.ObligationsQuestion{
			Of: []kg.ID{"proposal/q", "provision/p/1"}, Actors: []kg.ID{"actor/c", "actor/b"},
		}, []string{
			"obligation/p/1/a by[a b] to[] ver[] enf[] pay[]*",
			"obligation/p/1a/a by[b] to[] ver[c] enf[] pay[]",
			"obligation/q/1/a by[b] to[] ver[] enf[] pay[]*",
			"- 3 unnamed 0 unchecked 2 [{FIRM 1} {EXPECTED 1} {AIM 1}] [{DO 2} {REFRAIN 1} {PAY 1}]" +
				" objection/late of actor/a objection/o of actor/a objection/o of actor/d",
			"actor/c 0 unnamed 0 unchecked 0 [] []",
			"actor/b 3 unnamed 0 unchecked 2 [{FIRM 1} {EXPECTED 1} {AIM 1}] [{DO 2} {REFRAIN 1} {PAY 1}]",
		}},
		{query.ObligationsQuestion{
			Of: []kg.ID{"provision/p/1a", "proposal/p"}, Force: []string{"FIRM", "FIRM"}, Acts: []string{"REFRAIN", "DO"},
		}, []string{
			"obligation/p/1/a by[a b] to[] ver[] enf[] pay[]*",
			"- 1 unnamed 0 unchecked 1 [{FIRM 1}] [{DO 1} {PAY 1}] objection/o of actor/a objection/o of actor/d",
			"actor/a 1 unnamed 0 unchecked 1 [{FIRM 1}] [{DO 1} {PAY 1}] objection/o of actor/a",
			"actor/b 1 unnamed 0 unchecked 1 [{FIRM 1}] [{DO 1} {PAY 1}]",
			"actor/d 0 unnamed 0 unchecked 0 [] [] objection/o of actor/d",
		}},
		{query.ObligationsQuestion{
			Of: []kg.ID{"proposal/p"}, Where: kg.Is("assertedBy", kg.Equal, "actor/a"),
		}, []string{
			"- 0 unnamed 0 unchecked 0 [] [] objection/o of actor/a objection/o of actor/d",
			"actor/a 0 unnamed 0 unchecked 0 [] [] objection/o of actor/a",
			"actor/d 0 unnamed 0 unchecked 0 [] [] objection/o of actor/d",
		}},
	} {
		o, err := g.Obligations(t.Context(), test.q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, shownTable(o)); diff != "" {
			t.Errorf("%v; want -, got +:\n%s", test.q.Of, diff)
		}
	}
}

func TestObligationsRefuse(t *testing.T) {
	g := graphOf(t, duties()...)
	for _, test := range []struct {
		q       query.ObligationsQuestion
		message string
	}{
		{query.ObligationsQuestion{}, "of has 0 ids, want 1 to 20"},
		{query.ObligationsQuestion{Of: slices.Repeat([]kg.ID{"proposal/p"}, 21)}, "of has 21 ids, want 1 to 20"},
		{query.ObligationsQuestion{Of: []kg.ID{"proposal/x"}}, `of has "proposal/x", which is nothing here`},
		{
			query.ObligationsQuestion{Of: []kg.ID{"event/e"}},
			`of has "event/e", which is neither a document nor a clause`,
		},
		{
			query.ObligationsQuestion{Of: []kg.ID{"proposal/p"}, Actors: []kg.ID{"event/e"}},
			`actors has "event/e", which is no Actor`,
		},
		{
			query.ObligationsQuestion{Of: []kg.ID{"proposal/p"}, Actors: make([]kg.ID, 51)},
			"actors are 51, want at most 50",
		},
		{
			query.ObligationsQuestion{Of: []kg.ID{"proposal/p"}, Force: []string{"HARD"}},
			`force has "HARD", want some of FIRM, EXPECTED, CONDITIONAL, POSSIBLE, AIM`,
		},
	} {
		_, err := g.Obligations(t.Context(), test.q)
		if err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("the error is %v, want %s", err, test.message)
		}
	}
}
