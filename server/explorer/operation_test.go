package explorer

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
)

// mostCost is the greatest cost of an operation of a page.
const mostCost = 5000

// widest has for each operation the variables with which it costs most.
var widest = map[string]map[string]any{
	"Entity":    {"id": "actor/russia", "each": eachGroup, "others": true},
	"Group":     {"id": "actor/russia", "types": []string{"CLAIMS"}, "direction": "OUT", "first": groupSize},
	"Home":      {},
	"Edition":   {},
	"Link":      {"id": "relationship/claims/actor/russia/territory/crimea"},
	"Conflicts": {"id": "proposal/plan"},
	"Nearest":   {"words": "russia"},
	"Search":    {"words": "russia", "first": searchSize},
	"Suggest":   {"words": "russia"},
	"Words":     {},

	"Verify":      {"text": "We kept it and we always will", "about": "agreement/memorandum"},
	"VerifyFile":  {"text": "We kept it and we always will", "about": "agreement/memorandum"},
	"About":       {},
	"Changes":     {},
	"Documents":   {},
	"Compare":     {"a": "proposal/plan", "b": "agreement/memorandum", "first": pairsShown},
	"Paths":       {"from": "actor/russia", "to": "proposal/plan", "first": pathsShown},
	"Obligations": {"id": "proposal/plan"},
	"Revision":    {},
	"Texts":       {"where": listedTexts["votes"], "first": textsShown},
	"Votes":       {"id": "agreement/memorandum"},
	"Fulfilment":  {"id": "agreement/memorandum"},
	"Source":      {"id": "source/p10", "source": "source/p10", "first": restingShown},
	"Lineage":     {"id": "provision/plan/9", "dated": "provision/plan/9"},
	"CompareMany": {"ids": slices.Repeat([]string{"proposal/plan", "agreement/memorandum"}, mostWhole)[:mostWhole]},
	"Clauses":     {"id": "proposal/plan"},
	"Speakers":    {"where": speaksFor([]string{"actor/russia"})},
	"Stances":     {"of": "proposal/plan", "rollUp": true, "actors": slices.Repeat([]string{"actor/russia"}, mostColumns)},
	"Timeline":    {"id": "actor/russia", "first": momentsShown},
	"TextClauses": {"document": "proposal/plan"},
	"Promises":    {"document": "proposal/plan"},
	"Touching":    {"where": map[string]any{"source": map[string]any{"in": []string{"provision/plan/9"}}}},
	"Web":         {"id": "actor/russia", "first": webThings, "each": webEach},

	"CompareFile":     {"a": "proposal/plan", "b": "agreement/memorandum", "first": filePage},
	"CompareManyFile": {"ids": slices.Repeat([]string{"proposal/plan", "agreement/memorandum"}, mostWhole)[:mostWhole]},
	"ConflictsFile":   {"id": "proposal/plan"},
	"DocumentsFile":   {"where": listedTexts["votes"], "first": filePage},
	"EntityFile":      {"id": "actor/russia", "first": filePage},
	"FulfilmentFile":  {"id": "agreement/memorandum"},
	"HomeFile":        {"first": filePage},
	"LineageFile":     {"dated": "provision/plan/9"},
	"LinkFile":        {"id": "relationship/claims/actor/russia/territory/crimea"},
	"ObligationsFile": {"id": "proposal/plan"},
	"PathsFile":       {"from": "actor/russia", "to": "proposal/plan", "first": pathsShown},
	"SearchFile":      {"words": "russia", "first": filePage},
	"SourceFile":      {"source": "source/p10", "first": filePage},
	"StancesFile":     {"of": "proposal/plan", "rollUp": true, "actors": slices.Repeat([]string{"actor/russia"}, mostColumns)},
	"TimelineFile":    {"id": "actor/russia", "first": filePage},
	"VotesFile":       {"id": "agreement/memorandum"},

	"Listed":              {"first": listedSize},
	"ListedRelationships": {"first": listedSize},
}

// TestCosts checks that each operation of the pages is valid and costs at most mostCost.
func TestCosts(t *testing.T) {
	h := small(t)
	for _, o := range Operations() {
		variables, ok := widest[o.Name]
		if !ok {
			t.Errorf("%s has no row in widest: add the variables with which it costs most", o.Name)
			continue
		}
		if o.speaks() {
			variables["lang"] = "UK"
		}
		if got := costOf(t, h, o, variables); got == 0 || got > mostCost {
			t.Errorf("%s costs %d, want at most %d", o.Name, got, mostCost)
		}
	}
}

// costOf returns what an operation costs. It fails the test if the answer has errors.
func costOf(t *testing.T, h http.Handler, o Operation, variables map[string]any) int {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"query": o.Text, "variables": variables, "extensions": map[string]any{"cost": true},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var answer struct {
		Errors     []struct{ Message string }
		Extensions struct{ Cost struct{ Requested int } }
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) > 0 {
		t.Errorf("%s: %v %v", o.Name, answer.Errors, err)
	}
	return answer.Extensions.Cost.Requested
}
