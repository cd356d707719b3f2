package graph_test

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// TestDataAtLeast asks for data at or after a number of the log. The server has looked at the store before the last
// load, and less than a second ago, so it has to look again.
func TestDataAtLeast(t *testing.T) {
	store := openSQLite(t)
	put(t, store, fixture())
	h := graph.NewHandler(query.New(store), graph.Options{CacheBytes: 1 << 20})
	first := numberOf(t, askLeast(t, h, "0"))
	b := fixture()
	b.Meta.Title, b.Meta.Revision = "Corrected", "another"
	put(t, store, kg.Batch{Meta: b.Meta})

	if w := askLeast(t, h, strconv.FormatInt(first+1, 10)); !strings.Contains(w.Body.String(), `"Corrected"`) {
		t.Errorf("at least the number after the load: %s", w.Body)
	} else if got := numberOf(t, w); got != first+1 {
		t.Errorf("the answer has number %d, want %d", got, first+1)
	}
	w := askLeast(t, h, strconv.FormatInt(first+2, 10))
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "1" ||
		!strings.Contains(w.Body.String(), "end at number "+strconv.FormatInt(first+1, 10)) {
		t.Errorf("at least a number that is not there: %d, %v, %s", w.Code, w.Header(), w.Body)
	}
}

// TestDataAtLeastIsNoNumber sends wrong headers.
func TestDataAtLeastIsNoNumber(t *testing.T) {
	h := handler(t, graph.Options{})
	for _, number := range []string{"", "-1", "x", "1.5", "99999999999999999999"} {
		w := askLeast(t, h, number)
		if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), "Data-At-Least") {
			t.Errorf("%q is answered by %d: %s", number, w.Code, w.Body)
		}
	}
}

func askLeast(t *testing.T, h http.Handler, least string) *httptest.ResponseRecorder {
	t.Helper()
	return send(t, h, http.MethodPost, "/graphql", `{"query":"`+title+`"}`, graph.DataAtLeast, least)
}

// numberOf returns the number of an answer.
func numberOf(t *testing.T, w *httptest.ResponseRecorder) int64 {
	t.Helper()
	n, err := strconv.ParseInt(w.Header().Get(graph.DataNumber), 10, 64)
	if err != nil {
		t.Fatalf("the answer has no number: %v, %s", w.Header(), w.Body)
	}
	return n
}
