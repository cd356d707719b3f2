package kg_test

import (
	"testing"

	"accordgraph/internal/kg"
)

func TestStandingOf(t *testing.T) {
	for _, c := range []struct {
		kind   kg.Kind
		fields map[string]any
		want   string
	}{
		{kg.Agreement, map[string]any{"status": "IN_FORCE", "binding": "BINDING"}, ""},
		{kg.Agreement, map[string]any{"status": "EXPIRED", "binding": "BINDING"}, "ended"},
		{kg.Agreement, map[string]any{"status": "TERMINATED"}, "ended"},
		{kg.Agreement, map[string]any{"status": "SIGNED", "ended": "2022-02", "binding": "MIXED"}, "ended"},
		{kg.Agreement, map[string]any{"status": "DRAFT", "binding": "NONE"}, "proposed"},
		{kg.Agreement, map[string]any{"status": "SIGNED", "binding": "POLITICAL"}, "political"},
		{kg.Proposal, map[string]any{"status": "PUBLISHED"}, "proposed"},
		{kg.Proposal, map[string]any{"status": "REPORTED"}, "proposed"},
		{kg.Proposal, map[string]any{"status": "SIGNED"}, ""},
	} {
		if got := kg.StandingOf(kg.Entity{Kind: c.kind, Fields: c.fields}); got != c.want {
			t.Errorf("StandingOf(%s %v) = %q, want %q", c.kind, c.fields, got, c.want)
		}
	}
}
