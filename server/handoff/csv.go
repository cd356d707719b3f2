package handoff

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// writeCSV writes one table: a row for each item of the outermost list, with the one chain of lists below it
// unrolled. A value that is null is an empty cell. For Excel the file begins with a byte order mark, without which
// Excel does not read it as UTF-8.
func writeCSV(w io.Writer, e *export) error {
	if e.excel {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	columns := e.root.chain()
	out := csv.NewWriter(w)
	if err := out.Write(headings(columns)); err != nil {
		return err
	}
	if err := e.root.rows(e.data, func(row []any) error { return out.Write(cells(columns, row)) }); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

// headings returns the names of columns.
func headings(columns []column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

// cells returns the values of a row as cells of a CSV file. A text at whose beginning a spreadsheet may find a formula,
// and a text that begins with an apostrophe, has an apostrophe before it.
func cells(columns []column, row []any) []string {
	all := make([]string, len(row))
	for i, v := range row {
		all[i] = textOf(v)
		if columns[i].list || columns[i].sort == text {
			all[i] = harmless(all[i])
		}
	}
	return all
}

// formulaSigns are the signs at the beginning of a cell that make it a formula in one spreadsheet or another, and the
// apostrophe, so that a reader knows which apostrophe to remove.
const formulaSigns = "=+-@\t\r'"

// harmless returns a text that no spreadsheet reads as a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune(formulaSigns, rune(s[0])) {
		return "'" + s
	}
	return s
}

// textOf returns a value as text: "" for null, and a list with " | " between its items. In an item of a list, a
// backslash stands before each | and before each backslash.
func textOf(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = strings.NewReplacer(`\`, `\\`, `|`, `\|`).Replace(textOf(item))
		}
		return strings.Join(items, " | ")
	}
	return fmt.Sprint(v)
}
