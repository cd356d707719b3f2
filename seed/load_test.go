package seed

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
)

func TestLoadTwice(t *testing.T) {
	b := right(t)
	store := &counted{Store: new(kgtest.Memory)}
	all := len(b.Entities) + len(b.Relationships)
	wantLoad(t, store, b, Change{Added: all})
	wantKept(t, store, b)
	wantLoad(t, store, right(t), Change{})
	if store.puts != 1 {
		t.Errorf("%d puts, want 1", store.puts)
	}
}

// TestLoadChange loads the right data set, edits it, and says what of it differs.
func TestLoadChange(t *testing.T) {
	tests := []struct {
		name, old, new string
		want           Change
	}{
		{"a corrected fact", "measure: soldiers allowed", "measure: soldiers", Change{Changed: 1}},
		{"the title of the data set", "title: A small data set", "title: A data set", Change{}},
		{"a comment", "- id: figure/cap", "# The cap.\n- id: figure/cap", Change{}},
		{"a further party", "parties: [actor/russia, actor/ukraine]", "parties: [actor/compiler, actor/russia, actor/ukraine]", Change{Added: 1}},
		{"a former party", "parties: [actor/russia, actor/ukraine]", "parties: [actor/russia]", Change{Removed: 1}},
		{"an added entity", "- id: event/signing", "- {id: event/first, name: First, evidence: [evidence/p10/title]}\n- id: event/signing", Change{Added: 1}},
		{"a removed entity with its relationship", `- id: provision/plan/10b
  wording: So is another.
  evidence: [{source: p9, at: point 10b, says: So is another.}]
`, "", Change{Removed: 3}}, // and the evidence
		{"a renamed document", "name: The Memorandum", "name: The Budapest Memorandum", Change{Changed: 2}}, // and its provision
		{"a relationship with another end", "to: agreement/memorandum", "to: provision/memorandum/preamble", Change{Added: 1, Removed: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			store := &counted{Store: new(kgtest.Memory)}
			before := right(t)
			wantLoad(t, store, before, Change{Added: len(before.Entities) + len(before.Relationships)})
			after := edited(t, test.old, test.new)
			wantLoad(t, store, after, test.want)
			wantKept(t, store, after)
		})
	}
}

// TestLoadInStretches loads, changes and empties a store a few things at a time.
func TestLoadInStretches(t *testing.T) {
	first, then := right(t), edited(t, "to: agreement/memorandum", "to: provision/memorandum/preamble")
	one := kg.Batch{Entities: []kg.Entity{{ID: "actor/x", Kind: kg.Actor, Name: "X", Fields: map[string]any{}}}, Meta: &kg.Meta{Title: "One"}}
	kg.Complete(&one)
	for _, most := range []int{1, 2, 7, 1000} {
		store := &counted{Store: new(kgtest.Memory)}
		for _, b := range []kg.Batch{first, then, one, first} {
			if _, err := load(t.Context(), store, b, most); err != nil {
				t.Fatalf("at most %d at once: %v", most, err)
			}
			wantKept(t, store, b)
		}
		if store.most > most {
			t.Errorf("%d things put at once, want at most %d", store.most, most)
		}
	}
}

// TestLoadGoesOn lets each put of a load fail in turn. Until a load has gone
// through, the store claims neither revision; then it holds the new data set.
func TestLoadGoesOn(t *testing.T) {
	before, after := right(t), edited(t, "name: The Memorandum", "name: The Budapest Memorandum")
	for fail := 1; ; fail++ {
		store := &counted{Store: new(kgtest.Memory)}
		wantLoad(t, store, before, Change{Added: len(before.Entities) + len(before.Relationships)})
		store.puts, store.fail = 0, fail
		_, err := load(t.Context(), store, after, 1)
		if err == nil {
			return
		}
		if !errors.Is(err, kg.ErrUnavailable) {
			t.Fatalf("put %d fails: got %v, want ErrUnavailable", fail, err)
		}
		meta, err := store.Meta(t.Context())
		if err != nil || fail > 1 && meta.Revision != "" {
			t.Errorf("put %d failed: revision %q, error %v, want none", fail, meta.Revision, err)
		}
		if _, err := load(t.Context(), store, after, 1); err != nil {
			t.Fatal(err)
		}
		wantKept(t, store, after)
	}
}

// edited returns the right data set with a text in it replaced.
func edited(t *testing.T, from, to string) kg.Batch {
	t.Helper()
	archive, found := parse(t, "testdata/right.txtar"), false
	for i := range archive.Files {
		f := &archive.Files[i]
		found = found || bytes.Contains(f.Data, []byte(from))
		f.Data = bytes.ReplaceAll(f.Data, []byte(from), []byte(to))
	}
	if !found {
		t.Fatalf("nothing says %q", from)
	}
	b, err := Read(filesOf(t, archive))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func wantLoad(t *testing.T, store kg.Store, b kg.Batch, want Change) {
	t.Helper()
	got, err := Load(t.Context(), store, b)
	if err != nil || got != want {
		t.Errorf("got %+v, error %v, want %+v", got, err, want)
	}
}

// wantKept says whether the store holds b and nothing else.
func wantKept(t *testing.T, store kg.Store, b kg.Batch) {
	t.Helper()
	want := map[kg.ID]string{}
	for _, e := range b.Entities {
		want[e.ID] = e.Digest
	}
	for _, r := range b.Relationships {
		want[r.ID] = r.Digest
	}
	got, err := store.Digests(t.Context())
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("%d things are kept, error %v, want the %d of the data set", len(got), err, len(want))
	}
	meta, err := store.Meta(t.Context())
	if err != nil || meta.Revision != b.Meta.Revision {
		t.Errorf("revision %q, error %v, want %q", meta.Revision, err, b.Meta.Revision)
	}
}

// A counted store counts what is put, and can fail.
type counted struct {
	kg.Store
	puts, most int
	fail       int // the put that fails, from 1; 0 if none
}

func (c *counted) Put(ctx context.Context, b kg.Batch) error {
	c.puts++
	c.most = max(c.most, len(b.Remove)+len(b.Entities)+len(b.Relationships))
	if c.puts == c.fail {
		return kg.ErrUnavailable
	}
	return c.Store.Put(ctx, b)
}
