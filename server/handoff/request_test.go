package handoff

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// names is an operation that every format of tables can have.
const names = `query Names { actors { nodes { name } } }`

// TestWaysToAsk checks that the ending, the parameter and the header ask for the same file, by GET and by POST, and
// that nothing else does.
func TestWaysToAsk(t *testing.T) {
	h := small(t)
	want := get(t, h, "csv", names).Body.String()
	body, err := json.Marshal(map[string]string{"query": names})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ method, path, accept, mediaType string }{
		{"POST", "/graphql.csv", "", "text/csv"},
		{"POST", "/graphql?format=csv", "", "text/csv"},
		{"POST", "/graphql", "text/csv", "text/csv"},
		{"POST", "/graphql", "text/csv;q=0.5, application/json;q=0.4", "text/csv"},
		{"POST", "/graphql", "text/csv;q=0.4, application/json;q=0.5", "application/json"},
		{"POST", "/graphql", "*/*", "application/json"},
		{"POST", "/graphql", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"},
		{"POST", "/graphql?format=json", "application/json", "application/json"},
	} {
		r := httptest.NewRequest(c.method, c.path, strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		if c.accept != "" {
			r.Header.Set("Accept", c.accept)
		}
		w := send(h, r)
		got := w.Header().Get("Content-Type")
		if !strings.HasPrefix(got, c.mediaType) || c.mediaType == "text/csv" && w.Body.String() != want {
			t.Errorf("%s %s with Accept %q: %d %s\n%s", c.method, c.path, c.accept, w.Code, got, w.Body)
		}
	}
}

// TestRefusals checks that each request without a file gets an error of the API with its status, and no part of a file.
func TestRefusals(t *testing.T) {
	h := small(t)
	for _, c := range []struct {
		format, document string
		status           int
		message          string
	}{
		{"csv", `{ a: actors { nodes { name } } b: documents { nodes { name } } }`, 400, "lists side by side (a, b)"},
		{"csv", `{ actors { nodes { name } edges { cursor } } }`, 400, "lists side by side (actors.nodes, actors.edges)"},
		{"csv", `{ actors { nodes { nam } } }`, 400, "nam"},
		{"csv", `{ actors { nodes `, 400, "Expected"},
		{"csv", `{ actors(first: 1000) { nodes { name } } }`, 422, "first"},
		{"csv", `{ actors { nodes { name } } objections { nodes { name } } }`, 400, "side by side"},
		{"csv", `{ actors { nodes { handoff_id: name } } }`, 400, "may not begin with handoff_"},
		{"csv", `{ node(id: "actor/ukraine") { ...A } } fragment A on Node { ...B } fragment B on Node { ...A }`, 400, ""},
		{"docx", names, 400, "there is no format"},
	} {
		w := get(t, h, c.format, c.document)
		var answer struct {
			Data   any
			Errors []struct {
				Message    string
				Extensions struct{ Code string }
			}
		}
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || len(answer.Errors) == 0 || answer.Data != nil {
			t.Errorf("%s: %d %s", c.document, w.Code, w.Body)
			continue
		}
		if w.Code != c.status || !strings.Contains(answer.Errors[0].Message, c.message) || answer.Errors[0].Extensions.Code == "" {
			t.Errorf("%s: %d %s, want %d %s", c.document, w.Code, w.Body, c.status, c.message)
		}
	}
}

// A deaf store finds entities and no relationships.
type deaf struct{ kg.Store }

func (d deaf) Expand(ctx context.Context, from []kg.ID, via kg.Via, w kg.Window) (map[kg.ID][]kg.Hop, error) {
	if len(from) > 0 && strings.HasPrefix(string(from[0]), "actor/") {
		return nil, fmt.Errorf("asking: %w", kg.ErrUnavailable)
	}
	return d.Store.Expand(ctx, from, via, w)
}

// TestErrorsAreNoFile checks that an answer with data and errors is no file, and has the status of its first error.
func TestErrorsAreNoFile(t *testing.T) {
	h := over(graph.NewHandler(query.New(deaf{smallStore(t)}), graph.Options{}))
	w := get(t, h, "csv", `{ actors { nodes { name objections { nodes { name } } } } }`)
	if w.Code != http.StatusServiceUnavailable || strings.Contains(w.Body.String(), "data") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestUnchanged checks that a file has an ETag of its own, and that it is answered with 304 while nothing has changed.
func TestUnchanged(t *testing.T) {
	h := small(t)
	first := get(t, h, "csv", names)
	etag := first.Header().Get("ETag")
	if etag == "" || etag == get(t, h, "csv", names, "excel", "1").Header().Get("ETag") {
		t.Fatalf("the ETag is %q", etag)
	}
	r := httptest.NewRequest(http.MethodGet, "/graphql.csv?query="+url.QueryEscape(names), nil)
	r.Header.Set("If-None-Match", etag)
	w := send(h, r)
	if w.Code != http.StatusNotModified || w.Header().Get("ETag") != etag || w.Body.Len() > 0 {
		t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	r.Header.Set("If-None-Match", strings.Replace(etag, ".csv", "", 1))
	if w := send(h, r); w.Code != http.StatusOK {
		t.Errorf("the ETag of JSON gives %d", w.Code)
	}
}

// TestIncomplete checks that a file says of which lists it has only a page.
func TestIncomplete(t *testing.T) {
	h := small(t)
	w := get(t, h, "csv", `query Some { actors(first: 3) { nodes { name } } }`)
	if got := w.Header().Get(Incomplete); !strings.HasSuffix(got, ": actors") {
		t.Errorf("actors(first: 3): %q", got)
	}
	if got := w.Header().Get("Content-Disposition"); !strings.HasSuffix(got, `-incomplete.csv"`) || !strings.Contains(got, `"Some-`) {
		t.Errorf("the name is %s", got)
	}
	w = get(t, h, "csv", `{ documents { nodes { provisions(first: 1) { nodes { name } } } } }`)
	if got := w.Header().Get(Incomplete); !strings.HasSuffix(got, ": documents.provisions") {
		t.Errorf("provisions(first: 1): %q", got)
	}
	if got := get(t, h, "csv", names).Header().Get(Incomplete); got != "" {
		t.Errorf("all actors: %q", got)
	}
}

// TestColumnsFollowFromTheDocument checks that a document has the same columns when nothing is found, and when a
// variable leaves fields out.
func TestColumnsFollowFromTheDocument(t *testing.T) {
	h := small(t)
	const document = `query A($c: StringFilter, $s: Boolean = true) { actors(where: {country: $c}) {
		nodes { name ... on Actor @include(if: $s) { country } objections { nodes { quote } } } } }`
	head := func(variables string) string {
		first, _, _ := strings.Cut(get(t, h, "csv", document, "variables", variables).Body.String(), "\n")
		return first
	}
	want := head(`{}`)
	if !strings.HasPrefix(want, "name,country,objections.quote,objections.link.id,") {
		t.Errorf("the columns are %s", want)
	}
	for _, variables := range []string{`{"c": {"eq": "XX"}}`, `{"s": false}`} {
		if got := head(variables); got != want {
			t.Errorf("%s: the columns are %s, want %s", variables, got, want)
		}
	}
}

// TestTrustedDocuments checks that a trusted document is answered by its id, and another document is not.
func TestTrustedDocuments(t *testing.T) {
	h := over(graph.NewHandler(query.New(smallStore(t)), graph.Options{TrustedDocuments: map[string]string{"names": names}}))
	w := send(h, httptest.NewRequest(http.MethodGet, "/graphql.csv?documentId=names", nil))
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), "name\n") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(t, h, "csv", names); w.Code != http.StatusBadRequest {
		t.Errorf("a document that is not trusted: %d %s", w.Code, w.Body)
	}
}

// TestPersisted checks that the id of a document names the document as it was sent, and not as it was rewritten.
func TestPersisted(t *testing.T) {
	h := small(t)
	sum := sha256.Sum256([]byte(names))
	id := hex.EncodeToString(sum[:])
	extension := `{"persistedQuery":{"version":1,"sha256Hash":"` + id + `"}}`
	if w := get(t, h, "csv", names, "extensions", extension); w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	w := send(h, httptest.NewRequest(http.MethodGet, "/graphql?documentId=sha256:"+id, nil))
	if w.Code != http.StatusOK || strings.Contains(w.Body.String(), prefix) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}
