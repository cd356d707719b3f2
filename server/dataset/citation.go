package dataset

import (
	"cmp"
	"fmt"
	"io"
	"strings"
)

// editors names who made the data set. The data names no persons.
func (e *edition) editors() string { return "The editors of " + e.Title }

// address returns where readers find the files, or "".
func (m *maker) address() string {
	if m.PublicURL == "" {
		return ""
	}
	return m.PublicURL + Path
}

// citation returns a line that names the revision.
func (m *maker) citation() string {
	line := fmt.Sprintf("%s: %s. Revision %s", m.editors(), m.Title, m.Revision)
	if m.CompiledOn != "" {
		line += " (" + m.CompiledOn + ")"
	}
	if m.address() != "" {
		line += ", " + m.address()
	}
	return line + ". " + m.Licence + "."
}

// writeCitation writes CITATION.cff (https://citation-file-format.github.io, version 1.2.0).
func (m *maker) writeCitation(w io.Writer) error {
	out := &strings.Builder{}
	line := func(format string, args ...any) { fmt.Fprintf(out, format+"\n", args...) }
	line("cff-version: 1.2.0")
	line("message: %s", quoteYAML("If you use this data set, please cite this revision of it."))
	line("type: dataset")
	line("title: %s", quoteYAML(m.Title))
	line("authors:\n  - name: %s", quoteYAML(m.editors()))
	line("version: %s", quoteYAML(m.Revision))
	if len(m.CompiledOn) == len("2006-01-02") { // the format has no month and no year here
		line("date-released: %s", quoteYAML(m.CompiledOn))
	}
	if m.Description != "" {
		line("abstract: %s", quoteYAML(m.Description))
	}
	if id := spdx(m.Licence); id != "" {
		line("license: %s", id)
	} else if m.LicenceURL != "" {
		line("license-url: %s", quoteYAML(m.LicenceURL))
	}
	if m.address() != "" {
		line("url: %s", quoteYAML(m.address()))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// spdx returns the identifier of a licence in the list of SPDX, or "" if the licence is another one.
func spdx(licence string) string {
	return map[string]string{
		"CC BY 4.0": "CC-BY-4.0", "CC BY-SA 4.0": "CC-BY-SA-4.0", "CC0 1.0": "CC0-1.0", "ODbL 1.0": "ODbL-1.0",
	}[licence]
}

// quoteYAML returns a text as a string of YAML in double quotes, whose escapes are the ones of JSON.
func quoteYAML(s string) string {
	b, err := appendJSON(nil, s)
	if err != nil { // cannot happen: a text is always JSON
		return `""`
	}
	return string(b)
}

// writeLicence writes the licence of the data.
func (m *maker) writeLicence(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s\n\n%s\n%s\n\nQuotes belong to their sources.\n",
		m.Title, m.Licence, cmp.Or(m.LicenceURL, "The licence has no address."))
	return err
}
