package neo4jstore

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

// TestSpell asks for columns until the text of the statement names them.
func TestSpell(t *testing.T) {
	const text = "RETURN [f IN $relationship | l[f]] + [f IN $entity | h[1][f]]"
	s := newSpeller()
	params := func(field string) object {
		return object{"ids": someIDs, "relationship": []string{"id"}, "entity": []string{"id", field}}
	}
	for range spellAfter - 1 {
		if got, p := s.spell(text, params("name")); got != text || p["entity"] == nil {
			t.Fatalf("spelled too early: %s", got)
		}
	}
	got, p := s.spell(text, params("name"))
	if want := "RETURN [l.`id`, h[1].`id`, h[1].`name`]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if diff := cmp.Diff(object{"ids": someIDs}, p); diff != "" {
		t.Errorf("parameters: %s", diff)
	}
	if got, _ := s.spell(text, params("sort")); got != text {
		t.Errorf("other columns are spelled: %s", got)
	}
	if got, p := s.spell("RETURN 1", nil); got != "RETURN 1" || p != nil {
		t.Errorf("a statement without columns becomes %s, %v", got, p)
	}
}

// TestSpellIsBounded asks for more sets of columns than a speller remembers.
func TestSpellIsBounded(t *testing.T) {
	s := newSpeller()
	for i := range 2 * mostCounted {
		s.spell(entitiesText, object{"entity": []string{fmt.Sprint("once", i)}})
	}
	for i := range 2 * mostSpelled {
		for range spellAfter {
			s.spell(entitiesText, object{"entity": []string{fmt.Sprint("often", i)}})
		}
	}
	if len(s.asked) > mostCounted || len(s.spelled) > mostSpelled || len(s.spelled) == 0 {
		t.Errorf("counts %d and has %d texts", len(s.asked), len(s.spelled))
	}
}

// TestEveryReadIsSpelled checks that no statement has a parameter for columns after it is spelled.
func TestEveryReadIsSpelled(t *testing.T) {
	for _, st := range append(statements(), searches()...) {
		if got := spelled(st.text, []string{"id"}, []string{"id"}); strings.Contains(got, "[f]") {
			t.Errorf("%s: %s", st.name, got)
		}
	}
}

// TestSpelledAnswers asks the same questions before and after their statements are spelled.
func TestSpelledAnswers(t *testing.T) {
	s := empty(t)
	b := makeBatch(100, 0)
	load(t, s, b)
	step := kg.Via{Step: kg.Step{Dir: kg.Both}}
	from := []kg.ID{b.Entities[0].ID, b.Entities[1].ID}
	first := map[string]any{}
	for i := range spellAfter + 1 {
		for name, ask := range map[string]func() (any, error){
			"entities":      func() (any, error) { return s.Entities(t.Context(), from, kg.Want{}) },
			"relationships": func() (any, error) { return s.Relationships(t.Context(), []kg.ID{b.Relationships[0].ID}) },
			"expand":        func() (any, error) { return s.Expand(t.Context(), from, step, kg.Window{Limit: 5}) },
			"groups":        func() (any, error) { return s.Groups(t.Context(), from, step, kg.Window{Limit: 5}) },
		} {
			got, err := ask()
			switch {
			case err != nil:
				t.Fatal(err)
			case i == 0:
				first[name] = got
			case !reflect.DeepEqual(first[name], got):
				t.Fatalf("%s, asked %d times: %s", name, i+1, cmp.Diff(first[name], got))
			}
		}
	}
	if len(s.speller.spelled) != len(first) {
		t.Errorf("%d statements are spelled, want %d", len(s.speller.spelled), len(first))
	}
}
