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
	api := &fakeAPI{}
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
	if got := api.queries; !slices.Equal(got, slices.Concat(want, want)) {
		t.Errorf("the page ran\n%q\nwant twice\n%q", got, want)
	}
}

// fakeAPI answers introspection with the smallest schema. It answers every other operation
// with the same data.
type fakeAPI struct {
	mu      sync.Mutex
	queries []string // that were sent, without introspection
}

func (api *fakeAPI) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var request struct{ OperationName, Query string }
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	if request.OperationName == "IntrospectionQuery" {
		fmt.Fprint(w, smallestSchema)
		return
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
