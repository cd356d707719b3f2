package query

import "slices"

// place puts the steps, which are in the order of the document, into groups, and finds the cycles.
func (q *Sequence) place(steps []*SequenceStep) {
	t := &tarjan{index: map[*SequenceStep]int{}, low: map[*SequenceStep]int{}, group: map[*SequenceStep]int{}}
	for _, s := range steps {
		if t.index[s] == 0 {
			t.visit(s)
		}
	}
	for _, s := range steps {
		n := t.group[s]
		for len(q.Groups) < n {
			q.Groups = append(q.Groups, &SequenceGroup{Number: len(q.Groups) + 1})
		}
		q.Groups[n-1].Steps = append(q.Groups[n-1].Steps, s)
	}
	inOrder := func(a, b *SequenceStep) int { return slices.Index(steps, a) - slices.Index(steps, b) }
	for _, cycle := range t.cycles {
		slices.SortFunc(cycle, inOrder)
	}
	slices.SortFunc(t.cycles, func(a, b []*SequenceStep) int { return inOrder(a[0], b[0]) })
	q.Cycles = t.cycles
}

// A tarjan finds the steps that wait for each other, by the algorithm of Tarjan: R. Tarjan, Depth-first search and linear
// graph algorithms, SIAM Journal on Computing 1 (1972). It finds what a step waits for before the step, so it can number
// the groups at once.
type tarjan struct {
	index, low map[*SequenceStep]int // from 1; 0: not visited
	stack      []*SequenceStep
	group      map[*SequenceStep]int // the number of the group; 0: not known yet
	cycles     [][]*SequenceStep
}

// visit visits a step and everything that it waits for.
func (t *tarjan) visit(s *SequenceStep) {
	t.index[s] = len(t.index) + 1
	t.low[s] = t.index[s]
	t.stack = append(t.stack, s)
	for _, before := range s.after {
		switch {
		case t.index[before] == 0:
			t.visit(before)
			t.low[s] = min(t.low[s], t.low[before])
		case t.group[before] == 0: // on the stack
			t.low[s] = min(t.low[s], t.index[before])
		}
	}
	if t.low[s] == t.index[s] {
		at := slices.Index(t.stack, s)
		together := slices.Clone(t.stack[at:])
		t.stack = t.stack[:at]
		t.number(together)
	}
}

// number gives steps that wait for each other, or one step, the number of their group.
func (t *tarjan) number(together []*SequenceStep) {
	n, cycle := 1, len(together) > 1
	for _, s := range together {
		cycle = cycle || slices.Contains(s.after, s)
		for _, before := range s.after {
			n = max(n, t.group[before]+1)
		}
	}
	for _, s := range together {
		t.group[s], s.InCycle = n, cycle
	}
	if cycle {
		t.cycles = append(t.cycles, together)
	}
}
