package spell

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// within returns the words, which are sorted, that become the typed word if at most so many letters are changed, added,
// removed or swapped with their neighbour. No letter is changed twice. The words are in order.
//
// It goes through the words as through a tree of their beginnings. It looks at each beginning once, and skips all words
// with a beginning that has too many wrong letters already.
func within(words []string, typed string, most int) (all []string) {
	b := &beginnings{typed: []rune(typed), most: most}
	b.rows = append(b.rows, b.row())
	for j := range b.rows[0] {
		b.rows[0][j] = j
	}
	for i := 0; i < len(words); {
		switch end, off := b.look(words[i]); {
		case off > most && end < len(words[i]):
			i += beginning(words[i:], words[i][:end])
			continue
		case off <= most:
			all = append(all, words[i])
		}
		i++
	}
	return all
}

// beginning returns how many words at the start of the list begin with a text. The first of the words does, and the words
// are sorted.
func beginning(words []string, with string) int {
	least, n := 0, 1
	for n < len(words) && strings.HasPrefix(words[n], with) {
		least, n = n, 2*n
	}
	n = min(n, len(words))
	return least + sort.Search(n-least, func(i int) bool { return !strings.HasPrefix(words[least+i], with) })
}

// beginnings compares each beginning of a word with each beginning of the typed word.
type beginnings struct {
	typed []rune
	most  int
	word  []rune  // the beginning that was looked at last
	rows  [][]int // for each number of its letters, how far it is from each beginning of the typed word
}

// look returns how far a word is from the typed word. If this is more than most, end is the length of a beginning in
// bytes, with which no word is nearer.
func (b *beginnings) look(word string) (end, off int) {
	place := 0
	for end < len(word) {
		letter, size := utf8.DecodeRuneInString(word[end:])
		end += size
		if place == len(b.word) || b.word[place] != letter {
			b.word, b.rows = append(b.word[:place], letter), b.rows[:place+1]
			if !b.add() {
				b.word = b.word[:place]
				return end, b.most + 1
			}
		}
		place++
	}
	b.word, b.rows = b.word[:place], b.rows[:place+1]
	return end, b.rows[place][len(b.typed)]
}

// add adds the row of the last letter of the word. It reports whether the word, or a longer one, may be near enough.
func (b *beginnings) add() (near bool) {
	row := b.row()
	row[0] = len(b.word)
	b.rows = append(b.rows, row)
	near = row[0] <= b.most
	for j := 1; j < len(row); j++ {
		row[j] = b.off(len(b.word), j)
		near = near || row[j] <= b.most
	}
	return near
}

// off returns how far the first i letters of the word are from the first j letters of the typed word, or any number
// above most. Both have a letter.
func (b *beginnings) off(i, j int) int {
	if i-j > b.most || j-i > b.most {
		return b.most + 1
	}
	last, letter, typed := b.rows[i-1], b.word[i-1], b.typed[j-1]
	if letter == typed {
		return last[j-1]
	}
	off := 1 + min(last[j], last[j-1], b.rows[i][j-1])
	if i > 1 && j > 1 && letter == b.typed[j-2] && b.word[i-2] == typed {
		off = min(off, 1+b.rows[i-2][j-2])
	}
	return off
}

// row returns room for a row, which may be used already.
func (b *beginnings) row() []int {
	if n := len(b.rows); n < cap(b.rows) {
		if row := b.rows[:n+1][n]; row != nil {
			return row
		}
	}
	return make([]int, len(b.typed)+1)
}
