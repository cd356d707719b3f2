package probe

// A parameter has choices, from 0.
type parameter struct {
	size int
	// class is the class of each choice, from 0, or nil. In pairs of two parameters with classes,
	// choices of one class count as one.
	class []int
}

// cover returns rows of choices, one choice for each parameter. Each pair of choices of two
// parameters is in at least one row, unless the two clash. Choice 0 of a parameter never
// clashes. Parameters with many choices come first: the number of rows is about the product of
// the first two sizes.
//
// The method is IPO (Lei and Tai, "In-parameter-order: a test generation strategy for pairwise
// testing", 1998). It extends the rows for some parameters by one parameter at a time.
func cover(all []parameter, clash func(p, a, q, b int) bool) [][]int {
	if len(all) == 0 {
		return [][]int{{}}
	}
	var rows [][]int
	for a := range all[0].size {
		rows = append(rows, []int{a})
	}
	for p := 1; p < len(all); p++ {
		m := newPairs(all[:p+1], clash)
		for i, row := range rows {
			rows[i] = m.extend(row)
		}
		rows = m.into(rows)
	}
	return rows
}

// missingPairs are the pairs of a choice of parameter p, the last one, and a choice of an
// earlier parameter that no row has.
type missingPairs struct {
	all   []parameter
	p     int
	clash func(p, a, q, b int) bool
	pairs []map[[2]int]bool // by earlier parameter: the two choices, or their classes
	turn  int               // the choice of p for the next row without a missing pair
}

// newPairs returns all pairs of the last parameter with the earlier ones that do not clash.
func newPairs(all []parameter, clash func(p, a, q, b int) bool) *missingPairs {
	m := &missingPairs{all: all, p: len(all) - 1, clash: clash}
	for q, earlier := range all[:m.p] {
		m.pairs = append(m.pairs, map[[2]int]bool{})
		for a := range all[m.p].size {
			for b := range earlier.size {
				if !clash(m.p, a, q, b) {
					m.pairs[q][m.pair(a, q, b)] = true
				}
			}
		}
	}
	return m
}

// pair returns the pair of choice a of p and choice b of q.
func (m *missingPairs) pair(a, q, b int) [2]int {
	if mine, other := m.all[m.p].class, m.all[q].class; mine != nil && other != nil {
		return [2]int{mine[a], other[b]}
	}
	return [2]int{a, b}
}

// extend returns a row with the choice of p that adds the most missing pairs and clashes with
// nothing in the row. If no choice adds one, extend takes the choices in turn.
func (m *missingPairs) extend(row []int) []int {
	best, most := 0, 0
	for a := range m.all[m.p].size {
		if n := m.adds(row, a); n > most {
			best, most = a, n
		}
	}
	for range m.all[m.p].size {
		if most > 0 {
			break
		}
		m.turn = (m.turn + 1) % m.all[m.p].size
		if m.adds(row, m.turn) == 0 {
			best = m.turn
			break
		}
	}
	return m.with(row, best)
}

// with returns a row with choice a of p, whose pairs are then no longer missing.
func (m *missingPairs) with(row []int, a int) []int {
	for q, b := range row {
		delete(m.pairs[q], m.pair(a, q, b))
	}
	return append(row, a)
}

// adds counts the missing pairs of choice a of p with the choices of a row. It is -1 if a
// clashes with the row.
func (m *missingPairs) adds(row []int, a int) (n int) {
	for q, b := range row {
		switch {
		case m.clash(m.p, a, q, b):
			return -1
		case m.pairs[q][m.pair(a, q, b)]:
			n++
		}
	}
	return n
}

// into returns the rows, with further rows for the pairs that are still missing. A further row
// takes one missing pair for each earlier parameter, as far as they do not clash.
func (m *missingPairs) into(rows [][]int) [][]int {
	for a := range m.all[m.p].size {
		for {
			row, found := m.further(a)
			if !found {
				break
			}
			rows = append(rows, m.with(row, a))
		}
	}
	return rows
}

// further returns a row without p that has missing pairs with choice a of p, if there are any.
func (m *missingPairs) further(a int) (row []int, found bool) {
	row = make([]int, m.p)
	for q := range row {
		for b := range m.all[q].size {
			if m.pairs[q][m.pair(a, q, b)] && !m.clash(m.p, a, q, b) && !m.clashes(row[:q], q, b) {
				row[q], found = b, true
				break
			}
		}
	}
	return row, found
}

// clashes reports whether choice b of parameter q clashes with a choice of an earlier one.
func (m *missingPairs) clashes(row []int, q, b int) bool {
	for earlier, c := range row {
		if m.clash(q, b, earlier, c) {
			return true
		}
	}
	return false
}
