package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"
	"unicode"

	"accordgraph/internal/kg"
)

// run is how many words in a row make a sentence somebody else's.
const run = 8

// TestSentencesAreOurs compares every text of the data, but for quotes of a named
// speaker, with the article that the project began with. What is kept of the
// article is the hashes of its runs of eight words, not its text.
func TestSentencesAreOurs(t *testing.T) {
	data, err := os.ReadFile("testdata/article-runs.txt")
	if err != nil {
		t.Fatal(err)
	}
	theirs := map[string]bool{}
	for line := range strings.FieldsSeq(string(data)) {
		theirs[line] = true
	}
	if len(theirs) < 500 {
		t.Fatalf("there are %d hashes, which is no article", len(theirs))
	}
	b, err := Read(Bundled())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range b.Entities {
		texts := e.Texts("aliases")
		if e.Kind != kg.Source && e.Kind != kg.Evidence { // those are called by their titles
			texts = append([]string{e.Name}, texts...)
		}
		for _, f := range []string{"summary", "wording", "ground", "note", "paraphrase"} {
			texts = append(texts, e.Text(f))
		}
		check(t, theirs, e.ID, texts)
	}
	for _, r := range b.Relationships {
		check(t, theirs, r.ID, []string{r.Text("note"), r.Text("role")})
	}
}

func check(t *testing.T, theirs map[string]bool, id kg.ID, texts []string) {
	for _, text := range texts {
		words := strings.FieldsFunc(kg.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		for i := range max(0, len(words)-run+1) {
			words := strings.Join(words[i:i+run], " ")
			if sum := sha256.Sum256([]byte(words)); theirs[hex.EncodeToString(sum[:8])] {
				t.Errorf("%s has words of the article: %s", id, words)
			}
		}
	}
}
