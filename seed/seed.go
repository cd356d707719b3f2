// Package seed is the data set: the YAML files that people write, the reader
// that makes a [kg.Batch] of them, and the test that finds their mistakes.
// README.md describes the files.
//
// A file is read in three steps. files parses it to trees with lines. An entry
// is a cursor over one tree. A reader turns entries into entities and
// relationships, and collects them in a draft. [kg.Check] then checks the draft,
// which knows the line of every value.
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
