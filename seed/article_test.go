package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"accordgraph/internal/kg"
)

// run is how many words in a row make a sentence somebody else's.
const run = 8

// TestSentencesAreOurs compares every text of the data, but for quotes of a named
// speaker and titles, with the article that the project began with. What is kept
// of the article is the hashes of its runs of eight words, not its text.
func TestSentencesAreOurs(t *testing.T) {
	theirs, b := articleRuns(t), bundled(t)
	n := 0
	check := func(id kg.ID, texts []string) {
		n += len(texts)
		for _, text := range texts {
			for _, words := range theirs.in(text) {
				t.Errorf("%s has words of the article: %s", id, words)
			}
		}
	}
	check("dataset.yaml", []string{b.Meta.Title, b.Meta.Description})
	for _, e := range b.Entities {
		texts := ourTexts(kg.EntityFields(e.Kind), e.Text, e.Texts)
		if e.Kind != kg.Source && e.Kind != kg.Evidence { // those are called by their titles
			texts = append(texts, e.Name)
		}
		check(e.ID, texts)
	}
	for _, r := range b.Relationships {
		check(r.ID, ourTexts(kg.RelationshipFields(), r.Text, r.Texts))
	}
	for _, c := range b.Meta.Changelog {
		check("changelog.yaml", []string{c.Summary, c.Reason})
	}
	if least := len(b.Entities) + len(b.Relationships); n < least {
		t.Errorf("only %d texts were compared, of %d things", n, least)
	}
}

// TestArticleIsFound: the test above can fail. The words of Zelenskyy that the
// data quotes are in the article, and would be found if they were not a quote.
func TestArticleIsFound(t *testing.T) {
	theirs := articleRuns(t)
	i := slices.IndexFunc(bundled(t).Entities, func(e kg.Entity) bool { return e.ID == "objection/zelenskyy-on-dignity" })
	quote := bundled(t).Entities[i].Text("quote")
	if got, want := len(theirs.in(quote)), len(wordsOf(quote))-run+1; got != want || want < 1 {
		t.Errorf("%d runs of %q are found in the article, want all %d", got, quote, want)
	}
	for _, f := range ourTexts(kg.EntityFields(kg.Objection), bundled(t).Entities[i].Text, bundled(t).Entities[i].Texts) {
		if f == quote {
			t.Error("quotes are compared")
		}
	}
	if got := theirs.in("one two three four five six seven eight nine"); got != nil {
		t.Errorf("found %q, which the article does not have", got)
	}
}

// ourTexts returns the values of the fields that people write in words, without names and
// quotes.
func ourTexts(fields []kg.Field, text func(string) string, texts func(string) []string) (all []string) {
	for _, f := range fields {
		switch {
		case f.Name == "name" || f.Name == "quote" || f.Derived:
		case f.Type == kg.Text:
			all = append(all, text(f.Name))
		case f.Type == kg.Texts:
			all = append(all, texts(f.Name)...)
		}
	}
	return all
}

// hashes are those of runs of words.
type hashes map[string]bool

func articleRuns(t *testing.T) hashes {
	t.Helper()
	data, err := os.ReadFile("testdata/article-runs.txt")
	if err != nil {
		t.Fatal(err)
	}
	theirs := hashes{}
	for line := range strings.FieldsSeq(string(data)) {
		theirs[line] = true
	}
	if len(theirs) < 500 {
		t.Fatalf("there are %d hashes, which is no article", len(theirs))
	}
	return theirs
}

// in returns the runs of words of text that are among h.
func (h hashes) in(text string) (found []string) {
	words := wordsOf(text)
	for i := range max(0, len(words)-run+1) {
		words := strings.Join(words[i:i+run], " ")
		if sum := sha256.Sum256([]byte(words)); h[hex.EncodeToString(sum[:8])] {
			found = append(found, words)
		}
	}
	return found
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(kg.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// bundled returns the data set that comes with the program.
func bundled(t *testing.T) kg.Batch {
	t.Helper()
	b, err := Read(Bundled())
	if err != nil {
		t.Fatal(err)
	}
	return b
}
