package handoff

import (
	"encoding/json"
	"fmt"
	"strings"
)

// readme returns the file README.md of a zip.
func (e *export) readme(sheets []sheet) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# %s\n", e.edition.Title)
	line("* Revision of the data: %s", e.edition.Revision)
	if e.edition.CompiledOn != "" {
		line("* The editors last went through the sources on %s.", e.edition.CompiledOn)
	}
	if e.address != "" {
		line("* Address: <%s>", e.address)
	}
	line("* Licence: %s, %s", e.edition.Licence, e.edition.LicenceURL)
	line("* Cite as: %s", e.citation())
	line("* The question is in query.graphql%s.", map[bool]string{true: ", its variables are in variables.json"}[e.variables != ""])
	if len(e.more) > 0 {
		line("\n**Not complete: %s.** Ask for more with `first` and `after`.", e.moreText())
	} else {
		line("* Complete: each list has all its items.")
	}
	line("\n## Files\n\n| file | a row is | rows |\n|---|---|---|")
	for _, s := range sheets {
		line("| %s.csv | %s | %d |", s.name, s.about, len(s.rows))
	}
	b.WriteString(conventions)
	return b.String()
}

// citation returns a line that names the answer.
func (e *export) citation() string {
	parts := []string{e.edition.Title, "revision " + e.edition.Revision}
	if e.operation != "" {
		parts = append(parts, "operation "+e.operation)
	}
	if e.address != "" {
		parts = append(parts, e.address)
	}
	return strings.Join(parts, ", ")
}

// conventions is the part of README.md that is the same in each file.
const conventions = `
The CSV files are UTF-8, with commas and a line of names. An empty cell is "no value". NA is the code of Namibia. Dates
are as precise as is known: 2014, 2014-03 or 2014-03-18. A list is in one cell with " | " between its items; a | in an
item is \|, and a backslash is \\. A text that begins with = + - @ ' or a control character has an apostrophe before it,
so that no spreadsheet runs it: remove one apostrophe. The column _row numbers the rows of a list, and _parent is the row
of the list around it. datapackage.json has the type of each column.

## Spreadsheet

Excel: ask for the file with excel=1 in its address, and open the CSV files with a double click.
LibreOffice: open a CSV file with the character set UTF-8 and the separator comma.
Dates: import them as text, or a spreadsheet makes 2014-03 a day of March.

## R

    edges <- read.csv("edges.csv", na.strings = "", fileEncoding = "UTF-8")
    nodes <- read.csv("nodes.csv", na.strings = "", fileEncoding = "UTF-8")
    g <- igraph::graph_from_data_frame(edges[, c("source", "target", "id", "relationship")], vertices = nodes)

## pandas

    edges = pandas.read_csv("edges.csv", keep_default_na=False, na_values=[""])
    nodes = pandas.read_csv("nodes.csv", keep_default_na=False, na_values=[""])
    merged = edges.merge(nodes, left_on="source", right_on="id", suffixes=("", "_source"))

## Gephi

File, Import spreadsheet: nodes.csv as a table of nodes.
File, Import spreadsheet: edges.csv as a table of edges, directed, into the same workspace.
Choose "Don't merge" for parallel edges: they are claims of different claimants.
`

// datapackage returns the file datapackage.json (https://specs.frictionlessdata.io/tabular-data-package).
func (e *export) datapackage(sheets []sheet) ([]byte, error) {
	type field struct {
		Name string `json:"name"`
		Type string `json:"type"`
	}
	resources := []any{}
	for _, s := range sheets {
		fields := []field{}
		for _, c := range s.columns {
			fields = append(fields, field{c.name, c.typeName()})
		}
		resources = append(resources, map[string]any{
			"profile": "tabular-data-resource", "name": strings.ToLower(strings.ReplaceAll(s.name, "/", ".")),
			"path": s.name + ".csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
			"schema": map[string]any{"fields": fields, "missingValues": []string{""}},
		})
	}
	description := map[string]any{
		"profile": "tabular-data-package", "name": "accordgraph-answer", "title": e.edition.Title,
		"version": e.edition.Revision, "resources": resources,
		"licenses": []any{map[string]string{"title": e.edition.Licence, "path": e.edition.LicenceURL}},
	}
	return json.MarshalIndent(description, "", "  ")
}

// typeName returns the type of a column as Table Schema has it. A list is a text.
func (c column) typeName() string {
	if c.list {
		return "string"
	}
	return [...]string{text: "string", integer: "integer", number: "number", boolean: "boolean", date: "string"}[c.sort]
}
