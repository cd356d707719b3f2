package kg

import (
	"errors"
	"fmt"
)

// SchemaVersion is that of the form in which stores keep the graph. It is raised
// whenever a store would misread what an older program wrote, or an older program
// what this one writes; a test of each store notices. A further index is no such
// change: a store makes what is missing.
const SchemaVersion = 1

// ErrSchemaVersion means that a database was filled by a program of another
// SchemaVersion, and was left as it was.
var ErrSchemaVersion = errors.New("the database was filled by another version of this program")

// CheckSchemaVersion returns ErrSchemaVersion, with what to do about it, if a
// store cannot use a database of that version; 0 is one from before versions were
// kept.
func CheckSchemaVersion(found int) error {
	switch {
	case found > SchemaVersion:
		return fmt.Errorf("%w: its schema version is %d, want %d: use a newer release of this program, or another database", ErrSchemaVersion, found, SchemaVersion)
	case found < SchemaVersion:
		return fmt.Errorf("%w: its schema version is %d, want %d: delete all that is in it, or name another database, and load the data set anew", ErrSchemaVersion, found, SchemaVersion)
	}
	return nil
}
