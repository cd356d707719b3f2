package neo4jstore

import (
	"fmt"
	"strconv"
	"strings"
)

// escape is the greatest letter before the surrogates. Nothing that a store keeps
// is likely to have it; it is escaped itself.
const escape = '\uD7FF'

// sortable returns a text that Neo4j orders as Go orders s, whichever way it
// compares: stored texts come sorted by bytes, but < and > go by units of UTF-16,
// and pages would lose rows where the two disagree. What lies from escape on is
// spelled in digits, therefore.
func sortable(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= escape }) < 0 {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		if r < escape {
			out.WriteRune(r)
		} else {
			fmt.Fprintf(&out, "%c%06x", escape, r)
		}
	}
	return out.String()
}

// unsortable returns the s of which sortable made text.
func unsortable(text string) string {
	head, rest, found := strings.Cut(text, string(escape))
	if !found {
		return text
	}
	var out strings.Builder
	for found {
		out.WriteString(head)
		n, err := strconv.ParseInt(rest[:min(6, len(rest))], 16, 32)
		if err != nil { // not what sortable made
			return text
		}
		out.WriteRune(rune(n))
		head, rest, found = strings.Cut(rest[6:], string(escape))
	}
	out.WriteString(head)
	return out.String()
}
