package sqlitestore

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// plan returns the plan of q in the words of SQLite.
func plan(t *testing.T, s *Store, q *query) string {
	t.Helper()
	if q.err != nil {
		t.Fatal(q.err)
	}
	rows, err := s.read.db.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+q.text.String(), q.args...)
	if err != nil {
		t.Fatal(q.text.String(), err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		all = append(all, detail)
	}
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return strings.Join(all, "\n")
}

// The cost of a page depends only on what is on the page, however long the list is.
// SQLite reads the page from an index that has the order of the list. A sort would read
// the whole list first.
func TestListsAreReadOffAnIndex(t *testing.T) {
	s, err := Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	ids, cut := []kg.ID{"actor/a", "actor/b"}, kg.Window{Limit: 11}
	after := kg.Window{Limit: 11, After: kg.Key{Sort: "a", ID: "actor/a"}}
	desc := kg.Window{Limit: 11, Order: kg.Order{Desc: true}, Before: kg.Key{Sort: "a", ID: "actor/a"}, Last: true}
	by := func(field string) kg.Window { return kg.Window{Limit: 11, Order: kg.Order{Field: field}} }
	step := func(d kg.Direction, to kg.Kind, types ...kg.Type) kg.Via {
		return kg.Via{Step: kg.Step{Dir: d, To: to, Types: types}}
	}
	root := func(k kg.Kind, where kg.Filter) kg.Via { return kg.Via{Step: kg.Step{To: k}, Where: where} }
	for want, queries := range map[string][]*query{
		"entity_kind": {
			s.expandRoot(root(kg.Provision, nil), cut),
			s.expandRoot(root(kg.Provision, nil), after), s.expandRoot(root(kg.Provision, nil), desc),
		},
		"entity_sort":     {s.expandRoot(root(kg.Any, nil), after)},
		"entity_by_date":  {s.expandRoot(root(kg.Event, nil), by("date"))},
		"entity_by_value": {s.expandRoot(root(kg.Figure, nil), by("value"))},
		"entity_by_name":  {s.expandRoot(root(kg.Actor, nil), by("name"))},
		"entity_of_category": {s.expandRoot(root(kg.Actor,
			kg.Condition{Field: "category", Op: kg.Equal, Value: "STATE"}), after)},
		"entity_of_source": {s.expandFrom(ids,
			kg.Via{Step: kg.Step{Dir: kg.In, To: kg.Evidence, Ref: "source"}}, after), s.expandFrom(ids[:1],
			kg.Via{Step: kg.Step{Dir: kg.In, To: kg.Evidence, Ref: "source"}}, after)},
		"sqlite_autoindex_relationship_1": {s.expandRoot(kg.Via{Step: kg.Step{Links: true}}, after)},
		"relationship_type_out": {
			s.expandFrom(ids, step(kg.Out, kg.Provision, kg.Contains), cut),
			s.expandFrom(ids, step(kg.Out, kg.Any, kg.Contains), desc),
		},
		"relationship_type_in": {
			s.expandFrom(ids, step(kg.In, kg.Actor, kg.Supports), cut),
			s.expandFrom(ids[:1], step(kg.In, kg.Actor, kg.Supports), cut),
			s.expandFrom(ids, step(kg.In, kg.Actor, kg.Supports), after),
		},
		"relationship_out": {
			s.expandFrom(ids, step(kg.Out, kg.Any), cut),
			s.expandFrom(ids, step(kg.Out, kg.Any, kg.Affects, kg.Obliges), after),
		},
		"relationship_in": {s.expandFrom(ids, step(kg.In, kg.Document), after)},
		"relationship_out relationship_in": {
			s.expandFrom(ids, step(kg.Both, kg.Any), cut), s.expandFrom(ids[:1], step(kg.Both, kg.Any), cut),
			s.expandFrom(ids, step(kg.Both, kg.Any, kg.Affects, kg.Obliges), desc),
		},
		"relationship_type_in relationship_type_out": {s.expandFrom(ids, step(kg.Both, kg.Provision, kg.ConflictsWith),
			after)},
	} {
		for i, q := range queries {
			got := plan(t, s, q)
			for _, index := range strings.Fields(want) {
				if !strings.Contains(got, "INDEX "+index+" (") && !strings.Contains(got+"\n", "INDEX "+index+"\n") {
					t.Errorf("%s, %d: another index:\n%s", want, i, got)
				}
			}
			if strings.Contains(got, "TEMP B-TREE") || scans(got) {
				t.Errorf("%s, %d: more is read than is on the page:\n%s\n%s", want, i, q.text.String(), got)
			}
		}
	}
}

// temporary are the steps that read what other steps of the plan found.
var temporary = []string{"SCAN u", "SCAN f"}

// scans reports whether a plan reads a whole table without an index in the order of the
// list.
func scans(plan string) bool {
	for line := range strings.Lines(plan) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "SCAN") && !strings.Contains(line, "VIRTUAL TABLE") &&
			!strings.Contains(line, "USING INDEX") && !strings.Contains(line, "USING COVERING INDEX") &&
			!slices.Contains(temporary, line) && !strings.HasPrefix(line, "SCAN (subquery") {
			return true
		}
	}
	return false
}

// Entities and relationships are found by ID and by word without a scan.
func TestLookupsUseAnIndex(t *testing.T) {
	s, err := Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	ids := []kg.ID{"actor/a"}
	where := func(f kg.Filter) *query {
		return s.expandRoot(kg.Via{Step: kg.Step{To: kg.Actor}, Where: f}, kg.Window{Limit: 9})
	}
	paths := &adjacency{Store: s, PathQuestion: kg.PathQuestion{
		Hub: 9, Where: kg.Condition{Field: "kind", Op: kg.Equal, Value: "Actor"},
	}, late: []kg.Filter{kg.Condition{Field: "status", Op: kg.Equal, Value: "x"}}}
	hubs, numbers := &adjacency{Store: s, PathQuestion: kg.PathQuestion{Hub: 9}}, []int64{1, 2}
	for i, q := range []*query{
		where(kg.Condition{Field: "id", Op: kg.Equal, Value: "x"}), where(kg.Condition{
			Field: "id", Op: kg.OneOf,
			Value: []string{"x"},
		}),
		byID(s.entities, ids), byID(s.relationships, ids), s.countTypes(ids, nil), newQuery(rowsOfSQL, "[]"),
		newQuery(s.firstText(), "[]", "[]", 9), newQuery(inOrderSQL, "[]"),
		s.count(ids, kg.Via{Step: kg.Step{Dir: kg.Both, To: kg.Any}}), newQuery(endsSQL, "[]"),
		newQuery(s.entities.stored(), "[]"), newQuery(s.relationships.stored(), "[]"), newQuery(leftSQL, "[]", "[]"),
		s.count(ids, kg.Via{Step: kg.Step{Dir: kg.In, To: kg.Evidence, Ref: "source"}}),
		paths.passable(numbers), paths.fitting(numbers), paths.adjacent(numbers, true, 9), hubs.passable(numbers),
		hubs.adjacent(numbers, false, 9),
	} {
		got := plan(t, s, q)
		if scans(got) || i < 2 && !strings.Contains(got, "entity_1 (id=?)") {
			t.Errorf("%d: everything is read:\n%s\n%s", i, q.text.String(), got)
		}
	}
}

// Questions of the same shape have the same text, for any values, and for any number of entities but one.
func TestTextsAreOfShapes(t *testing.T) {
	s := newStore()
	texts := map[string]bool{}
	for i := range 5 {
		value := fmt.Sprint("v", i)
		via := kg.Via{
			Step: kg.Step{Dir: kg.Out, To: kg.Actor, Types: []kg.Type{kg.Types()[i]}},
			Link: kg.Condition{Field: "role", Op: kg.Includes, Value: value}, Where: kg.AllOf{
				kg.Condition{Field: "name", Op: kg.OneOf, Value: make([]string, i)},
				kg.Not{Of: kg.Linked{Via: kg.Via{Step: kg.Step{Dir: kg.Both, Types: kg.Types()[:i+2]}}}},
			},
		}
		texts[s.expandFrom(make([]kg.ID, i+2), via,
			kg.Window{Limit: i, After: kg.Key{Sort: value, ID: "x"}}).text.String()] = true
	}
	if len(texts) != 1 {
		t.Errorf("one shape has %d texts", len(texts))
	}
}
