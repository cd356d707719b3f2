package explorer

import (
	_ "embed"
	"fmt"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

//go:embed words.txt
var wordsText string

// A catalogue holds the words of the pages. It maps a key and a language to its forms: one form, or a form for each
// plural category of the language.
type catalogue map[string]map[string][]string

// A grammar says which form of a word stands after a number.
type grammar struct {
	tag   language.Tag
	forms []plural.Form // the categories of the language, in the order of the forms in words.txt
}

// grammars has the languages of the pages. Ukrainian fractions do not occur.
var grammars = map[string]grammar{
	"en": {language.English, []plural.Form{plural.One, plural.Other}},
	"uk": {language.Ukrainian, []plural.Form{plural.One, plural.Few, plural.Many}},
}

// readCatalogue reads a catalogue. An entry is a key, and a line for each language. The error names an entry that lacks
// a language or has a wrong number of forms.
func readCatalogue(text string) (catalogue, error) {
	c := catalogue{}
	for entry := range strings.SplitSeq(text, "\n\n") {
		key, byLang, err := readEntry(entry)
		if err != nil {
			return nil, err
		}
		if c[key] != nil {
			return nil, fmt.Errorf("words.txt has %q twice", key)
		}
		if key != "" {
			c[key] = byLang
		}
	}
	return c, nil
}

// readEntry reads a key with its lines. The key of comments alone is "".
func readEntry(entry string) (key string, byLang map[string][]string, err error) {
	byLang = map[string][]string{}
	for line := range strings.Lines(entry) {
		line = strings.TrimSpace(line)
		lang, text, found := strings.Cut(line, ": ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case key == "":
			key = line
		case !found || grammars[lang].forms == nil:
			return "", nil, fmt.Errorf("words.txt: %s: want en: or uk: at the beginning of %q", key, line)
		default:
			byLang[lang] = strings.Split(text, " | ")
		}
	}
	return key, byLang, checkEntry(key, byLang)
}

// checkEntry checks that an entry has all languages, and in each language one form or all plural forms.
func checkEntry(key string, byLang map[string][]string) error {
	if key == "" {
		return nil
	}
	one := len(byLang["en"]) == 1
	for lang, g := range grammars {
		if n := len(byLang[lang]); n == 0 || one && n != 1 || !one && n != len(g.forms) {
			return fmt.Errorf("words.txt: %s has %d forms in %s, want 1, or %d for a number", key, n, lang, len(g.forms))
		}
	}
	return nil
}

// text returns the words for a key. It replaces {0}, {1} … with the arguments.
func (c catalogue) text(lang, key string, args ...any) (string, error) {
	forms := c[key][lang]
	if len(forms) != 1 {
		return "", fmt.Errorf("words.txt has %d forms of %q in %s, want 1", len(forms), key, lang)
	}
	return fill(forms[0], args), nil
}

// count returns the words for a key and a number, which {n} stands for.
func (c catalogue) count(lang, key string, n int, args ...any) (string, error) {
	forms, g := c[key][lang], grammars[lang]
	if len(forms) != len(g.forms) {
		return "", fmt.Errorf("words.txt has %d forms of %q in %s, want %d", len(forms), key, lang, len(g.forms))
	}
	want := plural.Cardinal.MatchPlural(g.tag, n, 0, 0, 0, 0)
	for i, form := range g.forms {
		if form == want {
			return fill(strings.ReplaceAll(forms[i], "{n}", number(n)), args), nil
		}
	}
	return fill(strings.ReplaceAll(forms[len(forms)-1], "{n}", number(n)), args), nil
}

// fill replaces {0}, {1} … with the arguments.
func fill(text string, args []any) string {
	for i, arg := range args {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i), fmt.Sprint(arg))
	}
	return text
}

// number returns n with a no-break space between thousands, as both languages may write it.
func number(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0 && n >= 10_000; i -= 3 {
		digits = digits[:i] + "\u00a0" + digits[i:]
	}
	return digits
}
