package spell

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func vocabulary(t *testing.T, words ...string) *Vocabulary {
	t.Helper()
	return New(words)
}

// found returns the words with their distances.
func found(all []Found) string {
	var out []string
	for _, f := range all {
		out = append(out, fmt.Sprint(f.Word, " ", f.Off))
	}
	return strings.Join(out, ", ")
}

// Each typed word has the sound of the word that is there.
func TestSame(t *testing.T) {
	for word, typed := range map[string]string{
		"zelenskyy":    "zelensky zelenskiy zelenskii selenskyj zełenski зеленский зеленський",
		"putin":        "poutine путин путін putins",
		"dmitriev":     "dmitriyev dmitrijew дмитриев дмітрієв",
		"yermak":       "iermak jermak єрмак ермак",
		"kharkiv":      "kharkov charkiw charków харків харьков",
		"luhansk":      "lugansk louhansk луганск луганськ",
		"odesa":        "odessa одеса одесса",
		"kyiv":         "kiev kiew київ киев",
		"zaporizhzhia": "saporischschja запоріжжія",
		"ushakov":      "uschakow ouchakov",
		"kuchma":       "koutchma кучма",
		"witkoff":      "уиткофф віткофф",
		"merz":         "мерц",
		"scholz":       "шольц",
		"sybiha":       "sybiga сибіга",
		"støre":        "store",
		"center":       "centre centres",
		"defense":      "defence",
		"organization": "organisation organisations",
		"honor":        "honour",
		"program":      "programme",
		"conventions":  "convention",
		"party":        "parties",
		"ii":           "2",
		"billion":      "bn",
		"київ":         "kyiv kiev",
		"volodymyr":    "vladimir wladimir владимир володимир",
		"vladimir":     "volodymyr wolodymyr володимир",
		"serhii":       "sergei сергей sergej",
		"oleksii":      "алексей aleksey",
		"sergei":       "сергій serhiy",
		"andrii":       "андрей andrey",
	} {
		v := vocabulary(t, word)
		for one := range strings.FieldsSeq(typed) {
			if got := v.Same(one); len(got) != 1 || got[0].Off != Written {
				t.Errorf("%q for %q: %v, sound %q, want %q", one, word, got, sound(one), sound(word))
			}
		}
		if got := v.Same(word); len(got) != 1 || got[0].Off != Same {
			t.Errorf("%q: %v", word, got)
		}
	}
}

// Words that are not the same have other sounds.
func TestNotSame(t *testing.T) {
	for word, typed := range map[string]string{
		"on": "оон", "us": "u", "gur": "gru", "iran": "iraq", "germany": "german", "moscow": "minsk", "1": "i2", "300": "301",
	} {
		if got := vocabulary(t, word).Same(typed); len(got) > 0 {
			t.Errorf("%q for %q: %v", typed, word, got)
		}
	}
}

// One letter may be wrong in a word of five or more, and two in a word of nine or more. Digits are never wrong.
func TestNear(t *testing.T) {
	v := vocabulary(t, "gru", "peace", "territory", "2025", "зброя", "stubb")
	for typed, want := range map[string]string{
		"gur": "", "peace": "peace 0", "peaec": "peace 2", "pace": "", "preace": "peace 2", "pieace": "peace 1", "peaxe": "peace 2", "paece": "peace 2",
		"peexc": "", "teritory": "territory 1", "teritoryx": "territory 3", "tarritury": "territory 3",
		"tarrituri": "", "2026": "", "20255": "", "зборя": "зброя 2", "стабб": "stubb 3", "стаб": "",
	} {
		if got := found(v.Near(typed)); got != want {
			t.Errorf("%q: %s, want %s", typed, got, want)
		}
	}
}

// What is found is what a comparison of each word finds.
func TestNearIsWhatBruteForceFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func(n int) string {
		var out strings.Builder
		for range n {
			out.WriteRune([]rune("abcйø")[random.IntN(5)])
		}
		return out.String()
	}
	var words []string
	for range 3000 {
		words = append(words, word(3+random.IntN(9)))
	}
	v := vocabulary(t, words...)
	for range 200 {
		typed := word(4 + random.IntN(8))
		for distance := 1; distance <= 2; distance++ {
			got := within(v.words, typed, distance)
			for _, other := range v.words {
				if want := edits([]rune(typed), []rune(other)) <= distance; want != slices.Contains(got, other) {
					t.Fatalf("%q and %q: %d edits, found %v", typed, other, edits([]rune(typed), []rune(other)), !want)
				}
			}
		}
	}
}

// One letter may be wrong in a word of any length.
func TestNearLong(t *testing.T) {
	long := strings.Repeat("північно", 30)
	if got := found(vocabulary(t, long, long+"ии").Near("б" + long)); got != long+" 2" {
		t.Errorf("found %s", got)
	}
}

// edits returns how many letters must be changed, added, removed or swapped with their neighbour.
func edits(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
				continue
			}
			d[i][j] = 1 + min(d[i-1][j], d[i][j-1], d[i-1][j-1])
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], 1+d[i-2][j-2])
			}
		}
	}
	return d[len(a)][len(b)]
}

func TestParts(t *testing.T) {
	v := vocabulary(t, "600", "000", "300", "billion", "bn", "cease", "fire", "ce", "asefire")
	for typed, want := range map[string]string{
		"600000": "[[[600] [000]]]", "300bn": "[[[300] [bn billion]]]", "300000bn": "[[[300] [000] [bn billion]]]",
		"ceasefire": "[[[cease] [fire]]]", "600001": "[]", "600": "[]", "fire": "[]", "": "[]",
	} {
		if got := fmt.Sprint(v.Parts(typed)); got != want {
			t.Errorf("%q: %s, want %s", typed, got, want)
		}
	}
}

func TestBegins(t *testing.T) {
	v := vocabulary(t, "kyiv", "київ")
	for text, want := range map[string]bool{"k": true, "kyiv": true, "kyivs": false, "z": false, "ки": true, "a": false} {
		if got := v.Begins(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
	if vocabulary(t).Begins("a") {
		t.Error("nothing begins with a")
	}
}
