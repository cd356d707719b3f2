package query

import (
	"context"
	"slices"
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

// TestWantOfLevels reads lists in lists: a page has the fields of its level, and everything else all fields of the request.
func TestWantOfLevels(t *testing.T) {
	ctx := WithFields(t.Context(), []string{"note", "wording", "date"}, []string{"wording"}, []string{"date"})
	for lists, want := range map[int][]string{0: {"note", "wording", "date"}, 1: {"wording"}, 2: {"date"}, 3: {"note", "wording", "date"}} {
		f := New(nil).frontier(AsOf{})
		f.lists = lists
		page, all := f.pageFor(ctx, kg.Order{}), f.readFor(ctx, kg.Order{})
		for _, field := range []string{"note", "wording", "date"} {
			if page.Entity(field) != slices.Contains(want, field) || !all.Entity(field) {
				t.Errorf("%d lists: %s is %v in a page", lists, field, page.Entity(field))
			}
		}
	}
	spoken := WithFields(t.Context(), []string{"sentence", "wording"}, []string{"wording"})
	f := New(nil).frontier(AsOf{})
	f.lists = 1
	if !f.pageFor(spoken, kg.Order{}).All() {
		t.Error("a sentence is left without fields")
	}
}

// TestContinues asks for the position of a page at some levels only. A page at another level reads no hop more than it
// shows.
func TestContinues(t *testing.T) {
	all := []string{"edges", "pageInfo"}
	ctx := WithFields(t.Context(), all, []string{"edges"}, all)
	spoken := WithFields(t.Context(), append(all, "sentence"), []string{"edges"}, all)
	for lists, want := range map[int]bool{0: true, 1: false, 2: true, 3: true} {
		for _, ctx := range []context.Context{ctx, spoken} {
			f := New(nil).frontier(AsOf{})
			f.lists = lists
			if f.continues(ctx) != want {
				t.Errorf("%d lists: %v", lists, !want)
			}
		}
	}
	if f := New(nil).frontier(AsOf{}); f.continues(WithFields(t.Context(), []string{"edges"})) || !New(nil).frontier(AsOf{}).continues(t.Context()) {
		t.Error("no levels, or no fields")
	}
}
