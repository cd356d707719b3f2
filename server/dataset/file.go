package dataset

import "io"

// A file is a file of the data set.
type file struct {
	Name      string
	MediaType string
	Data      bool // it has all data; the others describe them
	About     string
	write     func(*maker, io.Writer) error
}

// files is the table of the files, in the order in which they are made. A file may be made of the ones before it. The
// names stay the same for all revisions.
var files = []file{
	{"accordgraph.jsonl", "application/jsonl", true, "All records as JSON, one on each line.", (*maker).writeJSONL},
}
