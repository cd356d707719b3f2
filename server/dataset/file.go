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

// allFiles returns the table of the files, in the order in which they are made. A file may be made of the ones before it. The
// names stay the same for all revisions.
func allFiles() []file {
	return []file{
		{"accordgraph.jsonl", "application/jsonl", true, "All records as JSON, one on each line.", (*maker).writeJSONL},
		{"accordgraph.zip", "application/zip", true, "A CSV table of each kind of record.", (*maker).writeZIP},
		{"accordgraph.nq", "application/n-quads", true, "RDF, in which each relationship is a named graph.", (*maker).writeNQuads},
		{"accordgraph.cypher", "application/x-cypher-query", true, "Statements that fill a Neo4j database.", (*maker).writeCypher},
		{"accordgraph.sqlite", "application/vnd.sqlite3", true, "A SQLite database with the same tables.", (*maker).writeSQLite},
		{"README.md", "text/markdown", false, "What the tables and columns mean.", (*maker).writeReadme},
		{"CITATION.cff", "text/yaml", false, "How to cite this revision.", (*maker).writeCitation},
		{"LICENSE", "text/plain", false, "The licence of the data.", (*maker).writeLicence},
		{"datapackage.json", "application/json", false, "The files, tables and columns, for Frictionless Data.", (*maker).writeDataPackage},
		{"croissant.json", "application/ld+json", false, "The files, tables and columns, for Croissant.", (*maker).writeCroissant},
		{"ro-crate-metadata.json", "application/ld+json", false, "The files, for RO-Crate.", (*maker).writeCrate},
	}
}
