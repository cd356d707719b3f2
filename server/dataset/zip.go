package dataset

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"accordgraph/server/handoff"
)

// packedOn is the date of all members, so that the same revision is the same bytes. A zip has no earlier date.
var packedOn = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// writeZIP writes a CSV file for each table, and the files that describe them.
func (m *maker) writeZIP(w io.Writer) error {
	z := zip.NewWriter(w)
	m.csv = map[string]made{}
	for _, t := range m.tables {
		out, err := member(z, t.name+".csv")
		if err != nil {
			return err
		}
		sum, size := sha256.New(), counter(0)
		if err := m.writeCSV(io.MultiWriter(out, sum, &size), t); err != nil {
			return fmt.Errorf("writing %s.csv: %w", t.name, err)
		}
		m.csv[t.name] = made{Bytes: int64(size), SHA256: hex.EncodeToString(sum.Sum(nil))}
	}
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{
		{"README.md", m.writeReadme},
		{"CITATION.cff", m.writeCitation},
		{"LICENSE", m.writeLicence},
		{"datapackage.json", m.writeTables},
	} {
		out, err := member(z, f.name)
		if err != nil {
			return err
		}
		if err := f.write(out); err != nil {
			return fmt.Errorf("writing %s: %w", f.name, err)
		}
	}
	return z.Close()
}

// A counter is a writer that counts bytes.
type counter int64

// Write implements io.Writer.
func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

// member begins a file of a zip.
func member(z *zip.Writer, name string) (io.Writer, error) {
	return z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: packedOn})
}

// writeCSV writes a table, with a line of the names of its columns.
func (m *maker) writeCSV(w io.Writer, t table) error {
	out := csv.NewWriter(w)
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	if err := out.Write(names); err != nil {
		return err
	}
	cells := make([]string, len(t.columns))
	err := m.rows([]table{t}, func(_ table, row []any) error {
		for i, c := range t.columns {
			cells[i] = handoff.Cell(row[i], c.list || c.isText())
		}
		return out.Write(cells)
	})
	out.Flush()
	return errors.Join(err, out.Error())
}

// isText reports whether values are texts that people wrote. An id or a date is none.
func (c column) isText() bool { return c.sort == text }
