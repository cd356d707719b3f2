package neo4jstore

import (
	"fmt"
	"strconv"
	"strings"
)

// escape is the greatest code point before the surrogates. It hardly occurs in texts. If
// a text contains it, sortable escapes it, too.
const escape = '\uD7FF'

// sortable returns a text that Neo4j orders like Go orders s. Neo4j has two orders: an
// index sorts by bytes, but < and > compare UTF-16 units. Where the two orders differ,
// pages would lose rows. They differ only for the code points from escape on, so sortable
// writes these code points in hexadecimal digits.
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

// unsortable is the inverse of sortable.
func unsortable(text string) string {
	head, rest, found := strings.Cut(text, string(escape))
	if !found {
		return text
	}
	var out strings.Builder
	for found {
		out.WriteString(head)
		n, err := strconv.ParseInt(rest[:min(6, len(rest))], 16, 32)
		if err != nil { // sortable did not write this text
			return text
		}
		out.WriteRune(rune(n))
		head, rest, found = strings.Cut(rest[6:], string(escape))
	}
	out.WriteString(head)
	return out.String()
}
