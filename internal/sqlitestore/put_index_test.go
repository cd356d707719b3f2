package sqlitestore

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

// many returns a batch of bulk actors. Each of them is a member of the first one.
func many() (b kg.Batch) {
	for i := range bulk {
		id := kg.ID(fmt.Sprintf("actor/a%d", i))
		b.Entities = append(b.Entities, kg.Entity{ID: id, Kind: kg.Actor, Name: "a", Fields: map[string]any{}})
		b.Relationships = append(b.Relationships, kg.Relationship{
			ID: kg.ID(fmt.Sprint("relationship/r", i)), Type: kg.MemberOf, From: id, To: "actor/a0", Fields: map[string]any{},
		})
	}
	kg.Complete(&b)
	return b
}

// TestIndexesOfALoad puts a data set into a new file, all at once and in parts. In the end there are the same indexes as
// in an empty store. They are absent only between parts that add things.
func TestIndexesOfALoad(t *testing.T) {
	all := many()
	unfinished, finished := new(kg.Meta), &kg.Meta{Revision: "r"}
	first := kg.Batch{Entities: all.Entities, Meta: unfinished}
	rest := kg.Batch{Relationships: all.Relationships}
	renamed := kg.Batch{Entities: []kg.Entity{{ID: "actor/a0", Kind: kg.Actor, Name: "b"}}}
	for name, test := range map[string]struct {
		puts   []kg.Batch
		absent bool
	}{
		"at once":              {puts: []kg.Batch{{Entities: all.Entities, Relationships: all.Relationships, Meta: finished}}},
		"without a data set":   {puts: []kg.Batch{{Entities: all.Entities, Relationships: all.Relationships}}},
		"one part":             {puts: []kg.Batch{first}, absent: true},
		"two parts":            {puts: []kg.Batch{first, rest}, absent: true},
		"all parts":            {puts: []kg.Batch{first, rest, {Meta: finished}}},
		"the last part":        {puts: []kg.Batch{first, {Relationships: all.Relationships, Meta: finished}}},
		"the same part again":  {puts: []kg.Batch{first, first}},
		"something is renamed": {puts: []kg.Batch{first, renamed}},
		"something is removed": {puts: []kg.Batch{first, {Remove: []kg.ID{"actor/a1"}}}},
		"after a load":         {puts: []kg.Batch{{Entities: all.Entities[:1]}, first}},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "graph.db")
			s := openFile(t, path)
			want := indexesOf(t, s)
			for i, b := range test.puts {
				if err := s.Put(t.Context(), b); err != nil {
					t.Fatal(i, err)
				}
				s = openFile(t, path) // a load may be finished by another program
			}
			if test.absent {
				want = nil
			}
			if diff := cmp.Diff(want, indexesOf(t, s)); diff != "" {
				t.Errorf("the indexes (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAnswersWithoutIndexes asks the same questions before and after the indexes are created.
func TestAnswersWithoutIndexes(t *testing.T) {
	all := many()
	s := openFile(t, filepath.Join(t.TempDir(), "graph.db"))
	answers := func() (got []any) {
		for _, via := range []kg.Via{
			{Step: kg.Step{Dir: kg.In, Types: []kg.Type{kg.MemberOf}}},
			{Step: kg.EitherWay(kg.Any)},
			{Step: kg.Step{Dir: kg.Out, To: kg.Actor}},
		} {
			hops, err := s.Expand(t.Context(), []kg.ID{"actor/a0", "actor/a7"}, via, kg.Window{Limit: 20})
			if err != nil || len(hops) == 0 {
				t.Fatal(hops, err)
			}
			got = append(got, hops)
		}
		list, err := s.Expand(t.Context(), []kg.ID{kg.Root}, kg.Via{Step: kg.Step{To: kg.Actor}},
			kg.Window{Limit: 20, Order: kg.Order{Field: "name", Desc: true}})
		if err != nil || len(list[kg.Root]) != 20 {
			t.Fatal(list, err)
		}
		return append(got, list)
	}
	b := kg.Batch{Entities: all.Entities, Relationships: all.Relationships, Meta: new(kg.Meta)}
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	before := answers()
	if err := s.Put(t.Context(), kg.Batch{Meta: &kg.Meta{Revision: "r"}}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, answers()); diff != "" {
		t.Errorf("with indexes (-before +after):\n%s", diff)
	}
}

// openFile returns the store in a file, which the test closes.
func openFile(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(t.Context()) })
	return s
}

// indexesOf returns the indexes that wait for the end of a load, with their statistics.
func indexesOf(t *testing.T, s *Store) (all []string) {
	t.Helper()
	q := newQuery("SELECT name || ': ' || sql || ' ' || stat FROM sqlite_schema JOIN sqlite_stat1 ON idx = name" +
		" WHERE name IN (" + indexNamesSQL + ") ORDER BY name")
	err := s.read.each(t.Context(), q, func(rows *sql.Rows) error {
		var one string
		err := rows.Scan(&one)
		all = append(all, one)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
