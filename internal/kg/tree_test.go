package kg

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFiltersAreRead(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		tree Tree
		want Filter
	}{
		{Provision, Tree{"number": Tree{"eq": "1"}}, Compare{"number", Equal, "1"}},
		{Provision, Tree{"number": nil}, AllOf{}},
		{Provision, Tree{"number": Tree{"in": "1"}}, Compare{"number", OneOf, []string{"1"}}},
		{Provision, Tree{"number": Tree{"in": []string{"2", "1", "2"}}}, Compare{"number", OneOf, []string{"1", "2"}}},
		{Provision, Tree{"topics": Tree{"has": "NATO"}, "document": Tree{"isNull": false}}, AllOf{Compare{"document", IsNull, false}, Compare{"topics", Has, "NATO"}}},
		{Source, Tree{"genre": Tree{"eq": "NEWS"}}, Compare{"sourceKind", Equal, "NEWS"}},
		{Any, Tree{"kind": Tree{"in": []any{"ACTOR", "EVENT"}}}, Compare{"kind", OneOf, []string{"Actor", "Event"}}},
		{Actor, Tree{"or": []any{Tree{"not": Tree{"country": Tree{"eq": "UA"}}}}}, AnyOf{Not{Compare{"country", Equal, "UA"}}}},
		{Figure, Tree{"value": Tree{"gt": json.Number("1.5")}}, Compare{"value", Greater, 1.5}},
		{Territory, Tree{"provisions": Tree{"none": Tree{}}}, Not{Linked{Via{Step: in(Provision, Affects), Where: AllOf{}}}}},
		{Territory, Tree{"provisions": Tree{"every": Tree{"number": Tree{"eq": "1"}}}}, Not{Linked{Via{Step: in(Provision, Affects), Where: Not{Compare{"number", Equal, "1"}}}}}},
		{Territory, Tree{"provisions": Tree{"via": Tree{"minSources": int64(2)}}}, Linked{Via{Step: in(Provision, Affects), Link: Compare{"sourceCount", AtLeast, 2}}}},
	} {
		got, err := read(subject{kind: c.kind}, c.tree, "where")
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%v: %v\n%s", c.tree, err, diff)
		}
	}
}

func TestBadFiltersSayWhatIsWanted(t *testing.T) {
	deep := Tree{}
	for range MaxDepth + 1 {
		deep = Tree{"not": deep}
	}
	many := make([]any, MaxConditions+1)
	for i := range many {
		many[i] = Tree{"name": Tree{"eq": "x"}}
	}
	for _, c := range []struct {
		tree Tree
		want string
	}{
		{Tree{"nonsense": Tree{}}, "where.nonsense is not something to filter by"},
		{Tree{"number": "1"}, "where.number is not a condition such as {eq: ...}"},
		{Tree{"number": Tree{"eq": 1}}, "where.number.eq is 1, want a text"},
		{Tree{"topics": Tree{"has": "FOOD"}}, `where.topics.has: "FOOD" is none of SOVEREIGNTY`},
		{Tree{"knownFrom": Tree{"gte": "2014-13"}}, `where.knownFrom.gte: "2014-13" is not a date`},
		{Tree{"objections": Tree{"some": Tree{"date": Tree{"eq": "soon"}}}}, "where.objections.some.date.eq"},
		{Tree{"objections": Tree{"via": Tree{"minSources": "5"}}}, "where.objections.via.minSources is 5, want a whole number"},
		{Tree{"objections": Tree{"via": Tree{"minSources": int64(1 << 40)}}}, "want a whole number"},
		{deep, "nested deeper than"},
		{Tree{"or": many}, "more than 50 conditions"},
	} {
		_, err := read(subject{kind: Provision}, c.tree, "where")
		if !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want %s", c.tree, err, c.want)
		}
	}
}

// Equal questions written differently have one key, different ones have two.
func TestKeysOfQuestions(t *testing.T) {
	key := func(where Tree) string {
		p, err := New(nil).List(Provision, Args{"where": where})
		if err != nil {
			t.Fatal(err)
		}
		return key(p.via)
	}
	a := key(Tree{"number": Tree{"in": []any{"2", "1"}}, "topics": Tree{"has": "NATO"}})
	b := key(Tree{"topics": Tree{"has": "NATO"}, "number": Tree{"in": []string{"1", "2", "1"}}, "and": nil})
	c := key(Tree{"topics": Tree{"has": "NATO"}, "number": Tree{"in": []string{"1", "3"}}})
	if a != b || a == c {
		t.Errorf("keys:\n%s\n%s\n%s", a, b, c)
	}
}
