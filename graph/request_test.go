package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// post sends a request with a body, and returns the status and the answer.
func post(t *testing.T, h http.Handler, method, contentType, body string) (int, string) {
	t.Helper()
	r := httptest.NewRequest(method, "/graphql", strings.NewReader(body)).WithContext(t.Context())
	r.Header.Set("Content-Type", contentType)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Header().Get("X-Request-Id") == "" {
		t.Error("the answer has no request id")
	}
	return w.Code, w.Body.String()
}

func requestBody(t *testing.T, text string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": text})
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestRequestsThatAreRefused(t *testing.T) {
	store := openSQLite(t)
	h := graph.NewHandler(query.New(store), graph.Options{})

	// Each fragment uses the next fragment twice. So 1 kB of text selects 2^24 fields.
	doubling := "{ ...f0 }"
	for i := range 24 {
		doubling += fmt.Sprintf(" fragment f%d on Query { ...f%d ...f%d }", i, i+1, i+1)
	}
	doubling += " fragment f24 on Query { dataset { title } }"
	circle := "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a dataset { title } }"
	rows := `{ actors(first: 100) { nodes { id } } }`
	for range 8 { // 100^9 rows, more than fit in 64 bits
		rows = strings.ReplaceAll(rows, "nodes { id }", "nodes { members(first: 100) { nodes { id } } }")
	}
	for _, c := range []struct {
		name, method, contentType, body string
		status                          int
		want                            string
	}{
		{"too large", "POST", "application/json", requestBody(t, strings.Repeat(" ", 300<<10)), 413, "256 KiB"},
		{
			"too many tokens", "POST", "application/json",
			requestBody(t, "{"+strings.Repeat(" dataset{title}", 3000)+"}"), 422, "12002 tokens; at most 5000",
		},
		{
			"too many fields", "POST", "application/json",
			requestBody(t, "{"+strings.Repeat(" dataset{title}", 600)+"}"), 422, "written out; at most 1000",
		},
		{
			"too deep", "POST", "application/json", requestBody(t, strings.Repeat("{a", 40)+strings.Repeat("}", 40)),
			422, "nested 40 deep; at most 30",
		},
		{"doubling fragments", "POST", "application/json", requestBody(t, doubling), 422, "written out; at most 1000"},
		{"a circle of fragments", "POST", "application/json", requestBody(t, circle), 200, "fragment a uses itself"},
		{"too many rows", "POST", "application/json", requestBody(t, rows), 422, "the limit is 20000"},
	} {
		status, answer := post(t, h, c.method, c.contentType, c.body)
		if status != c.status || !strings.Contains(answer, c.want) {
			t.Errorf("%s: %d %.300s, want %d %s", c.name, status, answer, c.status, c.want)
		}
	}
}

// A broken store fails in every method.
type broken struct {
	kg.Store
	err error
}

func (b broken) Expand(context.Context, []kg.ID, kg.Via, kg.Window) (map[kg.ID][]kg.Hop, error) {
	return nil, b.err
}

func (b broken) Meta(context.Context) (kg.Meta, error) { panic("kaputt at 10.0.0.7") }

// Details of an internal failure do not reach the client. The log contains them once.
func TestInternalErrorsStayInside(t *testing.T) {
	var log bytes.Buffer
	b := broken{openSQLite(t), errors.New("MATCH (n) failed at bolt://10.0.0.7")}
	h := graph.NewHandler(query.New(b), graph.Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	const operation = "query Q { actors { nodes { id } pageInfo { hasNextPage } edges { cursor } } dataset { title } }"
	_, answer := post(t, h, "POST", "application/json", requestBody(t, operation))
	if strings.Contains(answer, "10.0.0.7") || strings.Contains(answer, "MATCH") ||
		!strings.Contains(answer, `"code":"INTERNAL"`) {
		t.Errorf("the client reads %s", answer)
	}
	if got := strings.Count(log.String(), "MATCH (n) failed"); got != 1 {
		t.Errorf("the log has the error %d times:\n%s", got, &log)
	}
	if text := log.String(); !strings.Contains(text, "kaputt") || !strings.Contains(text, "name=Q") ||
		!strings.Contains(text, "code=INTERNAL") {
		t.Errorf("the log has\n%s", &log)
	}

	b.err = fmt.Errorf("neo4jstore: %w", kg.ErrUnavailable)
	h = graph.NewHandler(query.New(b), graph.Options{})
	_, answer = post(t, h, "POST", "application/json", requestBody(t, "{ actors { nodes { id } } }"))
	if !strings.Contains(answer, `"code":"UPSTREAM_UNAVAILABLE"`) || strings.Contains(answer, "neo4j") {
		t.Errorf("the client reads %s", answer)
	}
}

// A request with mistakes gets errors that tell the client what to correct.
func TestMistakesAreReported(t *testing.T) {
	h := graph.NewHandler(query.New(openSQLite(t)), graph.Options{})
	post := func(text string) []string {
		var answer struct{ Errors []struct{ Message string } }
		if err := json.Unmarshal(send(t, h, "POST", "/graphql", requestBody(t, text)).Body.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, e := range answer.Errors {
			all = append(all, e.Message)
		}
		return all
	}
	const unknown = `Cannot query field "x" on type "Dataset".`
	got := post("{ dataset {" + strings.Repeat(" x", 25) + " } }")
	if len(got) != 21 || got[0] != unknown || got[20] != "and 5 more errors" {
		t.Errorf("25 mistakes give %q", got)
	}
	for _, c := range []struct{ text, want string }{
		{
			"query A { dataset { title } } query B { dataset { title } }",
			"the request has no operationName, want one; the document has A, B",
		},
		{
			"query($n: Int) { actors(first: $n) { totalCount } } query B { dataset { title } }",
			"This anonymous operation must be the only defined operation.",
		},
	} {
		if got := post(c.text); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %q, want %s", c.text, got, c.want)
		}
	}
	body := `{"query": "query A { dataset { title } }", "operationName": "B"}`
	const missing = `"there is no operation B; the document has A"`
	if got := send(t, h, "POST", "/graphql", body).Body.String(); !strings.Contains(got, missing) {
		t.Errorf("another operationName: %s", got)
	}
	for name, want := range map[string]string{
		"variables": `such as {\"id\": \"actor/ukraine\"}`, "extensions": `such as {\"cost\": true}`,
	} {
		w := send(t, h, "GET", address("query", title, name, "[]"), "")
		if w.Code != 400 || !strings.Contains(w.Body.String(), `"`+name+` is no JSON object `+want) {
			t.Errorf("%s=[]: %d %s", name, w.Code, w.Body)
		}
	}
}
