package kg

import (
	"errors"
	"fmt"
	"hash/crc32"
)

// ErrSchemaVersion means that a database was filled by a program that keeps the graph
// in another form, and was left as it was.
var ErrSchemaVersion = errors.New("the database was filled by another version of this program")

// Form returns a number for the form in which a store keeps the graph: a hash of the
// fields that it makes columns of and of the store's layout, which is a text of the
// store's own that it changes when it would misread what an older program wrote, or an
// older program what it writes. So a further field is another form and nobody has to
// count. A further index is none: a store makes what is missing. The number is positive
// and has 31 bits.
func Form(layout string) int { return formOf(layout, AllEntityFields(), relationshipFields) }

func formOf(layout string, tables ...[]Field) int {
	hash := crc32.NewIEEE()
	fmt.Fprintln(hash, layout)
	for _, fields := range tables {
		for _, f := range fields {
			fmt.Fprintln(hash, f.Name, f.Type, f.Sort)
		}
		fmt.Fprintln(hash)
	}
	return max(1, int(hash.Sum32()&0x7fffffff))
}

// CheckForm returns ErrSchemaVersion, with what to do about it, if a store that wants
// one form cannot use a database of another; 0 is one that says none.
func CheckForm(found, want int) error {
	if found == want {
		return nil
	}
	return fmt.Errorf("%w: its form is %d, want %d: use the release that filled it, or delete all that is in it, "+
		"or name another database, and load the data set anew", ErrSchemaVersion, found, want)
}
