package query

import (
	"context"
	"testing"

	"accordgraph/internal/kg"
)

func TestWant(t *testing.T) {
	asking := func(a AsOf) *frontier { return New(nil).frontier(a) }
	ctx := WithFields(t.Context(), []string{"id", "genre", "note", "nonsense"})
	w := asking(AsOf{}).readFor(ctx, kg.Order{Field: "date"})
	sort, name := kg.WantOf([]string{"cursor"}), kg.WantOf([]string{"title"})
	if !sort.Entity("sort") || w.Entity("sort") || !name.Entity("name") || w.Entity("name") {
		t.Error("a sort key or a name")
	}
	for field, want := range map[string]bool{
		"sourceKind": true, "note": true, "date": true, "wording": false, "digest": false,
	} {
		if w.Entity(field) != want {
			t.Errorf("entity %s: %v", field, !want)
		}
	}
	if !w.Link("note") || w.Link("evidence") {
		t.Error("link")
	}
	for _, all := range []kg.Want{
		{},
		asking(AsOf{}).readFor(context.Background(), kg.Order{}),
		asking(AsOf{}).readFor(WithFields(t.Context(), []string{"id", "sentence"}), kg.Order{}),
		asking(AsOf{Known: "2025-01-01"}).readFor(WithFields(t.Context(), []string{"id"}), kg.Order{}),
		asking(AsOf{Valid: "2025-01-01"}).fetchFor(WithFields(t.Context(), []string{"id"})),
	} {
		if !all.Entity("wording") || !all.Link("evidence") || !all.Link("digest") {
			t.Error("something is left out")
		}
	}
}
