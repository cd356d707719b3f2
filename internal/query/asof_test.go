package query

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

func TestAsOfIsRead(t *testing.T) {
	for _, c := range []struct {
		v    any
		want AsOf
		bad  string
	}{
		{nil, AsOf{}, ""},
		{Tree{}, AsOf{}, ""},
		{Tree{"valid": "2014-01-01", "known": nil}, AsOf{Valid: "2014-01-01"}, ""},
		{Tree{"valid": "2014"}, AsOf{}, "asOf.valid is 2014, want a day"},
		{Tree{"known": 7}, AsOf{}, "asOf.known is 7, want a day"},
		{"2014-01-01", AsOf{}, "asOf is not"},
	} {
		got, err := readAsOf(c.v)
		if c.bad == "" && (err != nil || got != c.want) {
			t.Errorf("%v: %v, %v", c.v, got, err)
		}
		if c.bad != "" && (!errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), c.bad)) {
			t.Errorf("%v: %v, want %s", c.v, err, c.bad)
		}
	}
}

// AsOf restricts every question. It also restricts each step within the filters of a question.
func TestAsOfRestrictsWhatFiltersLookAt(t *testing.T) {
	a := AsOf{Known: "2025-11-21"}
	inner := kg.Via{Step: kg.Incoming(kg.Objection, kg.ObjectsTo), Link: kg.Is("sourceCount", kg.AtLeast, 2)}
	f := New(nil).frontier(a)
	got, err := f.restrict(t.Context(), kg.Via{Step: kg.Step{To: kg.Provision}, Where: kg.Not{Of: kg.Linked{Via: inner}}})
	known := kg.AnyOf{kg.Is("knownFrom", kg.IsNull, true), kg.AllOf{
		kg.Is("knownFrom", kg.AtMost, "2025-11-21"), kg.Not{Of: kg.Is("knownFrom", kg.OneOf, []string{"2025", "2025-11"})},
	}}
	want := kg.Via{Step: kg.Step{To: kg.Provision}, Where: kg.AllOf{
		kg.Not{Of: kg.Linked{Via: kg.Via{
			Step:  kg.Incoming(kg.Objection, kg.ObjectsTo),
			Link:  kg.AllOf{kg.Is("source2From", kg.AtMost, "2025-11-21"), known},
			Where: kg.AllOf{known},
		}}},
		known,
	}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	for _, c := range []kg.Condition{kg.Is("sourceCount", kg.Equal, 5), kg.Is("sourceCount", kg.AtLeast, 6)} {
		via := kg.Via{Step: kg.Incoming(kg.Objection, kg.ObjectsTo), Link: c}
		if _, err := f.restrict(t.Context(), via); !errors.Is(err, kg.ErrInvalid) {
			t.Errorf("%v under asOf.known: %v", c, err)
		}
	}
}

// If later publications can change the result of a condition, the condition becomes a plain comparison with the known
// day.
func TestConditionsOfADay(t *testing.T) {
	a, day := AsOf{Known: "2025-11-21"}, "2025-11-21"
	ended := kg.AllOf{
		kg.Is("knownTo", kg.AtMost, day), kg.Not{Of: kg.Is("knownTo", kg.OneOf, []string{"2025", "2025-11"})},
	}
	late := kg.AnyOf{
		kg.AllOf{kg.Is("knownTo", kg.IsNull, false), kg.Not{Of: ended}}, kg.Is("disputedFrom", kg.Greater, day),
	}
	for _, c := range []struct {
		asked kg.Condition
		want  kg.Filter
	}{
		{kg.Is("sourceKinds", kg.HasAny, []string{"NEWS", "TREATY_TEXT"}), kg.AnyOf{
			kg.Is("newsFrom", kg.AtMost, day), kg.Is("treatyTextFrom", kg.AtMost, day),
		}},
		{kg.Is("bestSource", kg.Equal, "PRIMARY"), kg.AnyOf{kg.AllOf{kg.Is("primaryFrom", kg.AtMost, day)}}},
		{kg.Is("bestSource", kg.OneOf, []string{"SECONDARY"}), kg.AnyOf{kg.AllOf{
			kg.Is("secondaryFrom", kg.AtMost, day),
			kg.Not{Of: kg.Is("primaryFrom", kg.AtMost, day)},
			kg.Not{Of: kg.Is("establishedFrom", kg.AtMost, day)},
		}}},
		{kg.Is("sourceCount", kg.AtLeast, 0), kg.AllOf{}},
		{kg.Is("sourceCount", kg.AtLeast, 1), kg.Is("source1From", kg.AtMost, day)},
		{kg.Is("originCount", kg.Greater, 1), kg.Is("origin2From", kg.AtMost, day)},
		{kg.Is("sourceCount", kg.Equal, 2), kg.AllOf{
			kg.Is("source2From", kg.AtMost, day), kg.Not{Of: kg.Is("source3From", kg.AtMost, day)},
		}},
		{kg.Is("sourceCount", kg.Less, 3), kg.Not{Of: kg.Is("source3From", kg.AtMost, day)}},
		{kg.Is("status", kg.Equal, "STATED"), kg.AnyOf{
			kg.AllOf{kg.Is("status", kg.OneOf, []string{"STATED"}), kg.Not{Of: late}}, late,
		}},
		{kg.Is("status", kg.Equal, "DISPUTED"), kg.AnyOf{
			kg.AllOf{kg.Is("status", kg.OneOf, []string{"DISPUTED"}), kg.Not{Of: late}},
		}},
		{kg.Is("knownTo", kg.IsNull, true), kg.Not{Of: ended}},
		{kg.Is("knownTo", kg.Less, "2025"), kg.AllOf{ended, kg.Is("knownTo", kg.Less, "2025")}},
		{kg.Is("sources", kg.Has, "source/late"), kg.AnyOf{}},
		{
			kg.Is("sources", kg.HasAny, []string{"source/early", "source/late"}),
			kg.Is("sources", kg.HasAny, []string{"source/early"}),
		},
		{kg.Is("type", kg.Equal, "CLAIMS"), kg.Is("type", kg.Equal, "CLAIMS")},
	} {
		got, err := a.asKnown(c.asked, map[kg.ID]*Node{"source/early": {}})
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%v: %v\n%s", c.asked, err, diff)
		}
	}
}

func TestSeenIsWhatTheSourcesOfTheDayShow(t *testing.T) {
	r := kg.Relationship{Fields: map[string]any{
		"sources": []string{"source/a", "source/b", "source/k"}, "sourceCount": 2,
		"sourceKinds": []string{"COMPILER", "NEWS", "STATEMENT"}, "bestSource": "PRIMARY",
		"sourceFacts": []string{"2025-11 NEWS WEAK", "2025-11-20 STATEMENT PRIMARY", " COMPILER UNSOURCED"},
		"status":      "RETRACTED", "knownTo": "2025-12",
	}}
	got := AsOf{Known: "2025-11-20"}.seen(r) // November is not over on that day
	want := map[string]any{
		"sources": []string{"source/b", "source/k"}, "sourceCount": 1, "originCount": 1,
		"sourceKinds": []string{"COMPILER", "STATEMENT"}, "bestSource": "PRIMARY",
		"sourceFacts": []string{"2025-11-20 STATEMENT PRIMARY", " COMPILER UNSOURCED"}, "status": "STATED",
	}
	if diff := cmp.Diff(want, got.Fields); diff != "" {
		t.Error(diff)
	}
	if again := (AsOf{Known: "2025-11-20"}).seen(got); !cmp.Equal(again, got) {
		t.Errorf("seen again it is %v", again.Fields)
	}
	if r.Int("sourceCount") != 2 {
		t.Error("what the store keeps was changed")
	}
	if over := (AsOf{Known: "2025-11-30"}).seen(r); over.Int("sourceCount") != 2 || over.Text("status") != "STATED" {
		t.Errorf("at the end of November it is %v", over.Fields)
	}
	if late := (AsOf{Known: "2026-01-01"}).seen(r); late.Text("status") != "RETRACTED" || late.Int("sourceCount") != 2 {
		t.Errorf("later it is %v", late.Fields)
	}
}
