package seed

import (
	"strings"
	"testing"
	"testing/fstest"

	"accordgraph/internal/kg"

	"github.com/google/go-cmp/cmp"
)

// TestBundledHistory follows the history of the bundled data. It begins with the whole of a revision, each thing was what
// it had become, and it ends at the bundled data.
func TestBundledHistory(t *testing.T) {
	b := bundled(t)
	all, err := History(Bundled(), b)
	if err != nil {
		t.Fatal(err)
	}
	_, last, err := replay(Bundled())
	if err != nil {
		t.Fatal(err)
	}
	is, touched, revision, revisions := digests(last), map[kg.ID]kg.Thing{}, "", 0
	for _, c := range all {
		if was, ok := touched[c.ID]; ok && c.ID != kg.Root && !cmp.Equal(was, c.Was) {
			t.Errorf("%s was not what it had become: %s", c.ID, cmp.Diff(was, c.Was))
		}
		if c.Before != revision {
			t.Fatalf("%s: the revision before is %s, want %s", c.ID, c.Before, revision)
		}
		if touched[c.ID] = c.Is; c.ID == kg.Root {
			revision, revisions = c.After, revisions+1
		}
	}
	if revision != b.Meta.Revision || revisions < 2 {
		t.Errorf("the history has %d revisions and ends at %s, want %s", revisions, revision, b.Meta.Revision)
	}
	for id, c := range touched {
		delete(is, id)
		if c.Exists() && id != kg.Root {
			is[id] = digestOf(c)
		}
	}
	want := kg.Held{Entities: map[kg.ID]kg.Entity{}, Relationships: map[kg.ID]kg.Relationship{}}
	apply(&want, b)
	if diff := cmp.Diff(digests(want), is); diff != "" {
		t.Errorf("the history does not end at the bundled data: (-data +history)\n%.2000s", diff)
	}
	t.Logf("%d revisions, %d changes", revisions, len(all))
}

func digestOf(t kg.Thing) string {
	if t.Entity != nil {
		return t.Entity.Digest
	}
	return t.Relationship.Digest
}

// TestHistory writes two revisions of a small data set and edits it once more.
func TestHistory(t *testing.T) {
	first := edited(t, "measure: soldiers allowed", "measure: soldiers allowed")
	second := edited(t, "measure: soldiers allowed", "measure: soldiers")
	third := edited(t, "measure: soldiers allowed", "measure: men")
	files := fstest.MapFS{}
	add := func(b kg.Batch, day, want string) {
		t.Helper()
		name, content, err := WriteRevision(files, b, day)
		if err != nil || name != want {
			t.Fatalf("%s: file %q, %v, want %s", day, name, err, want)
		}
		files[name] = &fstest.MapFile{Data: content}
	}
	if none, err := History(files, first); err != nil || none != nil {
		t.Fatalf("without a history: %v, %v", none, err)
	}
	add(first, "2025-01-01", "history/0001-2025-01-01.jsonl.gz")
	add(second, "2025-02-01", "history/0002-2025-02-01.jsonl.gz")
	for _, day := range []string{"2025-03", "2025-03-01"} { // not a day; a revision that is there already
		if _, _, err := WriteRevision(files, second, day); err == nil {
			t.Errorf("%s: the second revision was accepted again", day)
		}
	}
	type change struct{ ID, Before, After, Day string }
	r1, r2, r3 := first.Meta.Revision, second.Meta.Revision, third.Meta.Revision
	published := []change{
		{"", "", r1, "2025-01-01"},
		{"figure/cap", r1, r2, "2025-02-01"},
		{"", r1, r2, "2025-02-01"},
	}
	rest := []change{{"figure/cap", r2, r3, ""}, {"", r2, r3, ""}}
	for _, test := range []struct {
		what string
		b    kg.Batch
		want []change
	}{{"the last revision", second, published}, {"an edited one", third, append(published, rest...)}} {
		all, err := History(files, test.b)
		if err != nil {
			t.Fatal(err)
		}
		var got []change
		for _, c := range all {
			got = append(got, change{string(c.ID), c.Before, c.After, c.Day})
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.what, diff)
		}
	}
	all, err := History(files, third)
	if err != nil || all[1].Was.Entity.Text("measure") != "soldiers allowed" || all[1].Is.Entity.Text("measure") != "soldiers" {
		t.Errorf("the second revision: %+v, %v", all[1], err)
	}
	files["history/0002-2025-02-01.jsonl.gz"] = files["history/0001-2025-01-01.jsonl.gz"]
	if _, err := Read(files); err == nil || strings.Contains(err.Error(), "history") {
		t.Errorf("Read of the history alone: %v, want mistakes about other files", err)
	}
	delete(files, "history/0001-2025-01-01.jsonl.gz")
	files["history/0003-2025-03-01.jsonl.gz"] = &fstest.MapFile{Data: []byte("no gzip")}
	if _, err := History(files, third); err == nil || !strings.Contains(err.Error(), "0003") {
		t.Errorf("a broken file: %v, want an error that names it", err)
	}
}

// A file whose things are not the ones that its header counts is refused.
func TestHistoryIsChecked(t *testing.T) {
	b := edited(t, "title:", "title:")
	files := fstest.MapFS{}
	name, content, err := WriteRevision(files, b, "2025-01-01")
	if err != nil {
		t.Fatal(err)
	}
	files[name] = &fstest.MapFile{Data: content}
	other := b
	other.Meta = &kg.Meta{Revision: "other"}
	other.Entities = b.Entities[:len(b.Entities)-1]
	next, content, err := WriteRevision(files, other, "2025-01-02")
	if err != nil {
		t.Fatal(err)
	}
	files[next] = &fstest.MapFile{Data: content}
	if _, err := History(files, b); err != nil {
		t.Errorf("both files: %v", err)
	}
	delete(files, name) // the second file says what differs from the first one
	if _, err := History(files, b); err == nil || !strings.Contains(err.Error(), next) {
		t.Errorf("without the first file: %v, want an error that names the second", err)
	}
}
