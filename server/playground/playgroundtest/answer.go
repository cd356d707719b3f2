package playgroundtest

import (
	"encoding/json"
	"regexp"
)

// operation finds the name of an operation at the start of a line, which is
// where the tabs have it and where GraphiQL looks for a tab's title.
var operation = regexp.MustCompile(`(?m)^query\s+(\w+)`)

// operationName gives the name of a document's first operation, or "".
func operationName(query string) string {
	found := operation.FindStringSubmatch(query)
	if found == nil {
		return ""
	}
	return found[1]
}

// hasErrors tells whether a GraphQL answer has errors, or is no JSON at all.
func hasErrors(answer string) bool {
	var body struct{ Errors []json.RawMessage }
	return json.Unmarshal([]byte(answer), &body) != nil || len(body.Errors) > 0
}
