package kg

import (
	"fmt"
	"strings"
)

// MaxSourcesKnown is the greatest number of sources that a filter can count under asOf.known.
const MaxSourcesKnown = 5

// NthSourceField returns the name of the field with the date from which a relationship has n sources.
func NthSourceField(n int) string { return fmt.Sprintf("source%dFrom", n) }

// NthOriginField returns the name of the field with the date from which a relationship has sources of n origins.
func NthOriginField(n int) string { return fmt.Sprintf("origin%dFrom", n) }

// FirstSourceField returns the name of the field with the date from which a relationship has a source of a given kind
// or reliability. constantName is the enum value, such as NEWS.
func FirstSourceField(constantName string) string { return FieldName(constantName) + "From" }

// FieldName turns the spelling of enums, such as DATE or VALID_FROM, into the name of a field: date, validFrom.
func FieldName(s string) string {
	parts := strings.Split(strings.ToLower(s), "_")
	for i := 1; i < len(parts); i++ {
		if parts[i] != "" {
			parts[i] = strings.ToUpper(parts[i][:1]) + parts[i][1:]
		}
	}
	return strings.Join(parts, "")
}
