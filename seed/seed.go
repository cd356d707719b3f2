// Package seed is the data set: the YAML files that people write, the loader
// that turns them into a graph, and the test that edits them. What the files
// look like is in README.md.
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
