package handoff

import (
	"maps"
	"slices"
)

// Endings returns the endings of addresses that ask for a format, in order.
func Endings() []string { return slices.Sorted(maps.Keys(formats)) }

// Endings returns the endings of the formats that the answer to a document can have, in order. The document has one
// operation. If the document is wrong, there are none.
func (h *Files) Endings(document string) (all []string) {
	text, err := rewrite(h.schema, document, "", false)
	if err != nil {
		return nil
	}
	p, err := planOf(h.schema, text, "")
	if err != nil {
		return nil
	}
	for _, ending := range Endings() {
		if formats[ending].check(p) == nil {
			all = append(all, ending)
		}
	}
	return all
}
