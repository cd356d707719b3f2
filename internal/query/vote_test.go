package query_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// assembly returns a small graph with a vote on a resolution, in which each rule of votes applies.
func assembly() []any {
	voted := func(actor kg.ID, vote string, fields ...any) any {
		return join(actor, kg.Voted, "proposal/r", append(fields, "vote", vote)...)
	}
	return []any{
		thing("proposal/r", "rollCall", "PARTIAL", "yesVotes", 3, "noVotes", 1, "abstentions", 1, "absences", 0),
		thing("proposal/s"), thing("provision/r/1"),
		thing("actor/a"), thing("actor/b"), thing("actor/c"), thing("actor/d"), thing("actor/e"),
		voted("actor/d", "YES", "note", "late"), voted("actor/b", "YES"), voted("actor/c", "NO"),
		voted("actor/a", "ABSTAINED"), voted("actor/e", "YES", "status", "RETRACTED"),
	}
}

// shownRollCall returns the votes and totals as one line.
func shownRollCall(r *query.RollCall) string {
	var all []string
	for _, v := range r.Votes {
		all = append(all, last(v.Actor)+" "+v.Vote())
	}
	for _, t := range r.Totals {
		official := "?"
		if t.Official != nil {
			official = fmt.Sprint(*t.Official)
		}
		all = append(all, fmt.Sprintf("%s %d/%s", t.Vote, t.Count, official))
	}
	return strings.Join(all, ", ")
}

func TestVotes(t *testing.T) {
	g := graphOf(t, assembly()...)
	for _, test := range []struct {
		q    query.VotesQuestion
		want string
	}{
		{
			query.VotesQuestion{Document: "proposal/r"},
			"b YES, d YES, c NO, a ABSTAINED, YES 2/3, NO 1/1, ABSTAINED 1/1, ABSENT 0/0",
		},
		{
			query.VotesQuestion{Document: "proposal/r", Where: kg.Is("vote", kg.OneOf, []string{"NO", "ABSTAINED"})},
			"c NO, a ABSTAINED, YES 0/3, NO 1/1, ABSTAINED 1/1, ABSENT 0/0",
		},
		{query.VotesQuestion{Document: "proposal/s"}, "YES 0/?, NO 0/?, ABSTAINED 0/?, ABSENT 0/?"},
	} {
		r, err := g.Votes(t.Context(), test.q)
		if err != nil {
			t.Fatal(err)
		}
		if got := shownRollCall(r); got != test.want {
			t.Errorf("%v: got %s, want %s", test.q, got, test.want)
		}
	}
	for id, message := range map[kg.ID]string{
		"agreement/x": `document is "agreement/x", which is nothing here`,
		"actor/a":     `document is "actor/a", which is no Document`,
	} {
		_, err := g.Votes(t.Context(), query.VotesQuestion{Document: id})
		if err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("%s: the error is %v, want %s", id, err, message)
		}
	}
}

// More votes than fit into an answer are cut; the totals count all of them.
func TestVotesAreCut(t *testing.T) {
	all := []any{thing("proposal/r")}
	for i := range query.MaxVotes + 1 {
		id := kg.ID(fmt.Sprintf("actor/a%03d", i))
		all = append(all, thing(id), join(id, kg.Voted, "proposal/r", "vote", "NO"))
	}
	r, err := graphOf(t, all...).Votes(t.Context(), query.VotesQuestion{Document: "proposal/r"})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Votes) != query.MaxVotes || r.Totals[1].Count != query.MaxVotes+1 {
		t.Errorf("%d votes and a total of %d, want %d and one more", len(r.Votes), r.Totals[1].Count, query.MaxVotes)
	}
}

// A vote is a word on the whole document. Whoever was absent is silent, and whoever only abstained ABSTAINS. Any other
// statement counts more than an abstention.
func TestPositionsCountVotes(t *testing.T) {
	all := append(assembly(), thing("objection/a"), join("actor/a", kg.Raised, "objection/a"),
		join("objection/a", kg.ObjectsTo, "provision/r/1"), thing("actor/f"), thing("actor/g"),
		join("actor/f", kg.Voted, "proposal/r", "vote", "ABSENT"),
		join("actor/g", kg.Voted, "proposal/r", "vote", "ABSTAINED"))
	m, err := graphOf(t, all...).Positions(t.Context(), query.PositionsQuestion{
		Of:     query.PositionsOf{Document: "proposal/r"},
		Actors: []kg.ID{"actor/a", "actor/b", "actor/c", "actor/e", "actor/f", "actor/g"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range m.Cells[0] {
		got = append(got, c.Stance+" "+c.About)
	}
	want := []string{"CRITICAL CLAUSE", "SUPPORTS DOCUMENT", "OPPOSES DOCUMENT", "SILENT ", "SILENT ", "ABSTAINS DOCUMENT"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
