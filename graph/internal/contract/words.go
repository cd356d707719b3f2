package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// argumentDocs maps the name of an argument to its description. They also describe the
// arguments in graph/schema that have no description.
var argumentDocs = map[string]string{
	"asOf":      "Answer as of a day. The day applies to everything below this field.",
	"where":     "Filter the list.",
	"via":       "Follow only relationships that match this filter.",
	"orderBy":   "Sort the list.",
	"first":     "Return at most this many items from the start of the list: 20 if absent, at most 100.",
	"after":     "Return items after this cursor, which is from a page of the same list in the same order.",
	"last":      "Return at most this many items from the end of the list, at most 100.",
	"before":    "Return items before this cursor, which is from a page of the same list in the same order.",
	"by":        "The fields whose values are counted.",
	"lang":      "The language of the text. If nobody wrote the text in it, the text is in English.",
	"direction": "Ascending or descending.",
	"field":     "The field to sort by.",
}

// The descriptions of generated definitions, each written once. ONE, MANY and FIELD stand for
// a noun, its plural and the name of a field.
const (
	connectionDoc = "A page of a list of MANY."
	edgesDoc      = "The items, with their cursors and the relationships that lead to them."
	nodesDoc      = "The items without cursors and relationships."
	pageInfoDoc   = "Whether there are items before and after the page, and the cursors of its first and last item."
	totalDoc      = "The number of items on all pages. " +
		"The server counts the items only if the request selects this field."
	facetsDoc = "How many items on all pages have each value of a field. The most frequent value comes first. " +
		"Only lists of all MANY have facets."
	edgeDoc   = "An item of a list of MANY."
	cursorDoc = "The place of the item in the list. Pass it as `after` or `before` of the same field, " +
		"with the same `orderBy`. Any other text is an error."
	nodeDoc    = "The item."
	reachedDoc = "The relationship that leads to the item, with its evidence. Null in a list of all MANY."

	datedDoc   = "Below `asOf` its days follow: see `Node`."
	plainIDDoc = "The id without days. It names the same thing on all days."

	facetDoc      = "A field to count MANY by."
	facetValueDoc = "Count by `FIELD`: "
	orderDoc      = "How to sort a list of MANY. If it is absent, the list is in its natural order."
	orderFieldDoc = "A field to sort MANY by."
	orderByDoc    = "Sort by `FIELD`."
	orderTextDoc  = "Sort by `FIELD`, byte by byte."

	filterDoc      = "A filter of MANY. All given fields must match."
	andDoc         = "All of these must match."
	orDoc          = "At least one of these must match."
	notDoc         = "This must not match."
	moveDoc        = "Filter by related MANY: "
	relationDoc    = "A filter of related MANY."
	relationViaDoc = "A filter of related MANY, and of the relationships that lead to them."
	someDoc        = "At least one related ONE matches."
	noneDoc        = "No related ONE matches."
	everyDoc       = "Every related ONE matches."
	onlyViaDoc     = "Count only relationships that match this filter. " +
		"If `some`, `none` and `every` are absent, at least one relationship must match."

	enumFilterDoc = "A filter of one value."
	listFilterDoc = "A filter of a list of values."
	eqDoc         = "Equal to this value."
	inDoc         = "Equal to one of these values."
	hasDoc        = "The list has this value."
	hasAnyDoc     = "The list has at least one of these values."

	relationshipDoc = "A statement that joins two entities. It has the claimant, the dates and the evidence."
	kindsDoc        = "What kind of entity something is."
	typesDoc        = "What a relationship states, read from its source to its target."
)

// say returns a description with the words for n.
func (n noun) say(doc string) string {
	return strings.NewReplacer("MANY", n.many, "ONE", n.one).Replace(doc)
}

// sayField returns a description with the name of a field.
func sayField(doc, field string) string { return strings.ReplaceAll(doc, "FIELD", field) }

// lower returns doc with its first letter in lower case, for use after a colon.
func lower(doc string) string {
	if doc == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(doc)
	return string(unicode.ToLower(first)) + doc[size:]
}
