package kg

import (
	"slices"
	"strings"
	"testing"
)

func TestPlacedWords(t *testing.T) {
	for text, want := range map[string][]Word{
		"":                                  nil,
		"Türkiye's  plan":                   {{"turkiye", 0, 7}, {"plan", 11, 15}},
		"the U\u00ad.S.":                    {{"the", 0, 3}, {"us", 4, 8}},
		"so\u00adft Luhans\u02b9k":          {{"soft", 0, 5}, {"luhans", 6, 12}, {"k", 13, 14}},
		"«Киї\u0308в»":                      {{"киів", 1, 6}},
		"e\u0301\u0301te\u0301 Stra\u00dfe": {{"ete", 0, 6}, {"strasse", 7, 13}},
		"\ufb00 \u00bd":                     {{"ff", 0, 1}, {"1", 2, 3}, {"2", 2, 3}},
		"\U0001F600 a":                      {{"a", 2, 3}},
	} {
		if got := PlacedWords(text); !slices.Equal(got, want) {
			t.Errorf("PlacedWords(%q) = %v, want %v", text, got, want)
		}
	}
}

// FuzzPlacedWords: the words are those of WordsOf, in places that ascend.
func FuzzPlacedWords(f *testing.F) {
	for _, s := range []string{"a b", "Київ-2", "\u1100\u1161\u11a8 \uac00\u11a8", "a\u0301\u0327b", "\u0344\u03b9", "ẛ\u0323", "\xff\xc3a", "ﷺ", "İI\u0307", "a\u00b4s `s b\u02bcs\u200b c's's"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var words []string
		at, length := 0, len([]rune(s))
		for _, w := range PlacedWords(s) {
			if w.Start >= w.End || w.Start < at || w.End > length {
				t.Errorf("%q: %v", s, w)
			}
			words, at = append(words, w.Text), w.Start
		}
		if want := WordsOf(s); !slices.Equal(words, want) {
			t.Errorf("%q: %q, want %q", s, words, want)
		}
	})
}

// Letters with dots are one word.
func TestWordsOfInitials(t *testing.T) {
	for text, want := range map[string][]string{
		"U.S. Senate": {"us", "senate"}, "the E.U.": {"the", "eu"}, "N.A.T.O.'s": {"nato"}, "J.D.Vance": {"jd", "vance"},
		"V. V. Putin": {"v", "v", "putin"}, "a.b.ab.a": {"ab", "ab", "a"}, "4.a.1.2": {"4", "a", "1", "2"}, "С.Ш.А.": {"сша"},
		"a..b": {"a", "b"}, "a.s's": {"as"}, "a's.b": {"a", "b"},
	} {
		if got := WordsOf(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Every apostrophe is one, and what nobody sees is not there.
func TestWordsOfApostrophesAndUnseen(t *testing.T) {
	for _, r := range "'`" + apostrophes {
		if got := WordsOf("Russia" + string(r) + "s plan"); !slices.Equal(got, []string{"russia", "plan"}) {
			t.Errorf("%U: %q", r, got)
		}
	}
	for r := rune(0x2b9); r <= 0x2bf; r++ {
		if !strings.ContainsRune(apostrophes, r) {
			t.Errorf("%U is missing", r)
		}
	}
	for _, r := range "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0f\ufeff" {
		if got := WordsOf(string(r) + "Ukr" + string(r) + "aine" + string(r)); !slices.Equal(got, []string{"ukraine"}) {
			t.Errorf("%U: %q", r, got)
		}
	}
	for text, want := range map[string][]string{
		"'s-Hertogenbosch": {"s", "hertogenbosch"}, "it's Assad's": {"it", "assad"}, "s": {"s"}, "Rus' s": {"rus", "s"},
		"O'Brien 's": {"o", "brien", "s"}, "a's's": {"a"},
	} {
		if got := WordsOf(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLexicon(t *testing.T) {
	v := Lexicon{}
	v.Add(Entity{Name: "Киі\u0308в's PLAN", Fields: map[string]any{"aliases": []string{"Ł\u00adodź plan", "½", "С.Ш.\u00adА."}, "quote": "T\u00fcrkiye"}})
	if got, want := v.Sorted(), []string{"1", "2", "plan", "türkiye", "łodź", "київ", "сша"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
