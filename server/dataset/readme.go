package dataset

import (
	"fmt"
	"io"
	"strings"
)

// writeReadme writes README.md: what the files are, and what each table and column is.
func (m *maker) writeReadme(w io.Writer) error {
	out := &strings.Builder{}
	line := func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
	line("# %s\n\n%s\n", m.Title, m.Description)
	line("* Revision of the data: %s", m.Revision)
	if m.CompiledOn != "" {
		line("* The editors last went through the sources on %s.", m.CompiledOn)
	}
	if m.CoversUntil != "" {
		line("* The story reaches to %s.", m.CoversUntil)
	}
	if m.address() != "" {
		line("* Address: <%s>", m.address())
	}
	line("* Licence: %s, %s. Quotes belong to their sources.", m.Licence, m.LicenceURL)
	line("* Cite as: %s", m.citation())
	line("\n## Files\n\n| file | what it is |\n|---|---|")
	for _, f := range allFiles() {
		if f.Data {
			line("| `%s` | %s |", f.Name, f.About)
		}
	}
	out.WriteString(conventions)
	line("\n## Tables\n\nThe CSV files and the SQLite database have the same tables.")
	for _, t := range m.tables {
		line("\n### %s\n\n%s\n\n| column | type | what it says |\n|---|---|---|", t.name, t.about)
		for _, c := range t.columns {
			line("| `%s` | %s | %s |", c.name, c.typeWords(), strings.ReplaceAll(c.about, "|", `\|`))
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// typeWords says what values of a column are.
func (c column) typeWords() string {
	words := [...]string{
		text: "text", integer: "whole number", number: "number", boolean: "true or false", date: "date",
		reference: "id in `" + c.refers + "`", object: "text",
	}[c.sort]
	if c.list {
		return "list: " + words
	}
	return words
}

// conventions is the part of README.md that is the same for all data sets.
const conventions = `
## What to know

* An edge is a relationship between two nodes. It is a claim if assertedBy names an actor. Two edges between the same
  nodes may contradict each other: they are claims of two actors, and disputes names the other one.
* Dates are as precise as is known: 2014, 2014-03 or 2014-03-18. Import them as text.
* A column whose name ends with Uk has the text in Ukrainian, or in English if nobody wrote it in Ukrainian. textsInUk has
  the names of the fields that somebody wrote in Ukrainian.
* CSV: UTF-8 with commas and a line of names. An empty cell is "no value". NA is the code of Namibia. A list is in one cell
  with " | " between its items; a | in an item is \|, and a backslash is \\. A text that begins with = + - @ ' or a control
  character has an apostrophe before it, so that no spreadsheet runs it: remove one apostrophe.
* Excel reads the CSV files as UTF-8 with Data, From Text/CSV, File Origin 65001. With a double click it does not.
* SQLite: a list is a JSON array, which json_each reads. True is 1. The tables "tables" and "columns" say what is in the
  database, and "dataset" has its revision and its licence.
* JSON: a line is a record. __typename is its type. A reference is the id of another record.

## pandas

    nodes = pandas.read_csv("nodes.csv", keep_default_na=False, na_values=[""])
    edges = pandas.read_csv("edges.csv", keep_default_na=False, na_values=[""])
    claims = edges[edges.assertedBy.notna()].merge(nodes, left_on="assertedBy", right_on="id", suffixes=("", "_claimant"))

## R

    nodes <- read.csv("nodes.csv", na.strings = "", fileEncoding = "UTF-8")
    edges <- read.csv("edges.csv", na.strings = "", fileEncoding = "UTF-8")
    g <- igraph::graph_from_data_frame(edges[, c("source", "target", "id", "type")], vertices = nodes[, c("id", "name", "kind")])

## sqlite3

    sqlite3 accordgraph.sqlite "SELECT name, about FROM tables"
    sqlite3 -csv -header accordgraph.sqlite "SELECT sourceName, type, targetName FROM edges WHERE disputed"
    sqlite3 accordgraph.sqlite "SELECT quote FROM evidence JOIN edge_evidence ON evidence = id WHERE edge LIKE '%/crimea'"

## Neo4j

    cypher-shell -u neo4j -f accordgraph.cypher
`
