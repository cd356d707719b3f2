package cite

import (
	"fmt"
	"strings"
)

// RIS returns the citation in the format of Reference Manager, which Zotero, Mendeley and EndNote read. Lines end with
// CR and LF. A value is one line, so no name can begin a field.
func (w Work) RIS() string {
	var b strings.Builder
	field := func(name, value string) {
		if value = clean(value); value != "" {
			fmt.Fprintf(&b, "%s  - %s\r\n", name, value)
		}
	}
	field("TY", "ELEC")
	field("ID", w.key())
	field("AU", author)
	field("TI", w.heading())
	field("T2", w.Set)
	if day := parts(w.Day); len(day) > 0 {
		field("PY", day[0])
		field("DA", strings.Join(append(day, "", "")[:3], "/")+"/")
	}
	field("ET", w.Revision)
	field("PB", author)
	field("LA", w.Lang)
	field("UR", w.Address)
	field("N1", "Revision "+w.short()+", "+w.Licence+", "+w.LicenceURL)
	b.WriteString("ER  - \r\n")
	return b.String()
}
