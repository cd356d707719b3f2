package handoff

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"time"
)

// writeZIP writes a file for each list of the answer, and files of its entities, relationships and evidence, if the
// operation asks for any. README.md says what they are.
func writeZIP(w io.Writer, e *export) error {
	sheets := e.sheets()
	files := []member{}
	for _, s := range sheets {
		body, err := s.csv(e.excel)
		if err != nil {
			return fmt.Errorf("writing %s: %w", s.name, err)
		}
		files = append(files, member{s.name + ".csv", body})
	}
	description, err := e.datapackage(sheets)
	if err != nil {
		return err
	}
	files = append(files, member{"README.md", []byte(e.readme(sheets))}, member{"datapackage.json", description},
		member{"LICENSE", []byte(e.licence())}, member{"query.graphql", []byte(e.document)})
	if e.variables != "" {
		files = append(files, member{"variables.json", []byte(e.variables)})
	}
	return pack(w, files)
}

// A member is a file of a zip.
type member struct {
	name string
	body []byte
}

// packedOn is the date of all members, so that the same answer is the same bytes. A zip has no earlier date.
var packedOn = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// pack writes a zip.
func pack(w io.Writer, files []member) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		out, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: packedOn})
		if err != nil {
			return err
		}
		if _, err := out.Write(f.body); err != nil {
			return err
		}
	}
	return z.Close()
}

// A sheet is a table of a file with several tables.
type sheet struct {
	name    string // of its file, without the ending
	about   string // what a row is
	columns []column
	rows    [][]any
}

// csv returns the sheet as a CSV file.
func (s sheet) csv(excel bool) ([]byte, error) {
	var b bytes.Buffer
	if excel {
		b.WriteString("\ufeff")
	}
	out := csv.NewWriter(&b)
	err := out.Write(headings(s.columns))
	for _, r := range s.rows {
		if err == nil {
			err = out.Write(cells(s.columns, r))
		}
	}
	out.Flush()
	return b.Bytes(), err
}

// sheets returns the tables of an answer: the entities, relationships and evidence, then each list.
func (e *export) sheets() (all []sheet) {
	if e.hasThings() {
		n := e.network()
		all = append(all, sheet{"nodes", "an entity", orElse(e.nodes, thingFields), n.rows(n.nodes)},
			sheet{"edges", "a relationship", orElse(e.links, edgeFields()), n.rows(n.edges)},
			sheet{"evidence", "a piece of evidence for a relationship", evidenceColumns, n.evidence})
	}
	if len(e.root.columns) > 0 {
		all = append(all, sheet{"lists/answer", "the whole answer", e.root.columns, [][]any{e.root.values(e.data)}})
	}
	return e.listSheets(all, e.root, "", []map[string]any{e.data})
}

// orElse returns columns, or others if there are none.
func orElse(columns, others []column) []column {
	if columns == nil {
		return others
	}
	return columns
}

// rows returns rows as lists of values.
func (*network) rows(rows []row) [][]any {
	all := make([][]any, len(rows))
	for i, r := range rows {
		all[i] = r
	}
	return all
}

// listSheets adds a sheet for each list in a table with the given items. Rows are numbered from 1. A row says in
// which row of the list around it it is.
func (e *export) listSheets(all []sheet, t *table, label string, around []map[string]any) []sheet {
	for _, l := range t.lists {
		name := dotted(label, l.label)
		s := sheet{"lists/" + name, "an item of " + name, append(rowColumns(l.columns), l.columns...), nil}
		items := []map[string]any{}
		for parent, a := range around {
			for _, item := range l.items(a) {
				items = append(items, item)
				s.rows = append(s.rows, append([]any{len(items), parent + 1}, l.values(item)...))
			}
		}
		all = e.listSheets(append(all, s), l, name, items)
	}
	return all
}

// rowColumns returns the columns for the number of a row and of the row around it, with names that no column has.
func rowColumns(columns []column) []column {
	own := []column{{name: "_row", sort: integer}, {name: "_parent", sort: integer}}
	for i := range own {
		for named(columns, own[i].name) {
			own[i].name = "_" + own[i].name
		}
	}
	return own
}

// licence returns the file LICENSE.
func (e *export) licence() string {
	return strings.TrimSpace(fmt.Sprintf("%s\n\n%s\n%s", e.edition.Title, e.edition.Licence, e.edition.LicenceURL)) + "\n"
}
