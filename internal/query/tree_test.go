package query

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

func TestFiltersAreRead(t *testing.T) {
	for _, c := range []struct {
		kind kg.Kind
		tree Tree
		want kg.Filter
	}{
		{kg.Provision, Tree{"number": Tree{"eq": "1"}}, kg.Is("number", kg.Equal, "1")},
		{kg.Provision, Tree{"number": nil}, kg.AllOf{}},
		{kg.Provision, Tree{"number": Tree{"in": "1"}}, kg.Is("number", kg.OneOf, []string{"1"})},
		{kg.Provision, Tree{"number": Tree{"in": []string{"2", "1", "2"}}}, kg.Is("number", kg.OneOf, []string{"1", "2"})},
		{kg.Provision, Tree{"topics": Tree{"has": "NATO"}, "document": Tree{"isNull": false}}, kg.AllOf{
			kg.Is("document", kg.IsNull, false), kg.Is("topics", kg.Has, "NATO"),
		}},
		{kg.Source, Tree{"genre": Tree{"eq": "NEWS"}}, kg.Is("sourceKind", kg.Equal, "NEWS")},
		{kg.Any, Tree{"kind": Tree{"in": []any{"ACTOR", "EVENT"}}}, kg.Is("kind", kg.OneOf, []string{"Actor", "Event"})},
		{kg.Actor, Tree{"or": []any{Tree{"not": Tree{"country": Tree{"eq": "UA"}}}}}, kg.AnyOf{
			kg.Not{Of: kg.Is("country", kg.Equal, "UA")},
		}},
		{kg.Figure, Tree{"value": Tree{"gt": json.Number("1.5")}}, kg.Is("value", kg.Greater, 1.5)},
		{kg.Territory, Tree{"provisions": Tree{"none": Tree{}}}, kg.Not{Of: kg.Linked{Via: kg.Via{
			Step: kg.Incoming(kg.Provision, kg.Affects), Where: kg.AllOf{},
		}}}},
		{kg.Territory, Tree{"provisions": Tree{"every": Tree{"number": Tree{"eq": "1"}}}}, kg.Not{Of: kg.Linked{Via: kg.Via{
			Step: kg.Incoming(kg.Provision, kg.Affects), Where: kg.Not{Of: kg.Is("number", kg.Equal, "1")},
		}}}},
		{kg.Territory, Tree{"provisions": Tree{"via": Tree{"minSources": int64(2)}}}, kg.Linked{Via: kg.Via{
			Step: kg.Incoming(kg.Provision, kg.Affects), Link: kg.Is("sourceCount", kg.AtLeast, 2),
		}}},
	} {
		got, err := read(subject{kind: c.kind}, c.tree, "where", nil)
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%v: %v\n%s", c.tree, err, diff)
		}
	}
}

func TestBadFiltersSayWhatIsWanted(t *testing.T) {
	deep := Tree{}
	for range kg.MaxDepth + 1 {
		deep = Tree{"not": deep}
	}
	many := make([]any, kg.MaxConditions+1)
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
		{
			Tree{"objections": Tree{"via": Tree{"minSources": "5"}}},
			"where.objections.via.minSources is 5, want a whole number",
		},
		{Tree{"objections": Tree{"via": Tree{"minSources": int64(1 << 40)}}}, "want a whole number"},
		{deep, "nested deeper than"},
		{Tree{"or": many}, "more than 50 conditions"},
	} {
		_, err := read(subject{kind: kg.Provision}, c.tree, "where", nil)
		if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: %v, want %s", c.tree, err, c.want)
		}
	}
}

// If equal questions are written differently, they have the same key. Different questions have different keys.
func TestKeysOfQuestions(t *testing.T) {
	key := func(where Tree) string {
		p, err := New(nil).List(kg.Provision, Args{"where": where})
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
