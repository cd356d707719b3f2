package graph_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"accordgraph/graph"
)

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// apollo returns the request extension of Apollo's persisted queries.
func apollo(hash string) string {
	return fmt.Sprintf(`{"persistedQuery":{"version":1,"sha256Hash":%q}}`, hash)
}

// object returns a JSON object. The pairs are names and values in turn.
func object(t *testing.T, pairs ...any) string {
	t.Helper()
	all := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i].(string)] = pairs[i+1]
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A step is a request of a client and the expected answer.
type step struct {
	name, method, target, body string
	accept                     string // empty: application/json
	status                     int
	want                       string
}

func (s step) take(t *testing.T, send func(s step) *httptest.ResponseRecorder) {
	t.Helper()
	w := send(s)
	if w.Code != s.status || !strings.Contains(w.Body.String(), s.want) {
		t.Errorf("%s: %d %s, want %d %s", s.name, w.Code, w.Body, s.status, s.want)
	}
}

// steps sends each request in turn to one handler, and checks its answer.
func steps(t *testing.T, o graph.Options, all []step) {
	t.Helper()
	h := handler(t, o)
	for _, s := range all {
		s.take(t, func(s step) *httptest.ResponseRecorder {
			if s.accept == "" {
				s.accept = plainJSON
			}
			if s.method == "GET" {
				return send(t, h, "GET", s.target, "", "Accept", s.accept)
			}
			return send(t, h, "POST", "/graphql", s.body, "Accept", s.accept)
		})
	}
}

// Apollo's protocol: a client first sends only the hash. If the server does not know the hash, the client sends it
// with the text. After that the hash is enough.
func TestAutomaticPersistedQueries(t *testing.T) {
	const answer = `{"data":{"dataset":{"title":"Made up"}}}`
	const named = "query N($id: ID!) { node(id: $id) { id } }"
	hash, ext := sha(title), json.RawMessage(apollo(sha(title)))
	steps(t, graph.Options{}, []step{
		{
			"not known yet", "POST", "", object(t, "extensions", ext), "", 200,
			`{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}`,
		},
		{
			"not known yet, to a new client", "POST", "", object(t, "extensions", ext), responseJSON, 400,
			"PERSISTED_QUERY_NOT_FOUND",
		},
		{"not known yet, by GET", "GET", address("extensions", apollo(hash)), "", "", 200, "PERSISTED_QUERY_NOT_FOUND"},
		{
			"the hash of something else", "POST", "", object(t, "query", title+" ", "extensions", ext), "", 400,
			"not the SHA-256",
		},
		{"still not known", "POST", "", object(t, "extensions", ext), "", 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"with the text", "POST", "", object(t, "query", title, "extensions", ext), "", 200, answer},
		{"known", "POST", "", object(t, "extensions", ext), "", 200, answer},
		{"known, by GET", "GET", address("extensions", apollo(hash)), "", "", 200, answer},
		{"known as a document of GraphQL over HTTP", "POST", "", object(t, "documentId", "sha256:"+hash), "", 200, answer},
		{"that by GET", "GET", address("documentId", "sha256:"+hash), "", "", 200, answer},
		{
			"with the text, by GET", "GET",
			address("query", named, "variables", `{"id":"actor/ada"}`, "extensions", apollo(sha(named))), "", "", 200,
			`"id":"actor/ada"`,
		},
		{
			"known, with other variables", "GET",
			address("documentId", "sha256:"+sha(named), "variables", `{"id":"actor/bob"}`), "", "", 200,
			`"id":"actor/bob"`,
		},
		{
			"what is not of the schema", "POST", "",
			object(t, "query", "{ nonsense }", "extensions", json.RawMessage(apollo(sha("{ nonsense }")))), "", 200,
			"nonsense",
		},
		{
			"is not stored", "POST", "", object(t, "extensions", json.RawMessage(apollo(sha("{ nonsense }")))), "", 200,
			"PERSISTED_QUERY_NOT_FOUND",
		},
		{"an id that is no hash", "POST", "", object(t, "documentId", "relay"), "", 200, "PERSISTED_QUERY_NOT_FOUND"},
		{
			"a text that has another id", "POST", "", object(t, "query", title, "documentId", "relay"), "", 400,
			"not the SHA-256",
		},
		{"two names", "POST", "", object(t, "documentId", "sha256:"+hash, "extensions", ext), "", 400, "want one"},
		{
			"another version", "POST", "",
			object(t, "extensions", json.RawMessage(`{"persistedQuery":{"version":2,"sha256Hash":"a"}}`)), "", 400,
			"extensions.persistedQuery is not",
		},
		{
			"no hash", "POST", "", object(t, "extensions", json.RawMessage(`{"persistedQuery":{"version":1}}`)), "", 400,
			"extensions.persistedQuery is not",
		},
		{
			"no object", "POST", "", object(t, "query", title, "extensions", json.RawMessage(`{"persistedQuery":7}`)),
			"", 400, "extensions.persistedQuery is not",
		},
		{
			"null", "POST", "", object(t, "query", title, "extensions", json.RawMessage(`{"persistedQuery":null}`)), "",
			200, answer,
		},
		{"a document id twice", "GET", "/graphql?documentId=a&documentId=b", "", "", 400, "documentId twice"},
	})
}

// The server stores the operation of a request with a hash, even if the answer comes from the cache.
func TestPersistedQueryOfCachedAnswer(t *testing.T) {
	const answer = `{"data":{"dataset":{"title":"Made up"}}}`
	ext := json.RawMessage(apollo(sha(title)))
	steps(t, graph.Options{CacheBytes: 1 << 20}, []step{
		{"the text alone", "POST", "", object(t, "query", title), "", 200, answer},
		{"not known", "POST", "", object(t, "extensions", ext), "", 200, "PERSISTED_QUERY_NOT_FOUND"},
		{"with the text, from the cache", "POST", "", object(t, "query", title, "extensions", ext), "", 200, answer},
		{"known", "POST", "", object(t, "extensions", ext), "", 200, answer},
	})
}

// With a list of trusted documents, the server answers no other operation.
func TestTrustedDocuments(t *testing.T) {
	const answer = `{"data":{"dataset":{"title":"Made up"}}}`
	const named = "query N($id: ID!) { node(id: $id) { id } }"
	list := object(t, "3be4abb8", title, "sha256:"+sha(named), named)
	documents, err := graph.ReadTrustedDocuments(strings.NewReader(list))
	if err != nil {
		t.Fatal(err)
	}
	const alone = "this server answers a list of documents only"
	steps(t, graph.Options{TrustedDocuments: documents}, []step{
		{"by id", "POST", "", object(t, "documentId", "3be4abb8"), "", 200, answer},
		{"by GET", "GET", address("documentId", "3be4abb8"), "", "", 200, answer},
		{
			"with variables", "GET",
			address("documentId", "sha256:"+sha(named), "operationName", "N", "variables", `{"id":"actor/ada"}`), "", "",
			200, `"id":"actor/ada"`,
		},
		{
			"as Apollo's clients name it", "POST", "",
			object(t, "extensions", json.RawMessage(apollo(sha(named))), "variables", map[string]string{"id": "actor/ada"}),
			"", 200, `"id":"actor/ada"`,
		},
		{"another id", "POST", "", object(t, "documentId", "4be4abb8"), "", 404, `"code":"PERSISTED_QUERY_NOT_IN_LIST"`},
		{
			"another hash", "POST", "", object(t, "extensions", json.RawMessage(apollo(sha(title)))), "", 404,
			"PERSISTED_QUERY_NOT_IN_LIST",
		},
		{"a text", "POST", "", object(t, "query", title), "", 400, `"code":"PERSISTED_QUERY_ID_REQUIRED"`},
		{"a text by GET", "GET", address("query", title), "", "", 400, alone},
		{"an id and a text", "POST", "", object(t, "query", "{ __typename }", "documentId", "3be4abb8"), "", 400, alone},
		{"nothing", "POST", "", `{}`, "", 400, alone},
		{
			"a text with its hash", "POST", "",
			object(t, "query", title, "extensions", json.RawMessage(apollo(sha(title)))), "", 400,
			`"code":"PERSISTED_QUERY_NOT_SUPPORTED"`,
		},
	})
}

// The error for a list of trusted documents names each invalid document by its id.
func TestReadTrustedDocuments(t *testing.T) {
	list := object(t, "good", title, "broken", "{ dataset {", "other", "{ nonsense }",
		"part", "fragment F on Dataset { title }", "change", "mutation { a }")
	_, err := graph.ReadTrustedDocuments(strings.NewReader(list))
	if err == nil {
		t.Fatal("there are mistakes")
	}
	for _, want := range []string{
		`document "broken": `, `document "other": `, `"nonsense"`, `document "part": it has no operation`,
		`document "change": `,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	list = object(t, "a", title, "sha256:a", title, "", title, "sha256:", title)
	_, err = graph.ReadTrustedDocuments(strings.NewReader(list))
	for _, want := range []string{
		`document "sha256:a": there is "a" too`, `document "": the id is empty`, `document "sha256:": the id is empty`,
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
	if strings.Contains(err.Error(), "good") {
		t.Errorf("%v\nnames a good document", err)
	}
	for _, text := range []string{"", "[]", `{"a": 1}`, `{"a": "{ dataset { title } }", "a": ""}`, `{}`} {
		if _, err := graph.ReadTrustedDocuments(strings.NewReader(text)); err == nil {
			t.Errorf("%q is taken for a list of documents", text)
		}
	}
}
