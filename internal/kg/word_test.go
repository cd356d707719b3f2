package kg

import (
	"slices"
	"testing"
)

func TestPlacedWords(t *testing.T) {
	for text, want := range map[string][]Word{
		"":                                  nil,
		"Türkiye's  plan":                   {{"turkiye", 0, 7}, {"s", 8, 9}, {"plan", 11, 15}},
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
	for _, s := range []string{"a b", "Київ-2", "\u1100\u1161\u11a8 \uac00\u11a8", "a\u0301\u0327b", "\u0344\u03b9", "ẛ\u0323", "\xff\xc3a", "ﷺ", "İI\u0307"} {
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
