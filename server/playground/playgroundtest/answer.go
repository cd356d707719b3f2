package playgroundtest

import (
	"encoding/json"
	"regexp"
)

// operation matches an operation at the start of a line. The tabs have it there, and
// GraphiQL looks there for a tab's title.
var operation = regexp.MustCompile(`(?m)^query\s+(\w+)`)

// operationName returns the name of a document's first operation, or "".
func operationName(query string) string {
	found := operation.FindStringSubmatch(query)
	if found == nil {
		return ""
	}
	return found[1]
}

// hasErrors reports whether a GraphQL answer has errors, or is no JSON at all.
func hasErrors(answer string) bool {
	var body struct{ Errors []json.RawMessage }
	return json.Unmarshal([]byte(answer), &body) != nil || len(body.Errors) > 0
}
