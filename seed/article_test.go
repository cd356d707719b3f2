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

// run is the number of words in a row that must be equal for a text to count as copied.
const run = 8

// TestSentencesAreOurs checks that no text of the data is copied from the article that
// the project began with. It does not check titles and quotes of a named speaker. The
// repository contains no text of the article, only the hashes of its runs of eight words.
func TestSentencesAreOurs(t *testing.T) {
	article, b := articleRuns(t), bundled(t)
	n := 0
	check := func(id kg.ID, texts []string) {
		n += len(texts)
		for _, text := range texts {
			for _, words := range article.in(text) {
				t.Errorf("%s has words of the article: %s", id, words)
			}
		}
	}
	check("dataset.yaml", []string{b.Meta.Title, b.Meta.Description})
	for _, e := range b.Entities {
		texts := ourTexts(kg.EntityFields(e.Kind), e.Text, e.Texts)
		if e.Kind != kg.Source && e.Kind != kg.Evidence { // the names of sources and evidence are titles
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

// TestArticleIsFound shows that TestSentencesAreOurs can fail. The data quotes words of
// Zelenskyy that are also in the article. TestSentencesAreOurs would find these words in
// any field that is not a quote.
func TestArticleIsFound(t *testing.T) {
	article := articleRuns(t)
	all := bundled(t).Entities
	objection := all[slices.IndexFunc(all, func(e kg.Entity) bool { return e.ID == "objection/zelenskyy-on-dignity" })]
	quote := objection.Text("quote")
	if got, want := len(article.in(quote)), len(wordsOf(quote))-run+1; got != want || want < 1 {
		t.Errorf("%d runs of %q are found in the article, want all %d", got, quote, want)
	}
	for _, text := range ourTexts(kg.EntityFields(kg.Objection), objection.Text, objection.Texts) {
		if text == quote {
			t.Error("quotes are compared")
		}
	}
	if got := article.in("one two three four five six seven eight nine"); got != nil {
		t.Errorf("found %q, which the article does not have", got)
	}
}

// ourTexts returns the values of the fields that the data set's editors write in their own words.
// It leaves out names, quotes and addresses; an address may hold the words of a title.
func ourTexts(fields []kg.Field, text func(string) string, texts func(string) []string) (all []string) {
	for _, f := range fields {
		switch {
		case f.Name == "name" || f.Name == "quote" || f.Name == "url" || f.Derived:
		case f.Type == kg.Text:
			all = append(all, text(f.Name))
		case f.Type == kg.Texts:
			all = append(all, texts(f.Name)...)
		}
	}
	return all
}

// hashes is a set of the hashes of runs of words.
type hashes map[string]bool

func articleRuns(t *testing.T) hashes {
	t.Helper()
	data, err := os.ReadFile("testdata/article-runs.txt")
	if err != nil {
		t.Fatal(err)
	}
	article := hashes{}
	for line := range strings.FieldsSeq(string(data)) {
		article[line] = true
	}
	if len(article) < 500 {
		t.Fatalf("there are %d hashes, which is no article", len(article))
	}
	return article
}

// in returns each run of words in text whose hash is in h.
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
