package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Mistake is something in a file that whoever edits it has to put right.
type Mistake struct {
	File string // its path in the data set
	Line int    // the first is 1; 0 if the mistake is in no line
	Text string
}

// Mistakes are all the mistakes of a data set, in the order of their places.
type Mistakes []Mistake

// Error returns one line for each mistake, as editors and compilers write them:
// file:line: text.
func (m Mistakes) Error() string {
	lines := make([]string, len(m))
	for i, one := range m {
		lines[i] = fmt.Sprintf("%s:%d: %s", one.File, one.Line, one.Text)
	}
	return strings.Join(lines, "\n")
}

// inOrder sorts m and drops what was found twice.
func (m Mistakes) inOrder() Mistakes {
	slices.SortFunc(m, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(m)
}

// A place is where something is written.
type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// wrong notes a mistake. Reading goes on, to find the others.
func (r *reader) wrong(at place, format string, args ...any) {
	r.mistakes = append(r.mistakes, Mistake{at.file, at.line, fmt.Sprintf(format, args...)})
}
