package answers_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// over returns the API over a store. Its log goes to the output of the test. Searches for paths have a minute, because a
// Neo4j that has just started needs seconds to plan a statement.
func over(t testing.TB, s kg.Store) http.Handler {
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	return graph.NewHandler(query.New(s).WithPathTime(time.Minute), graph.Options{Log: log})
}

// holding puts b into a store and returns the API over the store.
func holding(t testing.TB, s kg.Store, b kg.Batch) http.Handler {
	t.Helper()
	fill(t, s, b)
	return over(t, s)
}

// tooSlow matches a request that took too long, as on a busy machine.
var tooSlow = regexp.MustCompile(`"UPSTREAM_UNAVAILABLE"|"TIMEOUT"`)

// counted returns the unchanged answer to a query, and the round trips to the store. If the database is still planning, it
// asks again.
func counted(t testing.TB, h http.Handler, text string, variables map[string]any) (answer string, trips []string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": text, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	for again := 0; again == 0 || again < 10 && tooSlow.MatchString(answer); again++ {
		var taken query.Trips
		r := httptest.NewRequest("POST", "/graphql", bytes.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r.WithContext(query.WithTrips(r.Context(), &taken)))
		if w.Code != http.StatusOK {
			t.Errorf("%s\nis answered by %d %s", text, w.Code, w.Body)
		}
		answer, trips = w.Body.String(), taken.List()
	}
	return answer, trips
}

// posted returns the answer to a query, indented.
func posted(t testing.TB, h http.Handler, text string, variables map[string]any) string {
	t.Helper()
	answer, _ := counted(t, h, text, variables)
	var out bytes.Buffer
	if err := json.Indent(&out, []byte(answer), "", " "); err != nil {
		t.Fatalf("%v: %s", err, answer)
	}
	return out.String()
}

// asked returns the unchanged answer to a query. It fails the test if the answer has errors.
func asked(t testing.TB, h http.Handler, text string) string {
	t.Helper()
	answer, _ := counted(t, h, text, nil)
	if strings.Contains(answer, `"errors"`) {
		t.Errorf("%s\nis answered by %s", text, answer)
	}
	return answer
}
