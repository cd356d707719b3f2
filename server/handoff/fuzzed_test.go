package handoff

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
)

// fuzzedTexts is how many names and notes are made up besides traps.
const fuzzedTexts = 80

// fuzzedNames returns names and notes with everything that programs take for something else: formula signs, control
// characters, quotation marks, line breaks, signs for the direction of text, and emoji.
func fuzzedNames() []string {
	pieces := append(slices.Clone(traps), "=", "+", "-", "@", "'", `"`, "“", "\n", "\t", "\r", "\x00", "\x1b", "\x7f", "\u0085",
		"\u200f", "\u202e", "\u2066", "\u2069", "\ufeff", "\ufffe", "\uffff", "👩‍👩‍👧", "🇺🇦", "é", "e\u0301", "Ґ", " ", "  ", ";", ",", "|", "\\", "<",
		"&amp;", "]]>", "<!--", "-->", "${", "}}", "{{", "_x0041_", "#35;", "%%", "$$", "//", "/*", "NA", "NULL", "None", "true", "0x1F", "1/2")
	r := rand.New(rand.NewPCG(16, 2025))
	all := append(slices.Clone(traps), "_x0041_", "ﬂ°°34¶ß", "ﬂ°quot¶ß", "¶ß", "&quot;", "#quot;", "`", "*b*", "claimed by nobody", "end")
	for range fuzzedTexts {
		var b strings.Builder
		for range 1 + r.IntN(5) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		all = append(all, b.String())
	}
	return all
}

// fuzzedBatch returns the data set of testdata/small.txtar with fuzzed names and notes: for each text an actor with it as
// its name, and a claim with it as its note. It leaves out what the check of data sets refuses, and returns these texts.
func fuzzedBatch(t testing.TB) (b kg.Batch, refused []string) {
	t.Helper()
	b = smallBatch(t)
	actor := b.Entities[slices.IndexFunc(b.Entities, func(e kg.Entity) bool { return e.ID == "actor/signs" })]
	claim := b.Relationships[slices.IndexFunc(b.Relationships, func(r kg.Relationship) bool { return r.From == actor.ID && r.Type == kg.Claims })]
	for i, text := range fuzzedNames() {
		e, r := actor, claim
		e.ID, e.Name, e.Fields = kg.ID(fmt.Sprintf("actor/fuzzed-%d", i)), text, maps.Clone(actor.Fields)
		r.ID, r.From, r.Fields = kg.ID(fmt.Sprintf("relationship/claims/actor/fuzzed-%d/territory/cape", i)), e.ID, maps.Clone(claim.Fields)
		r.Fields["note"] = text
		if isRefused(e, r) {
			e.Name = fmt.Sprint("Plain ", i) // a note may have lines
			if isRefused(e, r) {
				refused = append(refused, text)
				continue
			}
		}
		b.Entities, b.Relationships = append(b.Entities, e), append(b.Relationships, r)
	}
	kg.Complete(&b)
	return b, refused
}

// isRefused reports whether the check of data sets refuses the texts of an entity or a relationship.
func isRefused(e kg.Entity, r kg.Relationship) bool {
	problems := kg.Check(kg.Batch{Entities: []kg.Entity{e}, Relationships: []kg.Relationship{r}})
	return slices.ContainsFunc(problems, func(p kg.Problem) bool { return p.Field == "name" || p.Field == "note" })
}

// fuzzedFiles returns the formats over the data set with fuzzed names and notes.
func fuzzedFiles(t testing.TB) http.Handler {
	t.Helper()
	store, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(t.Context()) })
	b, _ := fuzzedBatch(t)
	if _, err := load.Load(t.Context(), store, b); err != nil {
		t.Fatal(err)
	}
	return over(graph.NewHandler(query.New(store), graph.Options{}))
}

// TestWhatIsRefused checks that the check of data sets refuses exactly the texts that some format cannot have, and texts
// with two spaces or spaces at their ends: what is not refused has to come back.
func TestWhatIsRefused(t *testing.T) {
	b, refused := fuzzedBatch(t)
	if len(refused) < 10 || len(b.Relationships) < 60 {
		t.Errorf("%d texts are refused, and %d relationships are there", len(refused), len(b.Relationships))
	}
	unreadable := func(r rune) bool {
		return unicode.IsControl(r) && r != '\n' || r == '\ufffe' || r == '\uffff' || r == '\ufeff'
	}
	for _, text := range refused {
		if !strings.ContainsFunc(text, unreadable) && strings.Join(strings.Fields(text), " ") == text {
			t.Errorf("%q is refused", text)
		}
	}
	for _, r := range b.Relationships {
		if note, _ := r.Fields["note"].(string); strings.ContainsFunc(note, unreadable) {
			t.Errorf("%q is not refused", note)
		}
	}
}
