package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// A variable that is null where null is no value is an error of the request, which names the
// variable. It is neither an internal error nor an empty list.
func TestNullVariables(t *testing.T) {
	store := openSQLite(t)
	put(t, store, fixture())
	var log bytes.Buffer
	h := graph.NewHandler(query.New(store), graph.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	for _, c := range []struct{ query, want string }{
		{"query($x: Boolean = true) { dataset @DIRECTIVE(if: $x) { title } }", "true or false"},
		{"query($x: Boolean = true) { dataset { title @DIRECTIVE(if: $x) } }", "true or false"},
		{"query($x: Boolean = true) { ... @DIRECTIVE(if: $x) { dataset { title } } }", "true or false"},
		{"query($x: Boolean = true) { ...f @DIRECTIVE(if: $x) } fragment f on Query { dataset { title } }", "true or false"},
		{"query($x: Boolean = true) { actors { nodes { id name @DIRECTIVE(if: $x) } } }", "true or false"},
		{"query($x: Boolean = true) { actors { nodes { ... on Actor @DIRECTIVE(if: $x) { id } } } }", "true or false"},
		{"query($x: Boolean = true) { actors { nodes { ...f @DIRECTIVE(if: $x) } } } fragment f on Actor { id }", "true or false"},
		{"query($x: Boolean = true) { actors { nodes { ...f } } } fragment f on Actor { id @DIRECTIVE(if: $x) name @include(if: $x) }", "true or false"},
		{`query($x: ID = "actor/ada") { node(id: $x) { id } }`, "an id"},
		{`query($x: ID = "actor/ada") { nodes(ids: [$x]) { id } }`, "an id"},
		{`query($x: [ID!] = ["actor/ada"]) { nodes(ids: $x) { id } }`, "a list"},
		{"query($x: ActorOrderField = NAME) { actors(orderBy: {field: $x}) { nodes { id } } }", "one of ActorOrderField"},
		{"query($x: OrderDirection) { actors(orderBy: {field: NAME, direction: $x}) { nodes { id } } }", "one of OrderDirection"},
		{"query($x: RelationshipOrderField = SOURCE_COUNT) { actors { nodes { relationships(orderBy: {field: $x}) { totalCount } } } }", "one of RelationshipOrderField"},
	} {
		for _, directive := range []string{"include", "skip"} {
			for _, extensions := range []string{"{}", `{"dryRun": true}`} {
				question := strings.ReplaceAll(c.query, "DIRECTIVE", directive)
				body := fmt.Sprintf(`{"query": %s, "variables": {"x": null}, "extensions": %s}`, quoted(t, question), extensions)
				w := send(t, h, "POST", "/graphql", body, "Accept", responseJSON)
				var answer struct {
					Data   json.RawMessage
					Errors []struct {
						Message    string
						Extensions struct{ Code, Variable string }
					}
				}
				if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
					t.Fatal(err)
				}
				if w.Code != 400 || answer.Data != nil || len(answer.Errors) != 1 ||
					answer.Errors[0].Message != "$x is null, want "+c.want ||
					answer.Errors[0].Extensions != struct{ Code, Variable string }{"BAD_USER_INPUT", "x"} {
					t.Errorf("%s %s: %d %s, want %s", question, extensions, w.Code, w.Body, c.want)
				}
				body = fmt.Sprintf(`{"query": %s, "extensions": %s}`, quoted(t, question), extensions)
				if w := send(t, h, "POST", "/graphql", body, "Accept", responseJSON); w.Code != 200 || strings.Contains(w.Body.String(), "errors") {
					t.Errorf("%s %s without the variable: %d %s", question, extensions, w.Code, w.Body)
				}
			}
		}
	}
	if strings.Contains(log.String(), "panic") || strings.Contains(log.String(), "INTERNAL") {
		t.Errorf("the log has\n%s", &log)
	}
}

// quoted returns text as JSON.
func quoted(t *testing.T, text string) string {
	t.Helper()
	out, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
