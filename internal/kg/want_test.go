package kg

import (
	"context"
	"testing"
)

func TestWant(t *testing.T) {
	if len(AllEntityFields()) > 64 || len(relationshipFields) > 64 {
		t.Fatal("there are more fields than bits")
	}
	f := New(nil).frontier(AsOf{})
	w := f.readFor(WithFields(t.Context(), []string{"id", "genre", "note", "nonsense"}), Order{Field: "date"})
	for field, want := range map[string]bool{"sourceKind": true, "note": true, "date": true, "wording": false, "digest": false} {
		if w.Entity(field) != want {
			t.Errorf("entity %s: %v", field, !want)
		}
	}
	if !w.Link("note") || w.Link("evidence") {
		t.Error("link")
	}
	for _, all := range []Want{
		{},
		f.readFor(context.Background(), Order{}), f.readFor(WithFields(t.Context(), []string{"id", "sentence"}), Order{}),
		New(nil).frontier(AsOf{Known: "2025-01-01"}).readFor(WithFields(t.Context(), []string{"id"}), Order{}),
	} {
		if !all.Entity("wording") || !all.Link("evidence") || !all.Link("digest") {
			t.Error("something is left out")
		}
	}
}
