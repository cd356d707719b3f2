package query

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

// ReadQuestion reads each type of argument, in each form in which gqlgen passes arguments.
func TestReadQuestion(t *testing.T) {
	cursor := "c"
	same(t, Tree{
		"from": "actor/a", "to": "actor/b", "maxHops": int64(2), "hubs": Tree{"maxDegree": 7},
		"where": Tree{"minSources": 2}, "through": Tree{"kinds": []any{"PROVISION", "ACTOR", "ACTOR"}},
		"asOf": Tree{"valid": "2025-01-02", "known": nil}, "first": nil,
	}, PathsQuestion{PathConditions: PathConditions{
		From: "actor/a", To: "actor/b", MaxHops: 2, Hubs: PathHubs{MaxDegree: 7},
		Where:   kg.Is("sourceCount", kg.AtLeast, 2),
		Through: PathThrough{Kinds: []kg.Kind{kg.Actor, kg.Provision}},
		AsOf:    AsOf{Valid: "2025-01-02"},
	}})
	same(t, Tree{"around": "actor/a"}, SubgraphQuestion{Around: []kg.ID{"actor/a"}})
	same(t, Tree{"around": []string{"actor/a", "actor/a"}}, SubgraphQuestion{Around: []kg.ID{"actor/a"}})
	same(t, Tree{"types": "EXCEEDS", "on": "", "with": nil}, ConflictsQuestion{Types: []kg.Type{kg.Exceeds}})
	same(t, Tree{"of": Tree{"provisions": []any{}}, "rollUp": true},
		PositionsQuestion{Of: PositionsOf{Provisions: []kg.ID{}}, RollUp: true})
	same(t, Tree{"of": Tree{"document": "proposal/p", "provisions": nil}}, PositionsQuestion{})
	same(t, Tree{"about": "actor/a", "last": 3, "before": "c", "from": "2025", "to": "2025-02"},
		TimelineQuestion{About: "actor/a", Paging: Paging{Last: new(3), Before: &cursor}, From: "2025", To: "2025-02"})
}

// same fails the test if ReadQuestion does not convert the arguments to the question want.
func same[Q any](t *testing.T, arguments Tree, want Q) {
	t.Helper()
	got, err := ReadQuestion[Q](arguments)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v: %v; want -, got +:\n%s", arguments, err, diff)
	}
}

// The error is the same for arguments from GraphQL and for arguments from Go. A Go caller cannot ask for 0, because 0
// means the default.
func TestQuestionsRefuse(t *testing.T) {
	refused[PathsQuestion](t, "maxHops is 0, want 1 to 6", Tree{"maxHops": 0}, nil)
	refused(t, "maxHops is 7, want 1 to 6", Tree{"maxHops": 7}, &PathConditions{MaxHops: 7})
	refused(t, "first is -1, want 0 to 20", Tree{"first": -1}, &PathsQuestion{First: new(-1)})
	refused(t, "maxDegree is 5001, want 1 to 5000",
		Tree{"hubs": Tree{"maxDegree": 5001}}, &PathConditions{Hubs: PathHubs{MaxDegree: 5001}})
	refused(t, "asOf.known is 2025, want a day such as 2014-09-05",
		Tree{"asOf": Tree{"known": "2025"}}, &PathConditions{AsOf: AsOf{Known: "2025"}})
	refused(t, "hops is 4, want 1 to 3", Tree{"hops": 4}, &SubgraphQuestion{Hops: 4})
	refused(t, "first is 501, want 0 to 500", Tree{"first": 501}, &SubgraphQuestion{First: new(501)})
	refused(t, "on is 2025, want a day such as 2014-09-05", Tree{"on": "2025"}, &ConflictsQuestion{On: "2025"})
	refused[ConflictsQuestion](t, "types has X, which is no type of relationships", Tree{"types": []any{"X"}}, nil)
	refused(t, "from is 25, want a date such as 2014-09-05, 2014-09 or 2014",
		Tree{"from": "25"}, &TimelineQuestion{From: "25"})
	refused[TimelineQuestion](t, "to is , want a date such as 2014-09-05, 2014-09 or 2014", Tree{"to": ""}, nil)
	refused(t, "last is 101, want 0 to 100", Tree{"last": 101}, &TimelineQuestion{Paging: Paging{Last: new(101)}})
	refused[SearchQuestion](t, "kinds has X, which is no kind", Tree{"kinds": []any{"X"}}, nil)
}

// refused fails the test unless ReadQuestion refuses the arguments with the message, and withDefaults refuses the
// question with the same message.
func refused[Q any](t *testing.T, message string, arguments Tree, q *Q) {
	t.Helper()
	_, err := ReadQuestion[Q](arguments)
	says(t, err, message)
	if q != nil {
		_, err := withDefaults(*q)
		says(t, err, message)
	}
}

// says fails the test unless err is a [kg.Invalid] with the message.
func says(t *testing.T, err error, message string) {
	t.Helper()
	var invalid kg.Invalid
	if !errors.As(err, &invalid) || invalid.Message != message {
		t.Errorf("the error is %v, want %s", err, message)
	}
}

// Each number of a question has a bound, and each bound belongs to a number.
func TestNumbersHaveBounds(t *testing.T) {
	for _, q := range []any{
		new(PathsQuestion), new(PathHubs), new(PathThrough), new(SubgraphQuestion), new(ConflictsQuestion),
		new(CompareQuestion), new(PositionsQuestion), new(PositionsOf), new(TimelineQuestion), new(SearchQuestion),
		new(ObligationsQuestion),
	} {
		bounds := map[string]bound{}
		if b, ok := q.(bounded); ok {
			bounds = b.bounds()
		}
		for a := range argumentsOf(q, "") {
			b, ok := bounds[a.name]
			_, number := a.field.(*int)
			if _, page := a.field.(**int); (number || page) != ok {
				t.Errorf("%T.%s is a number: %v, and has a bound: %v", q, a.name, number || page, ok)
			}
			if ok && (b.usual < 0 || b.usual > b.most || a.bound.most < 1) {
				t.Errorf("%T.%s has the bound %v", q, a.name, b)
			}
			delete(bounds, a.name)
		}
		for name := range bounds {
			t.Errorf("%T has a bound for %s, and no such argument", q, name)
		}
	}
}

// Absent numbers have their defaults.
func TestWithDefaults(t *testing.T) {
	q, err := withDefaults(PathsQuestion{First: new(2)})
	want := PathsQuestion{PathConditions{MaxHops: kg.MaxHops, Hubs: PathHubs{MaxDegree: DefaultHub}}, new(2)}
	if diff := cmp.Diff(want, q); diff != "" || err != nil {
		t.Errorf("%v; want -, got +:\n%s", err, diff)
	}
	none, err := withDefaults(SubgraphQuestion{First: new(0)})
	if err != nil || *none.First != 0 || none.Hops != 1 {
		t.Errorf("a question for no entities is %+v, %v", none, err)
	}
	if w, err := (Paging{Last: new(0)}).window("x"); err != nil || w.Limit != 0 || !w.Last {
		t.Errorf("the window of no items is %+v, %v", w, err)
	}
	w, err := Paging{}.window("x")
	if err != nil || w.Limit != DefaultPage || w.Last {
		t.Errorf("the window is %+v, %v", w, err)
	}
}

func BenchmarkReadQuestion(b *testing.B) {
	arguments := Tree{"from": "actor/a", "to": "actor/b", "maxHops": 2, "hubs": Tree{"maxDegree": 7}}
	for b.Loop() {
		q, err := ReadQuestion[PathsQuestion](arguments)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := withDefaults(q); err != nil {
			b.Fatal(err)
		}
	}
}
