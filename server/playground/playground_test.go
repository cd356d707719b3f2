package playground

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// ask sends a request to the handler. The headers are names and values in turn.
func ask(t *testing.T, method, target string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, target, nil)
	for pair := range slices.Chunk(headers, 2) {
		r.Header.Set(pair[0], pair[1])
	}
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, r)
	return w
}

// files returns the paths that the handler serves.
func files(t *testing.T) []string {
	t.Helper()
	s, err := newSite()
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for p := range s {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return paths
}

func wantHeader(t *testing.T, w *httptest.ResponseRecorder, name, want string) {
	t.Helper()
	if got := w.Header().Get(name); got != want {
		t.Errorf("%s is %q, want %q", name, got, want)
	}
}

func TestServesEveryFile(t *testing.T) {
	for _, p := range files(t) {
		t.Run(p, func(t *testing.T) {
			w := ask(t, "GET", p)
			if w.Code != http.StatusOK || w.Body.Len() == 0 {
				t.Fatalf("status %d with %d bytes, want 200 with some", w.Code, w.Body.Len())
			}
			wantHeader(t, w, "Vary", "Accept-Encoding")
			wantHeader(t, w, "Content-Encoding", "")
			if etag := w.Header().Get("ETag"); !regexp.MustCompile(`^"[0-9a-f]{32}"$`).MatchString(etag) {
				t.Errorf("ETag %s is no strong hash", etag)
			}
		})
	}
}

// TestServesWhatWasBuilt compares what the handler serves with the files of dist.
func TestServesWhatWasBuilt(t *testing.T) {
	built, err := os.ReadDir("dist")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range built {
		if path.Ext(f.Name()) == ".br" || path.Ext(f.Name()) == ".gz" {
			continue
		}
		n++
		want, err := os.ReadFile(path.Join("dist", f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if w := ask(t, "GET", address(f.Name())); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), want) {
			t.Errorf("%s: status %d and %d bytes, want the %d bytes of the file", f.Name(), w.Code, w.Body.Len(), len(want))
		}
	}
	if served := len(files(t)) - 1; served != n { // the tabs are no file
		t.Errorf("%d files are served, want %d", served, n)
	}
}

func TestContentTypes(t *testing.T) {
	for pattern, want := range map[string]string{
		`^/playground$`:    "text/html; charset=utf-8",
		`/main-.*\.js$`:    "text/javascript; charset=utf-8",
		`\.worker-.*\.js$`: "text/javascript; charset=utf-8",
		`/main-.*\.css$`:   "text/css; charset=utf-8",
		`\.ttf$`:           "font/ttf",
		`/favicon-.*svg$`:  "image/svg+xml",
		`/LICENSES\.txt$`:  "text/plain; charset=utf-8",
		`/tabs\.json$`:     "application/json",
	} {
		wantHeader(t, ask(t, "GET", only(t, pattern)), "Content-Type", want)
	}
}

// only returns a served path that matches. It fails the test if there is none.
func only(t *testing.T, pattern string) string {
	t.Helper()
	i := slices.IndexFunc(files(t), regexp.MustCompile(pattern).MatchString)
	if i < 0 {
		t.Fatalf("nothing served matches %s", pattern)
	}
	return files(t)[i]
}

func TestHasTheThreeWorkers(t *testing.T) {
	for _, name := range []string{"editor", "json", "graphql"} {
		only(t, "/"+name+`\.worker-[0-9A-Z]{8}\.js$`)
	}
}

func TestEncodings(t *testing.T) {
	script := only(t, `/main-.*\.js$`)
	plain := ask(t, "GET", script)
	seen := map[string]bool{plain.Header().Get("ETag"): true}
	for _, coding := range []string{"br", "gzip"} {
		w := ask(t, "GET", script, "Accept-Encoding", coding)
		wantHeader(t, w, "Content-Encoding", coding)
		wantHeader(t, w, "Content-Type", plain.Header().Get("Content-Type"))
		if w.Body.Len() >= plain.Body.Len()/2 {
			t.Errorf("%s is %d bytes of %d", coding, w.Body.Len(), plain.Body.Len())
		}
		if etag := w.Header().Get("ETag"); seen[etag] {
			t.Errorf("%s shares its ETag %s with another form", coding, etag)
		}
		seen[w.Header().Get("ETag")] = true
	}
}

// Chromium reads the br forms, in the tests that open the page.
func TestGzipHoldsTheFile(t *testing.T) {
	for _, p := range files(t) {
		plain, packed := ask(t, "GET", p), ask(t, "GET", p, "Accept-Encoding", "gzip")
		if packed.Header().Get("Content-Encoding") == "" {
			continue
		}
		r, err := gzip.NewReader(packed.Body)
		if err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, plain.Body.Bytes()) {
			t.Errorf("%s: the gzip form holds something else (error: %v)", p, err)
		}
	}
}

func TestUnchangedIsNotSentAgain(t *testing.T) {
	for _, p := range files(t) {
		for _, coding := range []string{"br", "gzip", "identity"} {
			etag := ask(t, "GET", p, "Accept-Encoding", coding).Header().Get("ETag")
			w := ask(t, "GET", p, "Accept-Encoding", coding, "If-None-Match", `"other", `+etag)
			if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
				t.Errorf("%s as %s: status %d with %d bytes, want 304 with none", p, coding, w.Code, w.Body.Len())
			}
			wantHeader(t, w, "ETag", etag)
			wantHeader(t, w, "Vary", "Accept-Encoding")
		}
	}
	if w := ask(t, "GET", "/playground", "If-None-Match", `"other"`); w.Code != http.StatusOK {
		t.Errorf("status %d for another ETag, want 200", w.Code)
	}
}

func TestCacheControl(t *testing.T) {
	hashed := regexp.MustCompile(`-[0-9A-Z]{8}\.`)
	for _, p := range files(t) {
		want := "no-cache"
		if hashed.MatchString(p) {
			want = "public, max-age=31536000, immutable"
		}
		wantHeader(t, ask(t, "GET", p), "Cache-Control", want)
	}
}

func TestHead(t *testing.T) {
	for _, p := range files(t) {
		get, head := ask(t, "GET", p), ask(t, "HEAD", p)
		if head.Code != http.StatusOK || head.Body.Len() != 0 {
			t.Errorf("%s: status %d with %d bytes, want 200 with none", p, head.Code, head.Body.Len())
		}
		for name := range get.Header() {
			wantHeader(t, head, name, get.Header().Get(name))
		}
	}
}

func TestOtherMethodsAreRefused(t *testing.T) {
	for _, method := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} {
		w := ask(t, method, "/playground")
		if w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s: status %d, want 405", method, w.Code)
		}
		wantHeader(t, w, "Allow", "GET, HEAD")
	}
}

func TestOtherPathsAreNotFound(t *testing.T) {
	compressed := only(t, `/main-.*\.js$`) + ".gz"
	for _, p := range []string{"/nothing", "/index.html", "/playground/", "/playground/index.html", "/playground/../", compressed} {
		for _, method := range []string{"GET", "POST"} {
			if w := ask(t, method, p); w.Code != http.StatusNotFound {
				t.Errorf("%s %s: status %d, want 404", method, p, w.Code)
			}
		}
	}
}

// Every answer has the policies, error pages too.
func TestPolicies(t *testing.T) {
	answers := []*httptest.ResponseRecorder{ask(t, "POST", "/playground"), ask(t, "GET", "/nothing")}
	for _, p := range files(t) {
		answers = append(answers, ask(t, "GET", p))
	}
	for _, w := range answers {
		wantHeader(t, w, "X-Content-Type-Options", "nosniff")
		wantHeader(t, w, "Referrer-Policy", "no-referrer")
		wantHeader(t, w, "Content-Security-Policy", "default-src 'none'; script-src 'self'; "+
			"style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; "+
			"font-src 'self' data:; worker-src 'self'; base-uri 'none'; form-action 'none'; "+
			"frame-ancestors 'none'")
	}
}

func TestIndexRefersOnlyToServedFiles(t *testing.T) {
	index := ask(t, "GET", "/playground").Body.String()
	served := files(t)
	references := regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(index, -1)
	if len(references) < 3 {
		t.Fatalf("found %d references, want the script, the style and the icon at least", len(references))
	}
	for _, r := range references {
		if !slices.Contains(served, r[1]) {
			t.Errorf("index.html refers to %s, which is not served", r[1])
		}
	}
}

func TestIndexHasNoInlineScriptAndNoOtherHost(t *testing.T) {
	index := ask(t, "GET", "/playground").Body.String()
	for _, bad := range []string{`(?i)<script(\s[^>]*)?>[^<]`, `https?://`, `(?i)\son\w+=`, `(?i)javascript:`} {
		if found := regexp.MustCompile(bad).FindString(index); found != "" {
			t.Errorf("index.html has %q", found)
		}
	}
}

func TestTabsAreServedAsTheyAre(t *testing.T) {
	var got []Tab
	if err := json.Unmarshal(ask(t, "GET", "/playground/tabs.json").Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(got, Tabs()) {
		t.Errorf("tabs.json holds %v, want what Tabs returns", got)
	}
}

func TestRangesWork(t *testing.T) {
	w := ask(t, "GET", "/playground", "Range", "bytes=0-14")
	if got := strings.ToLower(w.Body.String()); w.Code != http.StatusPartialContent || got != "<!doctype html>" {
		t.Errorf("status %d with %q, want 206 with the first 15 bytes", w.Code, got)
	}
}

// TestOtherAddresses checks that the page takes no address but its own, and no method that changes anything.
func TestOtherAddresses(t *testing.T) {
	for _, target := range []string{"/", "/?query=%7Ba%7D", "//evil.example", "/playground/nothing"} {
		if w := ask(t, "GET", target); w.Code != http.StatusNotFound {
			t.Errorf("%s is answered by %d, want 404", target, w.Code)
		}
	}
	if w := ask(t, "POST", "/playground"); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("a POST is answered by %d", w.Code)
	}
}
