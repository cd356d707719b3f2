package quote

import (
	"strings"
	"unicode"
)

// A reader reads a text into words.
type reader struct {
	text Text
	at   int  // the next code point
	gaps bool // words in square brackets are an ellipsis
}

// peek returns the code point at i, or 0 if there is none.
func (r *reader) peek(i int) rune {
	if i < 0 || i >= len(r.text.runes) {
		return 0
	}
	return r.text.runes[i]
}

// add adds a word that ends before the code point end.
func (r *reader) add(text string, end int) {
	if text != "" || len(r.text.words) == 0 || !r.text.words[len(r.text.words)-1].isGap() {
		r.text.words = append(r.text.words, word{text, r.at, end})
	}
	r.at = end
}

// step reads one word, one mark, or one character that does not count.
func (r *reader) step() {
	c := r.peek(r.at)
	switch {
	case r.startsWord(r.at):
		end := r.endOfWord()
		r.add(spelled(r.text.runes[r.at:end]), end)
	case r.endOfGap() > r.at:
		r.add("", r.endOfGap())
	case isDash(c) && r.isSign():
		r.add("-", r.at+1)
	case isSymbol(c):
		r.add(string(c), r.at+1)
	default:
		r.at++
	}
}

// startsWord reports whether a word starts at i. The first letter may stand in brackets: [T]he.
func (r *reader) startsWord(i int) bool {
	return isLetter(r.peek(i)) || r.isBracketedLetter(i)
}

// isBracketedLetter reports whether a letter in brackets stands at i that is part of a word.
func (r *reader) isBracketedLetter(i int) bool {
	return r.peek(i) == '[' && isLetter(r.peek(i+1)) && r.peek(i+2) == ']' && isLetter(r.peek(i+3))
}

// endOfWord returns the end of the word at r.at.
func (r *reader) endOfWord() int {
	i := r.at
	if r.peek(i) == '[' {
		i += 3
	}
	for ; ; i++ {
		c, next := r.peek(i), r.afterUnseen(i+1)
		joins := isApostrophe(c) && isLetter(next) ||
			strings.ContainsRune(".,:", c) && unicode.IsNumber(r.beforeUnseen(i-1)) && unicode.IsNumber(next)
		if c == 0 || !isLetter(c) && !isUnseen(c) && !joins {
			break
		}
	}
	for isUnseen(r.peek(i - 1)) {
		i--
	}
	return i
}

// afterUnseen returns the first code point from i on that somebody sees, and beforeUnseen the last one up to i.
func (r *reader) afterUnseen(i int) rune {
	for isUnseen(r.peek(i)) {
		i++
	}
	return r.peek(i)
}

func (r *reader) beforeUnseen(i int) rune {
	for isUnseen(r.peek(i)) {
		i--
	}
	return r.peek(i)
}

// endOfGap returns the end of the ellipsis at r.at, or r.at if there is none.
func (r *reader) endOfGap() int {
	c := r.peek(r.at)
	if end := r.endOfDots(r.at); end > r.at {
		return end
	}
	closing := map[rune]rune{'[': ']', '(': ')', '<': '>'}[c]
	if closing == 0 {
		return r.at
	}
	if r.gaps && c == '[' {
		for i := r.at; i < len(r.text.runes); i++ {
			if r.peek(i) == closing {
				return i + 1
			}
		}
		return r.at
	}
	i := r.afterSpace(r.at + 1)
	end := r.endOfDots(i)
	if last := r.afterSpace(end); end > i && r.peek(last) == closing {
		return last + 1
	}
	return r.at
}

// endOfDots returns the end of the ellipsis at i that has no brackets, or i if there is none. Three points with or
// without spaces between them are one.
func (r *reader) endOfDots(i int) int {
	end, dots := i, 0
	for j := i; ; j++ {
		switch c := r.peek(j); {
		case c == '…':
			end, dots = j+1, dots+3
		case c == '.':
			end, dots = j+1, dots+1
		case c == 0 || !unicode.IsSpace(c) || dots == 0:
			if dots >= 3 {
				return end
			}
			return i
		}
	}
}

// isSign reports whether the dash at r.at counts: it is a minus sign, or stands between two numbers.
func (r *reader) isSign() bool {
	before, after := r.at-1, r.at+1
	for isDash(r.peek(before)) {
		return false // a dash that is written as two
	}
	for isDash(r.peek(after)) {
		after++
	}
	minus := !isLetter(r.peek(before)) && unicode.IsNumber(r.peek(after))
	return minus || unicode.IsNumber(r.peek(r.beforeSpace(before))) && unicode.IsNumber(r.peek(r.afterSpace(after)))
}

func (r *reader) afterSpace(i int) int {
	for c := r.peek(i); unicode.IsSpace(c) || isUnseen(c); c = r.peek(i) {
		i++
	}
	return i
}

func (r *reader) beforeSpace(i int) int {
	for c := r.peek(i); unicode.IsSpace(c) || isUnseen(c); c = r.peek(i) {
		i--
	}
	return i
}

// isLetter reports whether r belongs to a word: a letter, an accent, a digit, or another number such as ².
// Some apostrophes are letters to Unicode, and none are here.
func isLetter(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N) && !isUnseen(r) && !isApostrophe(r)
}

// isUnseen reports whether nobody sees r, such as a soft hyphen or a mark for the direction of text.
func isUnseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// isApostrophe reports whether people write r for an apostrophe.
func isApostrophe(r rune) bool { return strings.ContainsRune("'`´ʹʻʼʽˈˊ՚‘’‛′＇", r) }

// isDash reports whether r is a dash, a hyphen or a minus sign.
func isDash(r rune) bool { return r != 0 && (unicode.Is(unicode.Pd, r) || r == '−' || r == '⁃') }

// isLigature reports whether r is a ligature of Latin letters, as PDF files have them.
func isLigature(r rune) bool { return 'ﬀ' <= r && r <= 'ﬆ' }

// isSymbol reports whether r counts as a word.
func isSymbol(r rune) bool {
	return !isDash(r) && unicode.In(r, unicode.Sc, unicode.Sm, unicode.So) || strings.ContainsRune("?%‰&@#§/", r)
}
