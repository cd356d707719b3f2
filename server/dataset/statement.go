package dataset

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
)

// statements writes statements of a format that has each on a line of its own. A statement that is there is not written
// again, because the answers to several operations have the same ends of relationships.
type statements struct {
	out  *bufio.Writer
	seen map[[16]byte]bool
}

// newStatements returns a writer whose first lines say what the data set is, as comments that begin with a sign.
func (m *maker) newStatements(w io.Writer, sign string) *statements {
	s := &statements{bufio.NewWriter(w), map[[16]byte]bool{}}
	for _, fact := range []struct{ name, value string }{
		{"title", m.Title},
		{"revision", m.Revision},
		{"licence", m.Licence + " " + m.LicenceURL},
		{"citation", m.citation()},
	} {
		fmt.Fprintf(s.out, "%s %s: %s\n", sign, fact.name, firstLine(fact.value))
	}
	return s
}

// firstLine returns a text on one line.
func firstLine(text string) string {
	b := []rune(text)
	for i, r := range b {
		if r < ' ' || r == 0x2028 || r == 0x2029 {
			b[i] = ' '
		}
	}
	return string(b)
}

// add writes a statement.
func (s *statements) add(line []byte) error {
	sum := sha256.Sum256(line)
	if key := [16]byte(sum[:16]); !s.seen[key] {
		s.seen[key] = true
		s.out.Write(line)
		return s.out.WriteByte('\n')
	}
	return nil
}

// addf writes a statement.
func (s *statements) addf(format string, args ...any) error {
	return s.add(fmt.Appendf(nil, format, args...))
}

// addAnswers writes the statements that a format has for the entities and the relationships. It leaves out lines as left
// says, which knows the list that a line is of.
func (m *maker) addAnswers(s *statements, ending string, left func(*list, []byte) bool) error {
	for i := range m.lists {
		l := &m.lists[i]
		if !l.entity && !isLink(l) { // the formats have sources and evidence with what they support
			continue
		}
		in := &lines{each: func(line []byte) error {
			if left(l, line) {
				return nil
			}
			return s.add(line)
		}}
		if err := m.file(m.ctx, *l, ending, m.Revision, in); err != nil {
			return err
		}
		if err := in.end(); err != nil {
			return err
		}
	}
	return nil
}

// table returns the table with a name, which is one of the constants.
func (m *maker) table(name string) table {
	for _, t := range m.tables {
		if t.name == name {
			return t
		}
	}
	return table{of: func(*list) bool { return false }}
}

// further returns the tables of entities, or of relationships, with their ids and the columns that the formats do not
// have: references, and values with parts. Other columns are there if they have one of the names.
func (m *maker) further(of func(*list) bool, names ...string) (all []table) {
	for i := range m.lists {
		if l := &m.lists[i]; of(l) {
			all = append(all, m.table(l.table()).only(func(c column) bool {
				return c.name == "id" || c.further && !inFormats[c.name] || slices.Contains(names, c.name)
			}))
		}
	}
	return all
}

// only returns a table with some of its columns.
func (t table) only(kept func(column) bool) table {
	t.columns = slices.DeleteFunc(slices.Clone(t.columns), func(c column) bool { return !kept(c) })
	t.rows = func(r record) [][]any { return [][]any{t.values(r)} }
	return t
}

// inFormats are the references that the formats have under other names.
var inFormats = map[string]bool{"source": true, "target": true, "assertedBy": true, "evidence": true}
