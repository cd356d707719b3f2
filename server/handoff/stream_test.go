package handoff

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// streamedDocument is an operation that formats with pages stream.
const streamedDocument = `{ relationships(first: 100) { nodes { type } } }`

// inPages returns the document with pages of two items.
func inPages(document string) string { return strings.Replace(document, "first: 100", "first: 2", 1) }

// lines returns the lines of a text, each once, in order: page by page, some things are in another order, and a statement
// may be there twice.
func lines(text string) []string { return slices.Compact(slices.Sorted(strings.Lines(text))) }

// TestStreamsHaveTheSame checks that a file that is written page by page says the same as one of a single page, except
// that each entity stands before the relationships of its page.
func TestStreamsHaveTheSame(t *testing.T) {
	h := small(t)
	for _, ending := range Endings() {
		whole, streamed := get(t, h, ending, streamedDocument), get(t, h, ending, inPages(streamedDocument), "all", "1")
		if streamed.Code != http.StatusOK || streamed.Header().Get("Content-Disposition") != whole.Header().Get("Content-Disposition") {
			t.Errorf("%s: %d %v", ending, streamed.Code, streamed.Header())
		}
		isStream := streamed.Header().Get("Content-Length") == ""
		if isStream != (formats[ending].open != nil) {
			t.Errorf("%s has the length %q", ending, streamed.Header().Get("Content-Length"))
		}
		withoutAddress := func(s string) string { return strings.Join(strings.Split(s, "/graphql")[:1], "") }
		if !isStream {
			continue
		}
		want, got := lines(whole.Body.String()), lines(streamed.Body.String())
		differ := func(line string) bool { return strings.Contains(line, "/graphql."+ending) }
		want, got = slices.DeleteFunc(want, differ), slices.DeleteFunc(got, differ)
		if !slices.Equal(want, got) {
			t.Errorf("%s is other lines in pages: %d and %d, %s", ending, len(want), len(got), withoutAddress(streamed.Body.String()))
		}
	}
}

// TestEntitiesStandOnce checks that no page of a graph repeats an entity or a relationship.
func TestEntitiesStandOnce(t *testing.T) {
	h := small(t)
	for ending, begins := range map[string][]string{"graphml": {"<node ", "<edge "}, "dot": {`  "`}, "ftm": {`{"id"`}} {
		text := get(t, h, ending, inPages(streamedDocument), "all", "1").Body.String()
		once := get(t, h, ending, streamedDocument).Body.String()
		for _, begin := range begins {
			if n, want := strings.Count(text, begin), strings.Count(once, begin); n != want || n == 0 {
				t.Errorf("%s has %s %d times, want %d", ending, begin, n, want)
			}
		}
	}
}

// TestWhatCannotStream checks that a file that may say more of an entity later, or that may be short, is made whole.
func TestWhatCannotStream(t *testing.T) {
	h := small(t)
	for _, c := range []struct {
		ending, document string
		streams          bool
	}{
		{"csv", `{ actors(first: 1) { nodes { name } } }`, true},
		{"csv", `{ documents(first: 1) { nodes { name provisions { nodes { name } } } } }`, false},
		{"csv", `{ documents(first: 1) { nodes { name provisions(first: 0) { totalCount } } } }`, true},
		{"graphml", `{ relationships(first: 1) { nodes { source { name } target { name } } } }`, true},
		{"graphml", `{ relationships(first: 1) { nodes { source { name } } } }`, false},
		{"nq", `{ relationships(first: 1) { nodes { source { name } } } }`, true},
		{"graphml", `{ relationships(first: 1) { nodes { originCount disputes { note } } } }`, false},
	} {
		w := get(t, h, c.ending, c.document, "all", "1")
		if w.Code != http.StatusOK || (w.Header().Get("Content-Length") == "") != c.streams {
			t.Errorf("%s.%s: %d %v %.200s", c.document, c.ending, w.Code, w.Header(), w.Body)
		}
	}
}

// TestABrokenStreamIsCut checks that a stream whose later page fails ends without a tail and without an error: the client
// finds the connection cut.
func TestABrokenStreamIsCut(t *testing.T) {
	api := graph.NewHandler(query.New(smallStore(t)), graph.Options{})
	for name, broken := range map[string]func(w http.ResponseWriter, text string){
		"an error": func(w http.ResponseWriter, _ string) {
			http.Error(w, `{"errors": [{}]}`, http.StatusServiceUnavailable)
		},
		"another revision": func(w http.ResponseWriter, text string) {
			io.WriteString(w, strings.Replace(text, `"revision":"`, `"revision":"other`, 1))
		},
	} {
		asked := 0
		server := httptest.NewServer(over(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			inner := httptest.NewRecorder()
			api.ServeHTTP(inner, r)
			if asked++; asked < 3 {
				w.Write(inner.Body.Bytes())
				return
			}
			broken(w, inner.Body.String())
		})))
		answer, err := http.Get(server.URL + "/graphql.jsonl?all=1&query=" + url.QueryEscape(`{ actors(first: 1) { nodes { plainId } } }`))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		if !errors.Is(err, io.ErrUnexpectedEOF) || answer.StatusCode != http.StatusOK || strings.Contains(string(body), "errors") {
			t.Errorf("%s: %d %v %s", name, answer.StatusCode, err, body)
		}
		if asked != 3 {
			t.Errorf("%s: %d pages were asked for", name, asked)
		}
		answer.Body.Close()
		server.Close()
	}
}

// TestStreamsWaitForTheLimit checks that a stream goes on when the limit of its client allows it, and that it is cut if
// that takes too long.
func TestStreamsWaitForTheLimit(t *testing.T) {
	api := graph.NewHandler(query.New(smallStore(t)), graph.Options{})
	for retryAfter, whole := range map[string]bool{"0": true, "3600": false} {
		asked := 0
		server := httptest.NewServer(over(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if asked++; asked == 3 {
				w.Header().Set("Retry-After", retryAfter)
				w.WriteHeader(http.StatusTooManyRequests)
				return
			}
			api.ServeHTTP(w, r)
		})))
		answer, err := http.Get(server.URL + "/graphql.csv?all=1&query=" + url.QueryEscape(`{ actors(first: 1) { nodes { plainId } } }`))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		if (err == nil) != whole || whole && strings.Count(string(body), "\n") != 5 {
			t.Errorf("Retry-After %s: %v\n%s", retryAfter, err, body)
		}
		answer.Body.Close()
		server.Close()
	}
}
