// Package quote compares what somebody says a text says with the text, as a careful editor does. It knows nothing of
// the graph.
//
// Two texts are the same if they have the same words in the same order. A word is a run of letters and digits, with the
// apostrophes in it, and with the points, commas and colons between its digits. These count as words, too: a question
// mark, the signs of currencies, other symbols such as % and §, and a dash that is a minus sign or stands between two
// numbers.
//
// Everything else may differ: quotation marks, other dashes and hyphens, white space, other marks of punctuation, kinds
// of apostrophes, marks that nobody sees, ligatures, and whether a letter and its accent are one character or two. So
// may the case of the first letter of the text, and of the first letter after an ellipsis.
//
// An ellipsis in what somebody says (…, ..., […], [...], (...)) may leave out words, if it leaves out no negation and
// at least [MinWords] words stand on each side of it.
package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A text with fewer words or fewer letters and digits says too little to be found anywhere.
const (
	MinWords   = 3
	MinLetters = 15
)

// A Text is a text that was read into words.
type Text struct {
	runes []rune
	words []word
}

// A word is a word, or an ellipsis.
type word struct {
	text       string // "" for an ellipsis
	start, end int    // where it stands, in code points
}

// isGap reports whether w is an ellipsis.
func (w word) isGap() bool { return w.text == "" }

// isMark reports whether w is a sign such as $ or ?.
func (w word) isMark() bool {
	return strings.IndexFunc(w.text, func(r rune) bool { return unicode.In(r, unicode.L, unicode.N) }) < 0
}

// same reports whether two words are the same. An ellipsis is the same as another one.
func (w word) same(o word) bool { return w.text == o.text }

// begins reports whether two words are the same but for the case of the first letter.
func (w word) begins(o word) bool { return w.same(o) || lowered(w.text) == lowered(o.text) }

// lowered returns a word with its first letter in lower case.
func lowered(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// String returns the text.
func (t Text) String() string { return string(t.runes) }

// Words returns how many words the text has.
func (t Text) Words() (n int) {
	for _, w := range t.words {
		if !w.isGap() {
			n++
		}
	}
	return n
}

// IsShort reports whether the text says too little: it has fewer than MinWords words, or fewer than MinLetters letters
// and digits.
func (t Text) IsShort() bool {
	letters := 0
	for _, r := range t.runes {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			letters++
		}
	}
	return t.Words() < MinWords || letters < MinLetters
}

// slice returns the text from word i up to, but not including, word j.
func (t Text) slice(i, j int) string {
	if i >= j {
		return ""
	}
	return string(t.runes[t.words[i].start:t.words[j-1].end])
}

// Read reads what somebody says.
func Read(s string) Text { return read(s, false) }

// ReadQuote reads a quote whose brackets are not of the one who is quoted. So words in square brackets count as an
// ellipsis.
func ReadQuote(s string) Text { return read(s, true) }

func read(s string, bracketsAreGaps bool) Text {
	r := reader{text: Text{runes: []rune(s)}, gaps: bracketsAreGaps}
	for r.at < len(r.text.runes) {
		r.step()
	}
	return r.text
}

// spelled returns the letters of a word as words are compared: composed, with straight apostrophes, and without
// characters that nobody sees.
func spelled(letters []rune) string {
	var out strings.Builder
	for _, r := range letters {
		switch {
		case isUnseen(r) || r == '[' || r == ']':
		case isApostrophe(r):
			out.WriteByte('\'')
		case isLigature(r):
			out.WriteString(norm.NFKC.String(string(r)))
		default:
			out.WriteRune(r)
		}
	}
	return norm.NFC.String(out.String())
}
