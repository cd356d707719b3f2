package query_test

import (
	"errors"
	"strings"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// The id that clients see has the days of the request. Without days it is the ID itself, and takes no memory.
func TestDatedID(t *testing.T) {
	g := graphOf(t, stands()...)
	for id, want := range map[string]string{
		"actor/land":                                   "actor/land",
		"actor/land@valid:2026-01-01":                  "actor/land@valid:2026-01-01",
		"actor/land@known:2026-01-01":                  "actor/land@known:2026-01-01",
		"actor/land@valid:2026-01-01@known:2026-01-02": "actor/land@valid:2026-01-01@known:2026-01-02",
	} {
		item, err := g.Item(t.Context(), query.Args{"id": id})
		if err != nil {
			t.Fatal(err)
		}
		n, ok := item.(*query.Node)
		if !ok {
			t.Fatalf("%s names nothing", id)
		}
		if n.ID != "actor/land" || n.DatedID() != want {
			t.Errorf("%s names %s with the dated id %s, want %s", id, n.ID, n.DatedID(), want)
		}
		var dated string
		if took := testing.AllocsPerRun(100, func() { dated = n.DatedID() }); id == string(n.ID) && took > 0 {
			t.Errorf("%s takes %v allocations, want 0", dated, took)
		}
	}
}

// More different days than MaxDays are refused, and now counts as one of them. The number of days is never greater in a
// price.
func TestItemsHaveAFewDays(t *testing.T) {
	g := graphOf(t, stands()...)
	ids := []string{
		"actor/land", "actor/land@valid:2026-01-01", "actor/land@valid:2026-01-02", "actor/land@known:2026-01-01",
		"actor/land@known:2026-01-02",
	}
	if items, err := g.Items(t.Context(), query.Args{"ids": ids}); err != nil || len(items) != len(ids) {
		t.Errorf("5 days: %v, %v", items, err)
	}
	more := query.Args{"ids": append(ids, "actor/hall@valid:2026-01-02@known:2026-01-02")}
	_, err := g.Items(t.Context(), more)
	if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), "6 different days") {
		t.Errorf("6 days: %v, want ErrInvalid that names the number", err)
	}
	if n := more.Days("ids"); n != query.MaxDays {
		t.Errorf("6 days are priced as %d, want %d", n, query.MaxDays)
	}
	if n := (query.Args{"ids": []kg.ID{"a/a", "b/b"}}).Days("ids"); n != 1 {
		t.Errorf("now is priced as %d days, want 1", n)
	}
}
