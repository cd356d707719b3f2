package load

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/seed"
)

func TestLoadTwice(t *testing.T) {
	b := validBatch(t)
	store := &countingStore{Store: new(kgtest.Memory)}
	all := len(b.Entities) + len(b.Relationships)
	wantLoad(t, store, b, Counts{Added: all})
	wantHeld(t, store, b)
	wantLoad(t, store, validBatch(t), Counts{})
	if store.puts != 1 {
		t.Errorf("%d puts, want 1", store.puts)
	}
}

// TestLoadChange loads the valid data set, edits a file, loads the result and counts the changes.
func TestLoadChange(t *testing.T) {
	tests := []struct {
		name, old, new string
		want           Counts
	}{
		{"a corrected fact", "measure: soldiers allowed", "measure: soldiers", Counts{Changed: 1}},
		{"the title of the data set", "title: A small data set", "title: A data set", Counts{}},
		{"a comment", "- id: figure/cap", "# The cap.\n- id: figure/cap", Counts{}},
		{
			"a further party", "parties: [actor/russia, actor/ukraine]",
			"parties: [actor/compiler, actor/russia, actor/ukraine]",
			Counts{Added: 1},
		},
		{"a former party", "parties: [actor/russia, actor/ukraine]", "parties: [actor/russia]", Counts{Removed: 1}},
		{
			"an added entity", "- id: event/signing",
			"- {id: event/first, name: First, evidence: [evidence/p10/title]}\n- id: event/signing",
			Counts{Added: 1},
		},
		{"a removed entity with its relationship", `- id: provision/plan/10b
  wording: So is another.
  evidence: [{source: p9, at: point 10b, says: So is another.}]
`, "", Counts{Removed: 3}}, // the third is the evidence
		// The name of a provision contains the name of its document, so it changes, too.
		{"a renamed document", "name: The Memorandum", "name: The Budapest Memorandum", Counts{Changed: 2}},
		{
			"a relationship with another end", "to: agreement/memorandum", "to: provision/memorandum/preamble",
			Counts{Added: 1, Removed: 1},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			store := &countingStore{Store: new(kgtest.Memory)}
			before := validBatch(t)
			wantLoad(t, store, before, Counts{Added: len(before.Entities) + len(before.Relationships)})
			after := edited(t, test.old, test.new)
			wantLoad(t, store, after, test.want)
			wantHeld(t, store, after)
		})
	}
}

// TestLog loads a change, and expects each thing before and after it in the log.
func TestLog(t *testing.T) {
	store := new(kgtest.Memory)
	before := validBatch(t)
	before.Day = "2025-01-01"
	first, err := Load(t.Context(), store, before)
	if err != nil || first.Before != "" || first.After != before.Meta.Revision {
		t.Fatalf("revisions %q and %q, error %v", first.Before, first.After, err)
	}
	after := edited(t, "to: agreement/memorandum", "to: provision/memorandum/preamble")
	after.Day = "2025-01-02"
	after.Entities = slices.Clone(after.Entities)
	i := slices.IndexFunc(after.Entities, func(e kg.Entity) bool { return e.ID == "figure/cap" })
	after.Entities[i] = after.Entities[i].Clone()
	after.Entities[i].Fields["unit"] = "soldiers"
	why := kg.ChangelogEntry{Date: "2026-01-02", Kind: "CORRECTED", Summary: "The unit.", IDs: []kg.ID{"figure/cap"}}
	after.Meta.Changelog = append([]kg.ChangelogEntry{why}, after.Meta.Changelog...)
	kg.Complete(&after)
	d, err := Load(t.Context(), store, after)
	if err != nil || d.Before != before.Meta.Revision || d.After != after.Meta.Revision {
		t.Fatalf("revisions %q and %q, error %v", d.Before, d.After, err)
	}
	log, err := store.Changes(t.Context(), kg.ChangeQuestion{Limit: 99})
	if err != nil || len(log) != 5 {
		t.Fatalf("%d entries, error %v, want the first, 3 things and the data set", len(log), err)
	}
	if c := log[0]; c.ID != kg.Root || c.After != first.After || c.Day != "2025-01-01" || len(c.Why) > 0 {
		t.Errorf("first: %+v", c)
	}
	for _, c := range log[1:] {
		if c.Before != d.Before || c.After != d.After || c.Day != "2025-01-02" {
			t.Errorf("%s: from %q to %q on %q", c.ID, c.Before, c.After, c.Day)
		}
	}
	if c := log[1]; c.Was.Entity.Text("unit") != "people" || c.Is.Entity.Text("unit") != "soldiers" ||
		len(c.Why) != 1 || c.Why[0].Summary != "The unit." {
		t.Errorf("entity: %+v", c)
	}
	const from = "relationship/conflicts-with/provision/plan/10a/"
	if c := log[2]; c.ID != from+"agreement/memorandum" || c.Is.Exists() ||
		c.Was.Relationship.To != "agreement/memorandum" || len(c.Why) > 0 {
		t.Errorf("removed: %+v", c)
	}
	if c := log[3]; c.ID != from+"provision/memorandum/preamble" || c.Was.Exists() || !c.Is.Exists() {
		t.Errorf("added: %+v", c)
	}
	if c := log[4]; c.ID != kg.Root || len(c.Why) != 1 || len(c.Is.Meta.Changelog) != 1 {
		t.Errorf("data set: %+v", c)
	}
}

// TestLogInParts loads a change with a few things at a time. The log has the reasons, and the revision comes last.
func TestLogInParts(t *testing.T) {
	before, after := validBatch(t), edited(t, "name: The Memorandum", "name: The Budapest Memorandum")
	why := kg.ChangelogEntry{Date: "2026-01-02", Kind: "CORRECTED", Summary: "The name.", IDs: []kg.ID{"agreement/memorandum"}}
	after.Meta.Changelog = append([]kg.ChangelogEntry{why}, after.Meta.Changelog...)
	kg.Complete(&after)
	store := &countingStore{Store: new(kgtest.Memory)}
	wantLoad(t, store, before, Counts{Added: len(before.Entities) + len(before.Relationships)})
	store.puts, store.fail = 0, 2
	if _, err := load(t.Context(), store, after, 1); !errors.Is(err, kg.ErrUnavailable) {
		t.Fatalf("the second part: %v, want that it fails", err)
	}
	if _, err := load(t.Context(), store, after, 1); err != nil {
		t.Fatal(err)
	}
	wantHeld(t, store, after)
	log, err := store.Changes(t.Context(), kg.ChangeQuestion{Limit: 99})
	if err != nil {
		t.Fatal(err)
	}
	wantChains(t, log)
	var reasons []kg.ID
	for _, c := range log {
		for _, e := range c.Why {
			if e.Summary == why.Summary {
				reasons = append(reasons, c.ID)
			}
		}
		// The second load has two things left, the clause and the meta, which are one part.
		if want := []string{before.Meta.Revision, "", "", after.Meta.Revision, after.Meta.Revision}; c.After != want[c.Number-1] {
			t.Errorf("entry %d of %d leads to revision %q, want %q", c.Number, len(log), c.After, want[c.Number-1])
		}
	}
	if want := []kg.ID{"agreement/memorandum", kg.Root, kg.Root}; !slices.Equal(reasons, want) {
		t.Errorf("the reason is in the entries about %q, want %q", reasons, want)
	}
}

// TestConflict has another loader change the store between the reading and the writing of a load.
func TestConflict(t *testing.T) {
	store := &racedStore{Store: new(kgtest.Memory), other: edited(t, "name: The Memorandum", "name: Another Memorandum")}
	want, third := validBatch(t), edited(t, "name: The Memorandum", "name: A third Memorandum")
	for races := range attempts + 1 {
		if err := store.Store.Put(t.Context(), third); err != nil {
			t.Fatal(err)
		}
		store.races, store.n = races, 0
		d, err := Load(t.Context(), store, want)
		if lost := races >= attempts; lost != errors.Is(err, kg.ErrConflict) || !lost && err != nil {
			t.Fatalf("%d races: %v", races, err)
		}
		if races < attempts {
			wantHeld(t, store, want)
			if races > 0 && d.Before != store.other.Meta.Revision {
				t.Errorf("%d races: the revision before was %q, want the one of the other loader", races, d.Before)
			}
		}
	}
	log, err := store.Changes(t.Context(), kg.ChangeQuestion{Limit: 9999})
	if err != nil {
		t.Fatal(err)
	}
	wantChains(t, log)
}

// wantChains checks that each thing was what it became before, and that the revisions follow each other.
func wantChains(t *testing.T, log []kg.Change) {
	t.Helper()
	is, revision := map[kg.ID]kg.Change{}, ""
	for i, c := range log {
		if c.Number != int64(i)+1 || c.Before != revision {
			t.Errorf("entry %d has number %d, and revision %q before it, want %q", i, c.Number, c.Before, revision)
		}
		if last, ok := is[c.ID]; ok && c.ID != kg.Root && !cmp.Equal(last.Is, c.Was) {
			t.Errorf("%s was not what it had become:\n%s", c.ID, cmp.Diff(last.Is, c.Was))
		}
		is[c.ID] = c
		if c.ID == kg.Root {
			revision = c.After
		}
	}
}

// A racedStore puts another data set before each of the first Puts.
type racedStore struct {
	kg.Store
	other    kg.Batch
	races, n int
}

func (r *racedStore) Put(ctx context.Context, b kg.Batch) error {
	if r.n < r.races {
		r.n++
		if err := r.Store.Put(ctx, r.other); err != nil {
			return err
		}
	}
	return r.Store.Put(ctx, b)
}

// TestLoadInParts loads, changes and empties a store with a few things at a time.
func TestLoadInParts(t *testing.T) {
	first, then := validBatch(t), edited(t, "to: agreement/memorandum", "to: provision/memorandum/preamble")
	x := kg.Entity{ID: "actor/x", Kind: kg.Actor, Name: "X", Fields: map[string]any{}}
	one := kg.Batch{Entities: []kg.Entity{x}, Meta: &kg.Meta{Title: "One"}}
	kg.Complete(&one)
	for _, most := range []int{1, 2, 7, 1000} {
		store := &countingStore{Store: new(kgtest.Memory)}
		for _, b := range []kg.Batch{first, then, one, first} {
			if _, err := load(t.Context(), store, b, most); err != nil {
				t.Fatalf("at most %d at once: %v", most, err)
			}
			wantHeld(t, store, b)
		}
		if store.most > most {
			t.Errorf("%d things put at once, want at most %d", store.most, most)
		}
	}
}

// TestLoadAgain makes each put of a load fail in turn, after which the store has no revision. When the same load then
// succeeds, the store holds the new data set.
func TestLoadAgain(t *testing.T) {
	before, after := validBatch(t), edited(t, "name: The Memorandum", "name: The Budapest Memorandum")
	for fail := 1; ; fail++ {
		store := &countingStore{Store: new(kgtest.Memory)}
		wantLoad(t, store, before, Counts{Added: len(before.Entities) + len(before.Relationships)})
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
		wantHeld(t, store, after)
	}
}

// validBatch returns the valid data set from the tests of package seed.
func validBatch(t *testing.T) kg.Batch { return edited(t, "title:", "title:") }

// edited returns the valid data set with one text in it replaced.
func edited(t *testing.T, from, to string) kg.Batch {
	t.Helper()
	archive, err := txtar.ParseFile("../../seed/testdata/right.txtar")
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for i := range archive.Files {
		f := &archive.Files[i]
		found = found || bytes.Contains(f.Data, []byte(from))
		f.Data = bytes.ReplaceAll(f.Data, []byte(from), []byte(to))
	}
	if !found {
		t.Fatalf("nothing says %q", from)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	b, err := seed.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func wantLoad(t *testing.T, store kg.Store, b kg.Batch, want Counts) {
	t.Helper()
	got, err := Load(t.Context(), store, b)
	if err != nil || got.Counts != want {
		t.Errorf("got %+v, error %v, want %+v", got.Counts, err, want)
	}
}

// wantHeld checks that the store holds b and nothing else.
func wantHeld(t *testing.T, store kg.Store, b kg.Batch) {
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
		t.Errorf("the store holds %d things, error %v, want the %d of the data set", len(got), err, len(want))
	}
	meta, err := store.Meta(t.Context())
	if err != nil || meta.Revision != b.Meta.Revision {
		t.Errorf("revision %q, error %v, want %q", meta.Revision, err, b.Meta.Revision)
	}
}

// A countingStore counts the puts, and the most things in one put. It can fail.
type countingStore struct {
	kg.Store
	puts, most int
	fail       int // the number of the put that fails; 0: none
}

func (c *countingStore) Put(ctx context.Context, b kg.Batch) error {
	c.puts++
	c.most = max(c.most, len(b.Remove)+len(b.Entities)+len(b.Relationships))
	if c.puts == c.fail {
		return kg.ErrUnavailable
	}
	return c.Store.Put(ctx, b)
}
