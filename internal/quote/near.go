package quote

import "slices"

// A text is near another one if at most one word in nearBound differs. Words that said has before or after all of the
// text do not count, if the text is almost whole in said: at least four in five of its words, and at least wholeWords.
const (
	nearBound  = 3
	wholeWords = 5
)

// What the differences cost when two texts are laid side by side.
const (
	costWord  = 10 // a word that was changed or added
	costCut   = 9  // words that were left out, whatever their number
	costInCut = 1  // each of these words
)

// Near returns where words like those of said stand in the text, and how the two differ, and whether they are near.
// Words that are left out in one place count as one difference.
func Near(said, text Text) (Match, bool) {
	if len(said.words) == 0 || len(text.words) == 0 {
		return Match{}, false
	}
	s := newSides(said, text)
	return s.match()
}

// Shared returns how many different words of said are in the text.
func Shared(said, text Text) (n int) {
	there := map[string]bool{}
	for _, w := range text.words {
		there[lowered(w.text)] = true
	}
	for _, w := range said.words {
		if key := lowered(w.text); there[key] && !w.isGap() {
			n++
			delete(there, key)
		}
	}
	return n
}

// sides are two texts side by side: said is laid along a part of text, at the least cost.
type sides struct {
	said, text Text
	steps      []step // in order
	from, to   int    // the part of text
}

// A step takes a word of said, a word of text, or one of each.
type step struct {
	i, j         int  // the words
	said, text   bool // which of the two it takes
	same, isGaps bool // the two are the same; an ellipsis meets one, or words that it leaves out
}

// state says how a cell of the table was reached.
type state uint8

const (
	start state = iota
	both        // by a word of each
	onlySaid
	onlyText      // the first of words that were left out
	furtherInText // a further one
)

// A cell is the least cost to lay the first words of said along words of text that end at a word.
type cell struct {
	cost, cut int   // cut is the cost if the last word was left out
	by, cutBy state // how they were reached
}

// newSides lays said along text.
func newSides(said, text Text) *sides {
	const far = 1 << 29
	n, m := len(said.words), len(text.words)
	table := make([][]cell, n+1)
	for i := range table {
		table[i] = make([]cell, m+1)
		for j := range table[i] {
			c := cell{cost: far, cut: far}
			if i == 0 {
				c.cost = 0 // said may begin anywhere in text
				table[i][j] = c
				continue
			}
			if j > 0 {
				if cost := table[i-1][j-1].cost + costOf(said.words[i-1], text.words[j-1], i == 1); cost <= c.cost {
					c.cost, c.by = cost, both
				}
			}
			if cost := table[i-1][j].cost + addedCost(said.words[i-1]); cost < c.cost {
				c.cost, c.by = cost, onlySaid
			}
			if j > 0 {
				left := table[i][j-1]
				c.cut, c.cutBy = left.cost+cutCost(said.words[i-1]), onlyText
				if further := left.cut + costInCut; further < c.cut {
					c.cut, c.cutBy = further, furtherInText
				}
				if c.cut < c.cost {
					c.cost, c.by = c.cut, onlyText
				}
			}
			table[i][j] = c
		}
	}
	s := &sides{said: said, text: text}
	s.trace(table)
	return s
}

// costOf returns the cost of two words beside each other.
func costOf(said, text word, first bool) int {
	switch {
	case said.same(text) || first && said.begins(text):
		return 0
	case said.isMark() != text.isMark():
		return 2 * costWord // the one was added and the other left out
	}
	return costWord
}

// addedCost returns the cost of a word that text does not have.
func addedCost(w word) int {
	if w.isGap() {
		return 0
	}
	return costWord
}

// cutCost returns the cost to leave out a first word after a word of said. It is less after an ellipsis.
func cutCost(w word) int {
	if w.isGap() {
		return costInCut
	}
	return costCut
}

// trace follows the table back from its cheapest end, and sets the steps.
func (s *sides) trace(table [][]cell) {
	i, j := len(s.said.words), 0
	for k, c := range table[i] {
		if c.cost <= table[i][j].cost { // rather change the last word than add it
			j = k
		}
	}
	s.to = j
	inCut := false
	for i > 0 {
		c := table[i][j]
		by := c.by
		if inCut {
			by = c.cutBy
		}
		switch {
		case by == both:
			i, j, inCut = i-1, j-1, false
			a, b := s.said.words[i], s.text.words[j]
			same := a.same(b) || i == 0 && a.begins(b)
			s.steps = append(s.steps, step{i: i, j: j, said: true, text: true, same: same, isGaps: same && a.isGap()})
		case by == onlySaid:
			i, inCut = i-1, false
			s.steps = append(s.steps, step{i: i, j: j, said: true, isGaps: s.said.words[i].isGap()})
		default:
			if !inCut {
				by = c.cutBy
			}
			inCut = by == furtherInText
			j--
			s.steps = append(s.steps, step{i: i, j: j, text: true})
		}
	}
	s.from = j
	slices.Reverse(s.steps)
}
