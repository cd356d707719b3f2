package prose

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"accordgraph/internal/kg"
)

// Every type and every value of a vocabulary has words in every language, and every language has the same keys.
func TestEveryValueHasWords(t *testing.T) {
	want := map[string][]string{"EntityKind": nil}
	for _, v := range kg.Vocabularies() {
		for _, term := range v.Terms {
			want[v.Name] = append(want[v.Name], term.Name)
		}
	}
	for _, k := range kg.Kinds() {
		want["EntityKind"] = append(want["EntityKind"], strings.ToUpper(string(k)))
	}
	for _, lang := range Languages() {
		for vocabulary, values := range want {
			for _, value := range values {
				if said, err := Word(string(lang), vocabulary, value); err != nil {
					t.Errorf("words/%s.txt has no words for %s of %s: %q, %v", lang, value, vocabulary, said, err)
				}
			}
		}
		for _, typ := range kg.Types() {
			for _, d := range kg.Both.Each() {
				if said, err := Verb(string(lang), typ, d); err != nil {
					t.Errorf("words/%s.txt has no words for %s %s: %q, %v", lang, typ, d, said, err)
				}
			}
		}
	}
	all, err := wordsOf()
	if err != nil || !slices.Equal(all[English].order, all[Ukrainian].order) {
		t.Errorf("the languages do not have words for the same values in the same order: %v", err)
	}
}

func TestVerbs(t *testing.T) {
	for _, c := range []struct {
		lang, want string
		d          kg.Direction
	}{{"en", "violated", kg.Out}, {"en", "was violated by", kg.In}, {"uk", "порушує:", kg.Out}} {
		if got, err := Verb(c.lang, kg.Violated, c.d); err != nil || got != c.want {
			t.Errorf("got %q, %v, want %q", got, err, c.want)
		}
	}
	if _, err := Verb("en", kg.Violated, kg.Both); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("both directions: %v", err)
	}
}

func TestVocabularies(t *testing.T) {
	got, err := Vocabularies([]string{"Force"})
	if err != nil || len(got) != 1 || len(got[0].Values) != len(kg.Forces) || got[0].Values[1].Value != "EXPECTED" {
		t.Fatalf("got %v, %v", got, err)
	}
	if label, err := got[0].Values[1].Label("EN"); err != nil || label != "only expected" {
		t.Errorf("got %q, %v", label, err)
	}
	if _, err := Vocabularies([]string{"Froce"}); !errors.Is(err, kg.ErrInvalid) {
		t.Errorf("an unknown name: %v", err)
	}
}
