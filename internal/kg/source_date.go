package kg

import (
	"fmt"
	"strings"
)

// MaxSourcesKnown is the most sources that can be told apart under asOf.known.
const MaxSourcesKnown = 5

// NthSourceField is the field that holds since when there have been n sources.
func NthSourceField(n int) string { return fmt.Sprintf("source%dFrom", n) }

// FirstSourceField is the field that holds since when there has been a source of a kind or
// a reliability, as its constant names it.
func FirstSourceField(constantName string) string { return FieldName(constantName) + "From" }

// FieldName turns DATE or VALID_FROM, as an enum spells it, into date or validFrom.
func FieldName(s string) string {
	parts := strings.Split(strings.ToLower(s), "_")
	for i := 1; i < len(parts); i++ {
		if parts[i] != "" {
			parts[i] = strings.ToUpper(parts[i][:1]) + parts[i][1:]
		}
	}
	return strings.Join(parts, "")
}
