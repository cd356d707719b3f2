// Command release adds the data set to its history, as a published revision. Run it in the root of the repository:
//
//	go run ./seed/release 2026-12-24
//
// The day is the one of the release. The folder of the data set is seed/data, unless -data names another.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"accordgraph/seed"
)

func main() {
	data := flag.String("data", "seed/data", "the folder of the data set")
	of := flag.String("of", "", "the folder of the revision to add, if it is not the folder of the data set")
	flag.Parse()
	if *of == "" {
		*of = *data
	}
	name, err := release(*data, *of, flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
	fmt.Println(name)
}

// release adds the data set in the folder of to the history in the folder data, and returns the name of the new file.
func release(data, of, day string) (string, error) {
	b, err := seed.Read(os.DirFS(of))
	if err != nil {
		return "", err
	}
	name, content, err := seed.WriteRevision(os.DirFS(data), b, day)
	if err != nil {
		return "", err
	}
	name = filepath.Join(data, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return "", err
	}
	return name, os.WriteFile(name, content, 0o644)
}
