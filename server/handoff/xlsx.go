package handoff

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// The limits of Excel.
const (
	maxCell      = 32_767 // characters in a cell
	maxSheetName = 31     // characters in the name of a sheet
	maxRows      = 1_048_576
)

// errNoRoom means that Excel has no room for a value.
var errNoRoom = errors.New("Excel has no room for this, ask for .csv or .zip")

// writeXLSX writes a workbook: a sheet about the file, then a sheet for each table that a zip would have. Texts are
// texts, also if they look like formulas or dates, and numbers are numbers. A text that Excel cannot hold is an
// error.
func writeXLSX(w io.Writer, e *export) error {
	book := excelize.NewFile()
	defer book.Close()
	about := sheet{name: "about", columns: []column{{name: "about"}, {name: "this file"}}}
	for _, f := range e.facts() {
		about.rows = append(about.rows, []any{f.name, f.text})
	}
	about.rows = append(about.rows, []any{"query", e.document})
	taken := map[string]bool{}
	for i, s := range append([]sheet{about}, e.sheets()...) {
		name := sheetName(s.name, taken)
		var err error
		if i == 0 {
			err = book.SetSheetName(book.GetSheetName(0), name)
		} else {
			_, err = book.NewSheet(name)
		}
		if err == nil {
			err = s.into(book, name)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", name, err)
		}
	}
	return book.Write(w)
}

// sheetName returns a name that Excel accepts and no other sheet has.
func sheetName(name string, taken map[string]bool) string {
	_, after, in := strings.Cut(name, "lists/")
	if in {
		name = "list " + after
	}
	short := name
	for n := 2; len(short) > maxSheetName || taken[strings.ToLower(short)]; n++ {
		end := fmt.Sprintf("~%d", n)
		short = name[:min(len(name), maxSheetName-len(end))] + end
	}
	taken[strings.ToLower(short)] = true
	return short
}

// into writes the sheet into a workbook.
func (s sheet) into(book *excelize.File, name string) error {
	if len(s.rows) >= maxRows {
		return fmt.Errorf("%w: there are %d rows, and a sheet has room for %d", errNoRoom, len(s.rows), maxRows-1)
	}
	out, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	head := []any{}
	for _, c := range s.columns {
		head = append(head, c.name)
	}
	for i, r := range append([][]any{head}, s.rows...) {
		values := make([]any, len(r))
		for j, v := range r {
			if values[j], err = cellOf(v); err != nil {
				return fmt.Errorf("row %d, %s: %w", i, s.columns[j].name, err)
			}
		}
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return err
		}
		if err := out.SetRow(at, values); err != nil {
			return err
		}
	}
	return out.Flush()
}

// cellOf returns a value as a cell.
func cellOf(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, int:
		return v, nil
	case json.Number:
		if whole, err := v.Int64(); err == nil {
			return whole, nil
		}
		return v.Float64()
	}
	s := printable(textOf(v))
	if n := utf8.RuneCountInString(s); n > maxCell {
		return nil, fmt.Errorf("%w: the text has %d characters, and a cell has room for %d", errNoRoom, n, maxCell)
	}
	return s, nil
}
