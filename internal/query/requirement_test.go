package query_test

import (
	"fmt"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"

	"github.com/google/go-cmp/cmp"
)

// needs returns a small graph in which each rule of requirements applies.
func needs() []any {
	requires := func(from, to kg.ID, requirement string, fields ...any) any {
		return join(from, kg.Requires, to, append(fields, "requirement", requirement, "assertedBy", "actor/c")...)
	}
	return []any{
		thing("proposal/p"), thing("proposal/q"), thing("actor/a"), thing("actor/b"), thing("actor/c"),
		thing("provision/p/1"), thing("provision/p/1a", "partOf", "provision/p/1"), thing("provision/p/2"),
		thing("provision/q/1"), thing("provision/p/10"),
		requires("proposal/p", "actor/b", "LAW"),
		requires("provision/p/10", "actor/b", "LAW"),
		requires("provision/p/1a", "actor/b", "LAW"),
		requires("provision/p/2", "actor/b", "RATIFICATION"),
		requires("provision/p/2", "actor/a", "CONSENT"),
		requires("provision/p/1", "actor/a", "CONSENT", "status", "RETRACTED"),
		requires("provision/q/1", "actor/a", "REFERENDUM"),
	}
}

func TestRequirements(t *testing.T) {
	g := graphOf(t, needs()...)
	for _, test := range []struct {
		q    query.RequirementsQuestion
		want []string
	}{
		{query.RequirementsQuestion{Document: "proposal/p"}, []string{
			"actor/b LAW whole [p/1a p/10] 3", "actor/a CONSENT [p/2] 1", "actor/b RATIFICATION [p/2] 1",
		}},
		{query.RequirementsQuestion{Document: "proposal/p", Requirement: []string{"RATIFICATION", "CONSENT"}}, []string{
			"actor/a CONSENT [p/2] 1", "actor/b RATIFICATION [p/2] 1",
		}},
		{query.RequirementsQuestion{
			Document: "proposal/p", Requirement: []string{"LAW"}, Where: kg.Is("assertedBy", kg.Equal, "actor/a"),
		}, nil},
		{query.RequirementsQuestion{Document: "proposal/q"}, []string{"actor/a REFERENDUM [q/1] 1"}},
	} {
		acts, err := g.Requirements(t.Context(), test.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range acts {
			got = append(got, shownAct(a))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%v; want -, got +:\n%s", test.q, diff)
		}
	}
}

// shownAct returns an act as a line that ends in the number of links.
func shownAct(a *query.RequiredAct) string {
	var clauses []string
	for _, n := range a.Provisions {
		clauses = append(clauses, strings.TrimPrefix(string(n.ID), "provision/"))
	}
	whole := ""
	if a.Whole {
		whole = "whole "
	}
	return fmt.Sprintf("%s %s %s%v %d", a.Actor.ID, a.Requirement, whole, clauses, len(a.Links))
}

func TestRequirementsRefuse(t *testing.T) {
	g := graphOf(t, needs()...)
	for _, test := range []struct {
		q       query.RequirementsQuestion
		message string
	}{
		{query.RequirementsQuestion{Document: "proposal/x"}, `document is "proposal/x", which is nothing here`},
		{query.RequirementsQuestion{Document: "actor/a"}, `document is "actor/a", which is no Document`},
		{
			query.RequirementsQuestion{Document: "proposal/p", Requirement: []string{"VOTE"}},
			`requirement has "VOTE", want some of RATIFICATION`,
		},
	} {
		_, err := g.Requirements(t.Context(), test.q)
		if err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("the error is %v, want %s", err, test.message)
		}
	}
}
