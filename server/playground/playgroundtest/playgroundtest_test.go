package playgroundtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"accordgraph/server/playground"
)

// TestRun tests Run itself, with an API that has one answer. The tests of the server call
// Run with the real API.
func TestRun(t *testing.T) {
	api := &fakeAPI{t: t}
	mux := http.NewServeMux()
	mux.Handle("/", playground.Handler())
	mux.Handle("/graphql", api)
	server := httptest.NewServer(mux)
	defer server.Close()

	Run(t, server.URL)
	Run(t, server.URL, "wanted text", "and more")

	var want []string
	for _, tab := range playground.Tabs() {
		want = append(want, tab.Query)
	}
	want = append(want, linked, linked, linked) // once for each width
	if got := api.queries; !slices.Equal(got, slices.Concat(want, want)) {
		t.Errorf("the page ran\n%q\nwant twice\n%q", got, want)
	}
}

// checkLinked fails the test unless a run of the linked question has all that the link has.
func checkLinked(t *testing.T, operationName string, variables json.RawMessage) {
	t.Helper()
	var got map[string]any
	if err := json.Unmarshal(variables, &got); err != nil || operationName != "Second" || got["yes"] != true {
		t.Errorf("the link ran the operation %q with %s, %v", operationName, variables, err)
	}
}

// fakeAPI answers introspection with the smallest schema. It answers every other operation
// with the same data.
type fakeAPI struct {
	t       *testing.T
	mu      sync.Mutex
	queries []string // that were sent, without introspection
}

func (api *fakeAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var request struct {
		OperationName, Query string
		Variables            json.RawMessage
	}
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if request.OperationName == "IntrospectionQuery" {
		fmt.Fprint(w, smallestSchema)
		return
	}
	if request.Query == linked {
		checkLinked(api.t, request.OperationName, request.Variables)
	}
	api.mu.Lock()
	defer api.mu.Unlock()
	api.queries = append(api.queries, request.Query)
	fmt.Fprint(w, `{"data": {"id": "budapest-memorandum", "other": "wanted text and more"}}`)
}

const smallestSchema = `{"data": {"__schema": {
	"queryType": {"name": "Query"}, "mutationType": null, "subscriptionType": null,
	"directives": [],
	"types": [
		{"kind": "SCALAR", "name": "String"},
		{"kind": "OBJECT", "name": "Query", "interfaces": [], "fields": [
			{"name": "id", "args": [], "type": {"kind": "SCALAR", "name": "String"}, "isDeprecated": false}
		]}
	]
}}}`
