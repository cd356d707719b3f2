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

// Mistakes are all the mistakes of a data set, sorted by file, then line, then text.
type Mistakes []Mistake

// Error returns one line for each mistake. The line has the form that compilers print and text
// editors understand: "file:line: text".
func (m Mistakes) Error() string {
	lines := make([]string, len(m))
	for i, one := range m {
		lines[i] = fmt.Sprintf("%s:%d: %s", one.File, one.Line, one.Text)
	}
	return strings.Join(lines, "\n")
}

// inOrder returns m sorted and without repetitions.
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
	isPart   bool // the draft is only a part of the data set, because a whole file could not be read
}

// wrong notes a mistake. Reading then continues, to find the other mistakes.
func (n *notes) wrong(at place, format string, args ...any) {
	n.mistakes = append(n.mistakes, Mistake{at.file, at.line, fmt.Sprintf(format, args...)})
}

// unread notes that a whole file cannot be read.
func (n *notes) unread(at place, format string, args ...any) {
	n.isPart = true
	n.wrong(at, format, args...)
}

// shown returns s. If s is longer than 60 characters, it returns the first 60 and "...".
func shown(s string) string {
	if runes := []rune(s); len(runes) > 60 {
		return string(runes[:60]) + "..."
	}
	return s
}
