package explorer

// notes are the pieces of evidence that a page cites, numbered in the order in which they are first cited.
type notes struct {
	List []passage
	at   map[string]int
}

// cite returns the numbers of pieces of evidence.
func (n *notes) cite(list []passage) (numbers []int) {
	if n.at == nil {
		n.at = map[string]int{}
	}
	for _, e := range list {
		if n.at[e.PlainID] == 0 {
			n.List = append(n.List, e)
			n.at[e.PlainID] = len(n.List)
		}
		numbers = append(numbers, n.at[e.PlainID])
	}
	return numbers
}

// Cite numbers pieces of evidence, and returns the numbers.
func (p *page) Cite(list []passage) []int { return p.Notes.cite(list) }

// NoteID returns the end of the id of the note with a number. Notes are counted from 0 in the list.
func (p *page) NoteID(n int) int { return n - 1 }
