package prose

import (
	"strings"

	"accordgraph/internal/kg"
)

// A Part is a stretch of a sentence. If it is the words for an entity, it has the ID of the entity.
type Part struct {
	Text   string
	Entity kg.ID
}

// While a sentence is put together, control characters mark the words for an entity. They cannot come from data,
// because oneLine removes them.
const (
	markStart = "\x01" // before the ID
	markWords = "\x02" // between the ID and the words
	markEnd   = "\x03" // after the words
)

// mark returns the words for the entity with that ID.
func mark(id kg.ID, words string) string {
	if id == "" || words == "" {
		return words
	}
	return markStart + string(id) + markWords + words + markEnd
}

// partsOf returns the parts of a text with marks.
func partsOf(text string) (all []Part) {
	for text != "" {
		plain, rest, _ := strings.Cut(text, markStart)
		if plain != "" {
			all = append(all, Part{Text: plain})
		}
		marked, after, _ := strings.Cut(rest, markEnd)
		if id, words, ok := strings.Cut(marked, markWords); ok {
			all = append(all, Part{words, kg.ID(id)})
		}
		text = after
	}
	return all
}

// textOf returns the parts as one text.
func textOf(parts []Part) string {
	var out strings.Builder
	for _, p := range parts {
		out.WriteString(p.Text)
	}
	return out.String()
}
