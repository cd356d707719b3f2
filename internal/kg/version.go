package kg

import (
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
)

// ErrSchemaVersion means that another version of this program filled a database, and stores the graph in another
// form. The store does not change the database.
var ErrSchemaVersion = errors.New("the database was filled by another version of this program")

// Form returns a number for the form in which a store stores the graph. It is a hash of layout, of all fields, and of the
// names of the fields that a [SearchText] has. Every field becomes a column, so a new field changes the form.
//
// layout is a text that the store chooses. The store must change layout if old and new programs would misread each
// other's data. The store need not change layout for a new index, because it creates missing indexes.
//
// The number is positive and has 31 bits.
func Form(layout string) int {
	return formOf(layout+" "+strings.Join(indexed, " "), AllEntityFields(), relationshipFields)
}

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

// CheckForm returns ErrSchemaVersion if the form found in a database is not the form that the store wants. The message
// says what to do. The form 0 means that no form is recorded in the database.
func CheckForm(found, want int) error {
	if found == want {
		return nil
	}
	return fmt.Errorf("%w: its form is %d, want %d: use the release that filled it, or delete all that is in it, "+
		"or name another database, and load the data set anew", ErrSchemaVersion, found, want)
}
