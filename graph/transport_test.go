package graph_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

const (
	plainJSON    = "application/json"
	responseJSON = "application/graphql-response+json"
	title        = "{ dataset { title } }"
)

// handler returns a handler over the fixture in memory.
func handler(t *testing.T, o graph.Options) http.Handler {
	t.Helper()
	store := openSQLite(t)
	put(t, store, fixture())
	return graph.NewHandler(query.New(store), o)
}

// send sends a request. The headers are names and values in turn. A POST is JSON unless a header says otherwise. send
// fails the test unless the answer is JSON with the headers that clients and caches need.
func send(t *testing.T, h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, target, strings.NewReader(body)).WithContext(t.Context())
	if method == "POST" {
		r.Header.Set("Content-Type", plainJSON)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	media := strings.TrimSuffix(w.Header().Get("Content-Type"), "; charset=utf-8")
	if media != plainJSON && media != responseJSON {
		t.Errorf("%s %s is answered by the content type %q", method, target, w.Header().Get("Content-Type"))
	}
	if w.Header().Get("Vary") != "Accept, Accept-Encoding" || w.Header().Get("X-Request-Id") == "" {
		t.Errorf("%s %s is answered with %v", method, target, w.Header())
	}
	return w
}

// address returns the URL of a GET. The parameters are names and values in turn.
func address(parameters ...string) string {
	v := url.Values{}
	for i := 0; i < len(parameters); i += 2 {
		v.Add(parameters[i], parameters[i+1])
	}
	return "/graphql?" + v.Encode()
}

// The answer is JSON in one of two media types. Only in the newer one do request errors have a status other than 200.
func TestMediaTypeAndStatus(t *testing.T) {
	h := handler(t, graph.Options{})
	const answered = `{"data":{"dataset":{"title":"Made up"}}}`
	for _, c := range []struct {
		name, accept, query string
		status              int
		media               string
		data                bool
	}{
		{"no Accept", "", title, 200, plainJSON, true},
		{"anything", "*/*", title, 200, plainJSON, true},
		{"an old client", plainJSON, title, 200, plainJSON, true},
		{"a new client", responseJSON, title, 200, responseJSON, true},
		{"both, the old type by weight", responseJSON + ";q=0.5, " + plainJSON, title, 200, plainJSON, true},
		{"neither", "text/html", title, 406, plainJSON, false},
		{"another charset", plainJSON + ";charset=iso-8859-1", title, 406, plainJSON, false},
		{"not GraphQL, old", plainJSON, "{", 200, plainJSON, false},
		{"not GraphQL, new", responseJSON, "{", 400, responseJSON, false},
		{"not of this schema, old", plainJSON, "{ nonsense }", 200, plainJSON, false},
		{"not of this schema, new", responseJSON, "{ nonsense }", 400, responseJSON, false},
		{"a missing variable, old", plainJSON, "query($id: ID!) { node(id: $id) { id } }", 200, plainJSON, false},
		{"a missing variable, new", responseJSON, "query($id: ID!) { node(id: $id) { id } }", 400, responseJSON, false},
		{
			"no such operation", responseJSON, "query A { dataset { title } } query B { dataset { title } }", 400,
			responseJSON, false,
		},
		{"a mutation by POST", responseJSON, "mutation { a }", 400, responseJSON, false},
		{"a field that fails", responseJSON, "{ actors(first: 1000) { nodes { id } } }", 200, responseJSON, true},
		{"too deep, old", plainJSON, strings.Repeat("{a", 40) + strings.Repeat("}", 40), 422, plainJSON, false},
		{"too deep, new", responseJSON, strings.Repeat("{a", 40) + strings.Repeat("}", 40), 422, responseJSON, false},
	} {
		headers := []string{"Accept", c.accept}
		if c.accept == "" {
			headers = nil
		}
		w := send(t, h, "POST", "/graphql", requestBody(t, c.query), headers...)
		var reply map[string]json.RawMessage
		if err := json.Unmarshal(w.Body.Bytes(), &reply); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		_, data := reply["data"]
		if w.Code != c.status || w.Header().Get("Content-Type") != c.media+"; charset=utf-8" || data != c.data {
			t.Errorf("%s: %d %s %s, want %d %s and data: %v",
				c.name, w.Code, w.Header().Get("Content-Type"), w.Body, c.status, c.media, c.data)
		}
		if c.query == title && c.data && w.Body.String() != answered {
			t.Errorf("%s: %s", c.name, w.Body)
		}
		if _, wrong := reply["errors"]; wrong != (w.Header().Get("Cache-Control") == "no-store") {
			t.Errorf("%s: Cache-Control is %q for %s", c.name, w.Header().Get("Cache-Control"), w.Body)
		}
	}
}

// A request that is not GraphQL over HTTP is refused with a status of its own. The error message repeats nothing of
// the request.
func TestBodiesThatAreRefused(t *testing.T) {
	h := handler(t, graph.Options{})
	deep := func(n int) string {
		return `{"query":"{ dataset { title } }","variables":{"a":` + strings.Repeat("[", n) + strings.Repeat("]", n) + `}}`
	}
	for _, c := range []struct {
		name, body, contentType string
		status                  int
		want                    string
	}{
		{"no content type", requestBody(t, title), "", 415, "application/json"},
		{"a form", "query=secret", "application/x-www-form-urlencoded", 415, "application/json"},
		{"text", requestBody(t, title), "text/plain", 415, "application/json"},
		{"UTF-8 is named", requestBody(t, title), "application/json; charset=UTF-8", 200, "Made up"},
		{"UTF-16", requestBody(t, title), "application/json; charset=utf-16", 415, "in UTF-8"},
		{"nothing", "", plainJSON, 400, "is not JSON"},
		{"no JSON", "{secret", plainJSON, 400, "is not JSON in UTF-8 from byte 1 on"},
		{"more behind it", requestBody(t, title) + "secret", plainJSON, 400, "is not JSON in UTF-8 from byte 33 on"},
		{"no object", `"secret"`, plainJSON, 400, "is no JSON object such as"},
		{"a batch", "[" + requestBody(t, title) + "]", plainJSON, 400, "one operation at a time"},
		{"no query", `{"variables":{"secret":1}}`, plainJSON, 400, `has no \"query\"`},
		{"a query of null", `{"query":null}`, plainJSON, 400, `has no \"query\"`},
		{"an empty query", `{"query":""}`, plainJSON, 400, `has no \"query\"`},
		{"a query that is a number", `{"query":12345678}`, plainJSON, 400, "query is a string"},
		{
			"an operation that is a list", `{"query":"{a}","operationName":["secret"]}`, plainJSON, 400,
			"operationName is a string",
		},
		{"variables that are a text", `{"query":"{a}","variables":"secret"}`, plainJSON, 400, "variables is an object"},
		{"extensions that are a list", `{"query":"{a}","extensions":["secret"]}`, plainJSON, 400, "extensions is an object"},
		{
			"nulls", `{"query":"{ dataset { title } }","operationName":null,"variables":null,"extensions":null}`,
			plainJSON, 200, "Made up",
		},
		{"unknown keys", `{"query":"{ dataset { title } }","id":"1","doc_id":2,"secret":[{}]}`, plainJSON, 200, "Made up"},
		{"unknown keys alone", `{"id":"secret","doc_id":"secret"}`, plainJSON, 400, `has no \"query\"`},
		{"an unknown key twice", `{"query":"{a}","id":"secret","id":1}`, plainJSON, 400, "has a key twice"},
		{"a key in other letters", `{"Query":"{a}"}`, plainJSON, 400, `has no \"query\"`},
		{"a key twice", `{"query":"{secret}","query":"{a}"}`, plainJSON, 400, "has a key twice"},
		{"a variable twice", `{"query":"{a}","variables":{"secret":1,"secret":2}}`, plainJSON, 400, "has a key twice"},
		{"not UTF-8", "{\"query\":\"{secret\xff}\"}", plainJSON, 400, "is not JSON in UTF-8 from byte 17 on"},
		{"a lone surrogate", `{"query":"{a}","variables":{"a":"\ud800"}}`, plainJSON, 400, "is not JSON in UTF-8 from byte"},
		{"a NUL", "{\"query\":\"{secret\x00}\"}", plainJSON, 400, "is not JSON in UTF-8 from byte 17 on"},
		{"deep", deep(63), plainJSON, 200, "Made up"},
		{"too deep", deep(64), plainJSON, 400, "nested deeper than 64"},
		{"much too deep", deep(100_000), plainJSON, 400, "nested deeper than 64"},
		{"too large", `{"query":"` + strings.Repeat(" ", 256<<10) + `"}`, plainJSON, 413, "more than 256 KiB"},
	} {
		w := send(t, h, "POST", "/graphql", c.body, "Content-Type", c.contentType)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s: %d %.300s, want %d %s", c.name, w.Code, w.Body, c.status, c.want)
		}
	}
	if w := send(t, h, "POST", "/graphql", requestBody(t, title), "Content-Encoding", "gzip"); w.Code != 415 {
		t.Errorf("a compressed body: %d %s", w.Code, w.Body)
	}
}

// A GET has its parameters in the URL, and must be a query.
func TestGET(t *testing.T) {
	h := handler(t, graph.Options{})
	const two = "query A { dataset { title } } query B($id: ID!) { node(id: $id) { id } }"
	for _, c := range []struct {
		name, target string
		status       int
		want         string
	}{
		{"a query", address("query", title), 200, `{"data":{"dataset":{"title":"Made up"}}}`},
		{
			"variables", address("query", two, "operationName", "B", "variables", `{"id":"actor/ada"}`), 200,
			`{"data":{"node":{"id":"actor/ada"}}}`,
		},
		{"what a tracker adds", address("query", title, "utm_source", "x"), 200, "Made up"},
		{"empty variables", address("query", title, "variables", "", "extensions", ""), 200, "Made up"},
		{"no query", "/graphql", 400, `has no \"query\"`},
		{"a query twice", address("query", title, "query", "{secret}"), 400, "the URL has query twice"},
		{"variables that are no JSON", address("query", title, "variables", "{secret"), 400, "variables is not JSON"},
		{"variables that are a list", address("query", title, "variables", "[1]"), 400, "variables is no JSON object"},
		{"not UTF-8", address("query", "{\xff}"), 400, "query is not UTF-8"},
		{"not URL-encoded", "/graphql?query=%zz", 400, "not URL-encoded"},
		{"not of this schema", address("query", "{ nonsense }"), 400, "nonsense"},
		{"a mutation", address("query", "mutation { a }"), 405, "query only"},
		{"a subscription", address("query", "subscription { a }"), 405, "query only"},
		{"a mutation among others", address("query", two+" mutation C { a }", "operationName", "C"), 405, "query only"},
		{"a query among others", address("query", two+" mutation C { a }", "operationName", "A"), 400, "mutation"},
	} {
		w := send(t, h, "GET", c.target, "", "Accept", responseJSON)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) || strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s: %d %s, want %d %s", c.name, w.Code, w.Body, c.status, c.want)
		}
		if allow := w.Header().Get("Allow"); (allow == "POST") != (c.status == 405) {
			t.Errorf("%s: Allow is %q", c.name, allow)
		}
	}
	for _, method := range []string{"PUT", "DELETE", "OPTIONS", "PATCH"} {
		if w := send(t, h, method, "/graphql", ""); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD, POST" {
			t.Errorf("%s: %d, Allow is %q", method, w.Code, w.Header().Get("Allow"))
		}
	}
}

// A HEAD has the status and headers of the GET, without the body.
func TestHEAD(t *testing.T) {
	server := httptest.NewServer(handler(t, graph.Options{}))
	defer server.Close()
	answer, err := http.Head(server.URL + address("query", title))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	want := int64(len(`{"data":{"dataset":{"title":"Made up"}}}`))
	if answer.StatusCode != 200 || answer.ContentLength != want {
		t.Errorf("%s with a length of %d, want 200 and %d", answer.Status, answer.ContentLength, want)
	}
}

// A page of another site cannot make a browser send a request without a preflight.
func TestGETsOfOtherSites(t *testing.T) {
	for _, c := range []struct {
		name    string
		headers []string
		status  int
	}{
		{"no browser", nil, 200},
		{"the page of this server", []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{"an address that was typed in", []string{"Sec-Fetch-Site", "none", "Sec-Fetch-Mode", "navigate"}, 200},
		{"a script or an image", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		{
			"a fetch",
			[]string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors", "Origin", "https://evil.example"},
			403,
		},
		{"a fetch of an old browser", []string{"Origin", "https://evil.example"}, 403},
		{"a sandboxed page", []string{"Sec-Fetch-Site", "cross-site", "Origin", "null"}, 403},
		{"another program of this machine", []string{"Sec-Fetch-Site", "same-site", "Origin", "http://localhost:3000"}, 403},
		{"a frame", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"a link", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"an allowed origin", []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://good.example"}, 200},
		{
			"after a preflight",
			[]string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example", "Apollo-Require-Preflight", "true"},
			200,
		},
		{
			"Apollo's client",
			[]string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example", "Content-Type", "application/json"},
			200,
		},
		{"with the content type of a form", []string{"Sec-Fetch-Site", "cross-site", "Content-Type", "text/plain"}, 403},
	} {
		h := handler(t, graph.Options{Origins: []string{"https://good.example"}})
		if w := send(t, h, "GET", address("query", title), "", c.headers...); w.Code != c.status {
			t.Errorf("%s: %d %s, want %d", c.name, w.Code, w.Body, c.status)
		}
	}
	open := handler(t, graph.Options{Origins: []string{"*"}})
	if w := send(t, open, "GET", address("query", title), "", "Sec-Fetch-Site", "cross-site"); w.Code != 200 {
		t.Errorf("all origins are allowed: %d %s", w.Code, w.Body)
	}
}

// A request has the id from a proxy's header, if that id is safe to log.
func TestRequestID(t *testing.T) {
	h := handler(t, graph.Options{})
	for id, accepted := range map[string]bool{
		"a-B_1.c": true, strings.Repeat("a", 64): true, strings.Repeat("a", 65): false,
		"a b": false, "a\"": false, "": false,
	} {
		got := send(t, h, "POST", "/graphql", requestBody(t, title), "X-Request-Id", id).Header().Get("X-Request-Id")
		if (got == id) != accepted {
			t.Errorf("the id %q became %q", id, got)
		}
	}
}

// Messages of gqlgen contain only the beginning of long names.
func TestLongMessages(t *testing.T) {
	h := handler(t, graph.Options{})
	body := requestBody(t, `{ actors(first: "`+strings.Repeat("a", 200_000)+`") { nodes { id } } }`)
	w := send(t, h, "POST", "/graphql", body)
	if w.Body.Len() > 1000 || !strings.Contains(w.Body.String(), "…") {
		t.Errorf("%d bytes: %.600s", w.Body.Len(), w.Body)
	}
}
