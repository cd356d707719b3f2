package query_test

import (
	"fmt"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"

	"github.com/google/go-cmp/cmp"
)

// steps returns a document in which each rule of sequence applies.
func steps() []any {
	after := func(from, to, dependence string, fields ...any) any {
		return join(kg.ID("provision/p/"+from), kg.DependsOn, kg.ID("provision/"+to), append(fields, "dependence", dependence)...)
	}
	all := []any{
		thing("proposal/p"), thing("provision/p/1"), thing("provision/p/2"), thing("provision/p/2a", "partOf", "provision/p/2"),
		thing("provision/q/1"), thing("obligation/p/7/a", "deadline", "at once"), thing("obligation/p/8/a"),
		join("provision/p/7", kg.Asks, "obligation/p/7/a"), join("provision/p/8", kg.Asks, "obligation/p/8/a"),
		after("2", "p/1", "SEQUENCE"),  // so 2 and its part 2a come after 1
		after("3", "p/2", "CONDITION"), // so 3 comes after 2 and after 2a
		after("2", "p/2a", "CONDITION"),
		after("4", "p/1", "VOIDED_BY"),
		after("4", "p/3", "SEQUENCE", "status", "RETRACTED"),
		after("5", "p/6", "SEQUENCE"), after("6", "p/5", "SEQUENCE"), // they wait for each other
		after("9", "p/5", "SEQUENCE"),
		after("8", "q/1", "CONDITION"), // of another document
	}
	for n := 3; n < 10; n++ {
		all = append(all, thing(kg.ID(fmt.Sprint("provision/p/", n))))
	}
	return all
}

func TestSequence(t *testing.T) {
	s, err := graphOf(t, steps()...).Sequence(t.Context(), query.SequenceQuestion{Document: "proposal/p"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"group 1: 1 after 0", "group 1: 5 after 1, in a cycle", "group 1: 6 after 1, in a cycle", "group 1: 7 after 0, 1 deadline",
		"group 1: 8 after 1",
		"group 2: 2a after 0", "group 2: 9 after 1", "group 3: 2 after 2", "group 4: 3 after 1", "cycle: 5 6", "unordered: 4",
	}
	if diff := cmp.Diff(want, shownSequence(s)); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

// shownSequence returns a line for each step, cycle and clause without a step.
func shownSequence(s *query.Sequence) (all []string) {
	number := func(n *query.Node) string { return n.Text("number") }
	for _, g := range s.Groups {
		for _, step := range g.Steps {
			line := fmt.Sprintf("group %d: %s after %d", g.Number, number(step.Provision), len(step.After))
			if step.InCycle {
				line += ", in a cycle"
			}
			if len(step.Deadlines) > 0 {
				line += fmt.Sprintf(", %d deadline", len(step.Deadlines))
			}
			all = append(all, line)
		}
	}
	for _, c := range s.Cycles {
		line := "cycle:"
		for _, step := range c {
			line += " " + number(step.Provision)
		}
		all = append(all, line)
	}
	for _, n := range s.Unordered {
		all = append(all, "unordered: "+number(n))
	}
	return all
}

func TestSequenceRefuses(t *testing.T) {
	g := graphOf(t, steps()...)
	for document, message := range map[kg.ID]string{
		"proposal/x":    `document is "proposal/x", which is nothing here`,
		"provision/p/1": `document is "provision/p/1", which is no Document`,
	} {
		_, err := g.Sequence(t.Context(), query.SequenceQuestion{Document: document})
		if err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("the error is %v, want %s", err, message)
		}
	}
}
