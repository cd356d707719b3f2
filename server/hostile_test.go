package main

import (
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"accordgraph/graph"
	"accordgraph/internal/hostile"
)

// inside matches texts that reveal internals. They are words of Go, SQL, Cypher and Lucene, paths
// and hosts. No answer may contain them.
var inside = regexp.MustCompile(`(?i)goroutine|\.go:\d|panic|runtime error|reflect|strconv|json:|unmarshal|interface conversion|nil pointer|%!|` +
	`cannot use|value 0 as|\b(slice|map|int64|float64|bool|struct)\b|` +
	`select .* from|sqlite|sql:|fts5|syntax error near|no such (column|table)|constraint|` +
	`match \(|unwind|detach|neo4j|neo\.|cypher|bolt|lucene|queryparser|` +
	`127\.0\.0\.1|localhost|/root/|/tmp/|/usr/|/home/`)

const honest = `{ provisions(first: 20) { nodes { number conflictsWith { nodes { name } } } } dataset { revision } }`

// TestHostileRequests sends hostile requests over HTTP to servers of both stores. Each request
// must get an answer, or an error that says what is wrong. No answer may reveal internals. An
// honest query must get the same answer after the hostile requests as before them.
func TestHostileRequests(t *testing.T) {
	all := hostile.Requests(graph.Schema())
	if len(all) < 60 {
		t.Fatalf("there are %d requests, want at least 60", len(all))
	}
	for _, store := range []struct {
		name string
		open func(*testing.T) string
	}{{"sqlite", sqliteServer}, {"neo4j", neo4jServer}} {
		t.Run(store.name, func(t *testing.T) {
			url := store.open(t)
			before := asked(t, url, honest)
			for _, r := range all {
				if store.name == "sqlite" || r.Codes == nil || r.Codes[0] == hostile.BadInput { // the other requests reach no store
					attack(t, url, r)
				}
			}
			if after := asked(t, url, honest); after != before {
				t.Errorf("afterwards the answer is %s\nbefore it was %s", after, before)
			}
		})
	}
}

func attack(t *testing.T, url string, r hostile.Request) {
	t.Helper()
	w, err := http.Post(url+"/graphql", "application/json", strings.NewReader(r.Body))
	if err != nil {
		t.Errorf("%s: %v", r.Name, err)
		return
	}
	defer w.Body.Close()
	text, err := io.ReadAll(w.Body)
	if err != nil {
		t.Errorf("%s: %v", r.Name, err)
		return
	}
	var answer struct {
		Errors []struct {
			Message    string
			Extensions struct{ Code string }
		}
		Data any
	}
	if err := json.Unmarshal(text, &answer); err != nil || w.StatusCode >= 500 || !utf8.Valid(text) {
		t.Errorf("%s: %s %.300s (%v)", r.Name, w.Status, text, err)
		return
	}
	said := ""
	for _, e := range answer.Errors {
		said += e.Message + "\n"
		if len(e.Message) > 600 || e.Extensions.Code == "" || e.Extensions.Code == "INTERNAL" {
			t.Errorf("%s: %s %q", r.Name, e.Extensions.Code, e.Message)
		}
	}
	if r.Codes != nil && (len(answer.Errors) == 0 || !slices.Contains(r.Codes, answer.Errors[0].Extensions.Code)) {
		t.Errorf("%s: %s %.300s, want %v", r.Name, w.Status, text, r.Codes)
	}
	for _, sent := range r.Sent {
		said = strings.ReplaceAll(said, sent, "")
	}
	if leak := inside.FindString(said); leak != "" || len(said) > 16<<10 {
		t.Errorf("%s: the answer has %q: %.500s", r.Name, leak, said)
	}
}
