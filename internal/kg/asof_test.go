package kg

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
		if c.bad != "" && (!errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), c.bad)) {
			t.Errorf("%v: %v, want %s", c.v, err, c.bad)
		}
	}
}

// Every question is restricted, and so is every question within its filters.
func TestAsOfRestrictsWhatFiltersLookAt(t *testing.T) {
	a := AsOf{Known: "2025-11-21"}
	inner := Via{Step: in(Objection, ObjectsTo), Link: Compare{"sourceCount", AtLeast, 2}}
	f := New(nil).frontier(a)
	got, err := f.restrict(t.Context(), Via{Step: Step{To: Provision}, Where: Not{Linked{inner}}})
	known := AnyOf{Compare{"knownFrom", IsNull, true}, AllOf{Compare{"knownFrom", AtMost, "2025-11-21"}, Not{Compare{"knownFrom", OneOf, []string{"2025", "2025-11"}}}}}
	want := Via{Step: Step{To: Provision}, Where: AllOf{
		Not{Linked{Via{Step: in(Objection, ObjectsTo), Link: AllOf{Compare{"source2From", AtMost, "2025-11-21"}, known}, Where: AllOf{known}}}},
		known,
	}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
	for _, c := range []Compare{{"sourceCount", Equal, 5}, {"sourceCount", AtLeast, 6}} {
		if _, err := f.restrict(t.Context(), Via{Step: in(Objection, ObjectsTo), Link: c}); !errors.Is(err, ErrInvalid) {
			t.Errorf("%v under asOf.known: %v", c, err)
		}
	}
}

// What later publications change is asked of the day, by plain comparisons.
func TestConditionsOfADay(t *testing.T) {
	a, day := AsOf{Known: "2025-11-21"}, "2025-11-21"
	ended := AllOf{Compare{"knownTo", AtMost, day}, Not{Compare{"knownTo", OneOf, []string{"2025", "2025-11"}}}}
	late := AnyOf{AllOf{Compare{"knownTo", IsNull, false}, Not{ended}}, Compare{"disputedFrom", Greater, day}}
	for _, c := range []struct {
		asked Compare
		want  Filter
	}{
		{Compare{"sourceKinds", HasAny, []string{"NEWS", "TREATY_TEXT"}}, AnyOf{Compare{"newsFrom", AtMost, day}, Compare{"treatyTextFrom", AtMost, day}}},
		{Compare{"bestSource", Equal, "PRIMARY"}, AnyOf{AllOf{Compare{"primaryFrom", AtMost, day}}}},
		{Compare{"bestSource", OneOf, []string{"SECONDARY"}}, AnyOf{AllOf{
			Compare{"secondaryFrom", AtMost, day}, Not{Compare{"primaryFrom", AtMost, day}}, Not{Compare{"establishedFrom", AtMost, day}},
		}}},
		{Compare{"sourceCount", AtLeast, 1}, AllOf{}},
		{Compare{"sourceCount", Equal, 2}, AllOf{Compare{"source2From", AtMost, day}, Not{Compare{"source3From", AtMost, day}}}},
		{Compare{"sourceCount", Less, 3}, Not{Compare{"source3From", AtMost, day}}},
		{Compare{"status", Equal, "STATED"}, AnyOf{AllOf{Compare{"status", OneOf, []string{"STATED"}}, Not{late}}, late}},
		{Compare{"status", Equal, "DISPUTED"}, AnyOf{AllOf{Compare{"status", OneOf, []string{"DISPUTED"}}, Not{late}}}},
		{Compare{"knownTo", IsNull, true}, Not{ended}},
		{Compare{"knownTo", Less, "2025"}, AllOf{ended, Compare{"knownTo", Less, "2025"}}},
		{Compare{"sources", Has, "source/late"}, AnyOf{}},
		{Compare{"sources", HasAny, []string{"source/early", "source/late"}}, Compare{"sources", HasAny, []string{"source/early"}}},
		{Compare{"type", Equal, "CLAIMS"}, Compare{"type", Equal, "CLAIMS"}},
	} {
		got, err := a.known(c.asked, map[ID]*Node{"source/early": {}})
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%v: %v\n%s", c.asked, err, diff)
		}
	}
}

func TestSeenIsWhatTheSourcesOfTheDayShow(t *testing.T) {
	r := Relationship{Fields: map[string]any{
		"sources": []string{"source/a", "source/b", "source/k"}, "sourceCount": 3, "sourceKinds": []string{"COMPILER", "NEWS", "STATEMENT"}, "bestSource": "PRIMARY",
		"sourceFacts": []string{"2025-11 NEWS WEAK", "2025-11-20 STATEMENT PRIMARY", " COMPILER UNSOURCED"}, "status": "RETRACTED", "knownTo": "2025-12",
	}}
	got := AsOf{Known: "2025-11-20"}.seen(r) // November is not over
	want := map[string]any{
		"sources": []string{"source/b", "source/k"}, "sourceCount": 2, "sourceKinds": []string{"COMPILER", "STATEMENT"}, "bestSource": "PRIMARY",
		"sourceFacts": []string{"2025-11-20 STATEMENT PRIMARY", " COMPILER UNSOURCED"}, "status": "STATED",
	}
	if diff := cmp.Diff(want, got.Fields); diff != "" {
		t.Error(diff)
	}
	if again := (AsOf{Known: "2025-11-20"}).seen(got); !cmp.Equal(again, got) {
		t.Errorf("seen again it is %v", again.Fields)
	}
	if r.Int("sourceCount") != 3 {
		t.Error("what the store keeps was changed")
	}
	if over := (AsOf{Known: "2025-11-30"}).seen(r); over.Int("sourceCount") != 3 || over.Text("status") != "STATED" {
		t.Errorf("at the end of November it is %v", over.Fields)
	}
	if late := (AsOf{Known: "2026-01-01"}).seen(r); late.Text("status") != "RETRACTED" || late.Int("sourceCount") != 3 {
		t.Errorf("later it is %v", late.Fields)
	}
}
