package past_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/past"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
)

// open returns an empty store.
func open(t testing.TB) kg.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

// loaded loads a data set of actors, which are "id=name", and returns its revision.
func loaded(t testing.TB, s kg.Store, actors ...[2]string) string {
	t.Helper()
	b := kg.Batch{Meta: &kg.Meta{Title: "Actors", Changelog: []kg.ChangelogEntry{{Date: "2025-01-01", Kind: "ADDED", Summary: fmt.Sprint(actors)}}}}
	for _, a := range actors {
		b.Entities = append(b.Entities, kg.Entity{ID: kg.ID("actor/" + a[0]), Kind: kg.Actor, Name: a[1], Fields: map[string]any{}})
	}
	for i := 1; i < len(b.Entities); i++ {
		from, to := b.Entities[i-1].ID, b.Entities[i].ID
		b.Relationships = append(b.Relationships, kg.Relationship{
			ID: kg.RelationshipID(kg.MemberOf, from, to, ""), Type: kg.MemberOf, From: from, To: to, Fields: map[string]any{"status": "STATED"},
		})
	}
	kg.Complete(&b)
	if _, err := load.Load(t.Context(), s, b); err != nil {
		t.Fatal(err)
	}
	return b.Meta.Revision
}

// contents returns all that a store holds.
func contents(t testing.TB, s kg.Store) kg.Batch {
	t.Helper()
	m, err := s.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := past.Read(t.Context(), s, m.Revision)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestRead loads data sets one after another, and reads each again at the end.
func TestRead(t *testing.T) {
	s := open(t)
	want := map[string]kg.Batch{}
	var order []string
	for _, actors := range [][][2]string{
		{{"a", "Ada"}, {"b", "Bob"}},
		{{"a", "Ada"}, {"b", "Bobby"}},
		{{"a", "Ada"}},
		{{"a", "Ada"}, {"c", "Cleo"}, {"d", "Dan"}},
		{{"a", "Ada"}, {"b", "Bob"}}, // as at first
		{{"d", "Dan"}, {"a", "Ada"}},
	} {
		revision := loaded(t, s, actors...)
		order = append(order, revision)
		want[revision] = contents(t, s)
	}
	if len(want) != 5 {
		t.Fatalf("there are %d revisions, want 5", len(want))
	}
	for _, revision := range order {
		got, err := past.Read(t.Context(), s, revision[:12])
		if diff := cmp.Diff(want[revision], got, cmpopts.EquateEmpty()); diff != "" || err != nil {
			t.Errorf("revision %s: %v (-want +got)\n%s", revision, err, diff)
		}
	}
	for _, unknown := range []string{"0123456789ab", "x"} {
		if _, err := past.Read(t.Context(), s, unknown); !errors.Is(err, past.ErrNeverHeld) {
			t.Errorf("revision %s: %v, want ErrNeverHeld", unknown, err)
		}
	}
}

// TestReadEmpty checks that a store without a log never held anything.
func TestReadEmpty(t *testing.T) {
	if _, err := past.Read(t.Context(), open(t), ""); !errors.Is(err, past.ErrNeverHeld) {
		t.Errorf("%v, want ErrNeverHeld", err)
	}
}

// reloading is a store that is loaded after its digests were read, a number of times.
type reloading struct {
	kg.Store
	t     *testing.T
	times int
}

func (r *reloading) Digests(ctx context.Context) (map[kg.ID]string, error) {
	all, err := r.Store.Digests(ctx)
	if r.times > 0 {
		r.times--
		loaded(r.t, r.Store, [2]string{"x", fmt.Sprint(r.times)})
	}
	return all, err
}

// TestReadDuringLoads checks that a load meanwhile is noticed.
func TestReadDuringLoads(t *testing.T) {
	for times, want := range map[int]error{0: nil, 1: nil, 2: nil, 3: kg.ErrConflict} {
		s := &reloading{open(t), t, 0}
		revision := loaded(t, s, [2]string{"a", "Ada"})
		wanted := contents(t, s.Store)
		s.times = times
		got, err := past.Read(t.Context(), s, revision)
		if !errors.Is(err, want) || err == nil && !cmp.Equal(wanted, got, cmpopts.EquateEmpty()) {
			t.Errorf("with %d loads meanwhile: %v, want %v", times, err, want)
		}
	}
}

// BenchmarkRead measures reading the bundled data set as it was before all sources changed, and putting it into a store
// in memory.
func BenchmarkRead(b *testing.B) {
	set, err := seed.Read(seed.Bundled())
	if err != nil {
		b.Fatal(err)
	}
	s := open(b)
	if _, err := load.Load(b.Context(), s, set); err != nil {
		b.Fatal(err)
	}
	first := set.Meta.Revision
	for i := range set.Entities {
		if set.Entities[i].Kind == kg.Source {
			set.Entities[i].Name += "!"
		}
	}
	kg.Complete(&set)
	if _, err := load.Load(b.Context(), s, set); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		then, err := past.Read(b.Context(), s, first)
		if err != nil {
			b.Fatal(err)
		}
		to, err := sqlitestore.Open(b.Context(), ":memory:")
		if err != nil {
			b.Fatal(err)
		}
		if err := to.Put(b.Context(), then); err != nil {
			b.Fatal(err)
		}
		to.Close(b.Context())
	}
}
