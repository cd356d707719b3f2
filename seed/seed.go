// Package seed contains the data set: the YAML files that people write, the reader
// that makes a [kg.Batch] of the files, and the test that finds their mistakes.
// README.md describes the files.
//
// A file is read in three steps. The type files parses the file to syntax trees, which
// know the line of each node. An entry is a cursor over one tree. A reader turns entries
// into entities and relationships, and collects them in a draft. Then [kg.Check] checks
// the draft. The draft knows the line of every value, so each mistake has a line.
package seed

import (
	"embed"
	"io/fs"
)

//go:embed data
var data embed.FS

// Bundled returns the files of the data set that comes with the program.
func Bundled() fs.FS {
	sub, err := fs.Sub(data, "data")
	if err != nil {
		panic(err) // "data" is a valid path
	}
	return sub
}
