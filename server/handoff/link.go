package handoff

import (
	"slices"
	"strings"
)

// linkFields are what a file says about a relationship, in the order of its columns.
var linkFields = []struct {
	name  string
	sort  sort
	list  bool
	value func(link map[string]any) any
}{
	{"id", text, false, follow([]string{prefix + "id"})},
	{"type", text, false, follow([]string{prefix + "type"})},
	{"source", text, false, follow([]string{prefix + "source", prefix + "id"})},
	{"sourceName", text, false, follow([]string{prefix + "source", prefix + "name"})},
	{"target", text, false, follow([]string{prefix + "target", prefix + "id"})},
	{"targetName", text, false, follow([]string{prefix + "target", prefix + "name"})},
	{"role", text, false, follow([]string{prefix + "role"})},
	{"claimant", text, false, follow([]string{prefix + "assertedBy", prefix + "id"})},
	{"claimantName", text, false, follow([]string{prefix + "assertedBy", prefix + "name"})},
	{"status", text, false, follow([]string{prefix + "status"})},
	{"disputed", boolean, false, follow([]string{prefix + "disputed"})},
	{"validFrom", date, false, follow([]string{prefix + "validFrom"})},
	{"validTo", date, false, follow([]string{prefix + "validTo"})},
	{"knownFrom", date, false, follow([]string{prefix + "knownFrom"})},
	{"knownTo", date, false, follow([]string{prefix + "knownTo"})},
	{"note", text, false, follow([]string{prefix + "note"})},
	{"sourceCount", integer, false, follow([]string{prefix + "sourceCount"})},
	{"evidence", text, true, func(l map[string]any) any { return perEvidence(l, evidenceID) }},
	{"quotes", text, true, func(l map[string]any) any { return perEvidence(l, words) }},
	{"sources", text, true, func(l map[string]any) any { return perEvidence(l, citation) }},
}

// linkColumns returns the columns of a relationship that is at a path in an item. Their names begin with start.
func linkColumns(start string, path []string) (all []column) {
	path = slices.Clone(path)
	for _, f := range linkFields {
		all = append(all, column{start + f.name, f.sort, f.list, func(item map[string]any) any {
			for _, key := range path {
				item, _ = item[key].(map[string]any)
			}
			if item == nil || item[prefix+"type"] == nil {
				return nil
			}
			return f.value(item)
		}})
	}
	return all
}

// perEvidence returns a value of each piece of evidence of a relationship.
func perEvidence(link map[string]any, value func(map[string]any) string) any {
	pieces, _ := link[prefix+"evidence"].([]any)
	all := []any{}
	for _, p := range pieces {
		piece, _ := p.(map[string]any)
		all = append(all, value(piece))
	}
	return all
}

// evidenceID returns the id of a piece of evidence.
func evidenceID(e map[string]any) string { return textAt(e, "plainId") }

// words returns the words that a piece of evidence has of its source: the quote, or else the paraphrase.
func words(e map[string]any) string {
	if quote := textAt(e, "quote"); quote != "" {
		return "“" + quote + "”"
	}
	return textAt(e, "paraphrase")
}

// citation returns the source of a piece of evidence as a line: publisher, title, date, place, address.
func citation(e map[string]any) string {
	source, _ := e["source"].(map[string]any)
	parts := []string{
		textAt(source, "publisher"), textAt(source, "title"), textAt(source, "date"), textAt(e, "locator"), textAt(source, "url"),
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), ", ")
}

// textAt returns the text with a key, or "".
func textAt(item map[string]any, key string) string {
	s, _ := item[key].(string)
	return s
}
