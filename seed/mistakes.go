package seed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Mistake is something in a file that its editor has to correct.
type Mistake struct {
	File string // the path in the data set
	Line int    // the first is 1; 0 if the mistake is in no line
	Text string
}

// Mistakes are all the mistakes of a data set, in the order of file, line and text.
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

// inOrder sorts m and leaves out repetitions.
func (m Mistakes) inOrder() Mistakes {
	slices.SortFunc(m, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	return slices.Compact(m)
}

// A place is a line of a file.
type place struct {
	file string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// notes collects the mistakes of one data set while it is read.
type notes struct {
	mistakes Mistakes
	isPart   bool // a file could not be read at all, so the rest is a part of the data set
}

// wrong notes a mistake. Reading continues, to find the others.
func (n *notes) wrong(at place, format string, args ...any) {
	n.mistakes = append(n.mistakes, Mistake{at.file, at.line, fmt.Sprintf(format, args...)})
}

// unread notes that a whole file cannot be read.
func (n *notes) unread(at place, format string, args ...any) {
	n.isPart = true
	n.wrong(at, format, args...)
}

// shown returns s; of a long text its beginning and "...".
func shown(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "..."
	}
	return s
}
