package query_test

import (
	"fmt"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"

	"github.com/google/go-cmp/cmp"
)

// Text b has no amnesty and does not name the economy. That the line is watched is in b/4. Text c has neither an amnesty
// nor borders.
func TestGaps(t *testing.T) {
	g := graphOf(t, threeTexts()...)
	for _, test := range []struct {
		q    query.GapsQuestion
		want []string
	}{
		{query.GapsQuestion{Document: "proposal/b", Against: []kg.ID{"proposal/a", "proposal/c"}}, []string{
			"ECONOMY [c/6]", "AMNESTY [a/3]",
			"AMNESTY since a/3: | - DROPPED CURATED | 3 | - UNMATCHED NONE",
			"ECONOMY since c/6: | - UNMATCHED NONE | - UNMATCHED NONE | 6",
		}},
		{query.GapsQuestion{Document: "proposal/c", Against: []kg.ID{"proposal/a"}}, []string{
			"BORDERS [a/4 a/5]", "AMNESTY [a/3]",
			"AMNESTY since a/3: | - UNMATCHED NONE | 3",
			"BORDERS since a/4: | - UNMATCHED NONE | 4",
			"BORDERS since a/5: | - UNMATCHED NONE | 5",
		}},
	} {
		gaps, err := g.Gaps(t.Context(), test.q)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, topic := range gaps.Topics {
			var clauses []string
			for _, p := range topic.Provisions {
				clauses = append(clauses, parent(p))
			}
			got = append(got, fmt.Sprint(topic.Topic, " ", clauses))
		}
		for _, r := range gaps.Rows {
			got = append(got, shownRow(r))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%v; want -, got +:\n%s", test.q, diff)
		}
	}
}

func TestGapsRefuse(t *testing.T) {
	g := graphOf(t, threeTexts()...)
	for _, test := range []struct {
		q       query.GapsQuestion
		message string
	}{
		{query.GapsQuestion{Document: "proposal/a"}, "against has 0 different ids, want 1 to 7"},
		{query.GapsQuestion{Document: "proposal/a", Against: make([]kg.ID, 8)}, "against has 8 different ids, want 1 to 7"},
		{
			query.GapsQuestion{Document: "proposal/a", Against: []kg.ID{"proposal/b", "proposal/a"}},
			`against has "proposal/a", which is the document itself`,
		},
		{
			query.GapsQuestion{Document: "proposal/x", Against: []kg.ID{"proposal/b"}},
			`has "proposal/x", which is nothing here`,
		},
	} {
		_, err := g.Gaps(t.Context(), test.q)
		if err == nil || !strings.Contains(err.Error(), test.message) {
			t.Errorf("the error is %v, want %s", err, test.message)
		}
	}
}
