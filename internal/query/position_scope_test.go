package query_test

import (
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// An actor may speak about a clause, a part, its parent or its document. About is the closest text about which it took
// the position, also if it said something else about a closer text. A condition is no criticism.
func TestPositionScopes(t *testing.T) {
	all := []any{
		thing("proposal/p"), thing("provision/p/1"), thing("provision/p/1a", "partOf", "provision/p/1"),
		thing("provision/p/2"),
	}
	says := func(actor, stance string, of kg.ID) {
		by, o := kg.ID("actor/"+actor), kg.ID("objection/"+actor+"-"+strings.ToLower(stance[:4]))
		all = append(all, thing(by), thing(o, "stance", stance), join(by, kg.Raised, o), join(o, kg.ObjectsTo, of))
	}
	says("clause", "REJECTS", "provision/p/1")
	says("part", "CRITICISES", "provision/p/1a")
	says("text", "SETS_CONDITION", "proposal/p")
	says("two", "REJECTS", "proposal/p")
	says("two", "QUESTIONS", "provision/p/1")
	says("fan", "SETS_CONDITION", "provision/p/1")
	all = append(all, join("actor/fan", kg.Supports, "proposal/p"))
	says("split", "OBJECTS", "provision/p/1a")
	all = append(all, join("actor/split", kg.Supports, "proposal/p"))
	m, err := graphOf(t, all...).Positions(t.Context(), query.PositionsQuestion{
		Of:     query.PositionsOf{Document: "proposal/p"},
		Actors: []kg.ID{"actor/clause", "actor/part", "actor/text", "actor/two", "actor/fan", "actor/split"},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"1": {
			"OPPOSES CLAUSE", "CRITICAL PART", "CONDITIONAL DOCUMENT", "OPPOSES DOCUMENT", "CONDITIONAL CLAUSE",
			"CONTRADICTORY PART",
		},
		"1a": {
			"OPPOSES PARENT", "CRITICAL CLAUSE", "CONDITIONAL DOCUMENT", "OPPOSES DOCUMENT", "CONDITIONAL PARENT",
			"CONTRADICTORY CLAUSE",
		},
		"2": {
			"SILENT ", "SILENT ", "CONDITIONAL DOCUMENT", "OPPOSES DOCUMENT", "SUPPORTS DOCUMENT", "SUPPORTS DOCUMENT",
		},
	}
	for i, p := range m.Provisions {
		for j, a := range m.Actors {
			c := m.Cells[i][j]
			if got := c.Stance + " " + c.About; got != want[last(p)][j] {
				t.Errorf("%s on %s: %s, want %s", last(a), last(p), got, want[last(p)][j])
			}
			for _, s := range c.Statements {
				if s.About == "" || c.Whole && s.About != "PARENT" && s.About != "DOCUMENT" {
					t.Errorf("%s on %s: whole is %v and a statement is about %q", last(a), last(p), c.Whole, s.About)
				}
			}
		}
	}
}
