package explorer

import (
	"net/http"
	"strings"
	"testing"

	"accordgraph/server/explorer/explorertest"
)

// fileList is the answer of a handler of /data/index.json.
const fileList = `{"title": "A data set", "revision": "0123456789abcdef", "licence": "CC BY 4.0",
"licenceUrl": "https://creativecommons.org/licenses/by/4.0/", "compiledOn": "2026-11-29", "files": [
{"name": "accordgraph.jsonl", "data": true, "bytes": 5875332, "sha256": "db71e4"},
{"name": "CITATION.cff", "bytes": 812, "sha256": "00ff"}]}`

// answering returns a handler that answers /data/index.json with a status and a text, and fails the test if it is asked
// for anything else.
func answering(t *testing.T, status int, text string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.URL.String() != indexPath {
			t.Errorf("the page asks %s %s", r.Method, r.URL)
		}
		w.Header().Set("Retry-After", "30")
		w.WriteHeader(status)
		w.Write([]byte(text))
	})
}

// TestDataPage compares the page of the files with its goldens, and checks that the footer and the page on the data set
// lead to it, and that the sizes are written as readers write them.
func TestDataPage(t *testing.T) {
	h := Handler(small(t), Options{Data: answering(t, http.StatusOK, fileList)})
	for name, address := range map[string]string{"data": "/data/", "data-uk": "/data/?lang=uk"} {
		w := get(t, h, address)
		if w.Code != http.StatusOK {
			t.Fatalf("%s is %d %s", address, w.Code, w.Body)
		}
		for _, problem := range explorertest.Read(w.Body.Bytes()).Problems {
			t.Errorf("%s: %s", address, problem)
		}
		compareGolden(t, name, address, w.Body.String())
	}
	if text := get(t, h, "/data/?lang=uk").Body.String(); !strings.Contains(text, "5,9\u00a0МБ") || !strings.Contains(text, "812\u00a0Б") {
		t.Errorf("the sizes are not as Ukrainians write them:\n%s", text)
	}
	mapped := Handler(small(t), Options{Data: answering(t, http.StatusOK, fileList), PublicURL: site})
	if text := get(t, mapped, "/sitemap.xml").Body.String(); !strings.Contains(text, "<loc>"+site+"/data/</loc>") {
		t.Error("the sitemap does not have the page")
	}
	if n := strings.Count(get(t, h, "/about").Body.String(), `href="/data/"`); n != 2 {
		t.Errorf("the page on the data set leads %d times to the files, want 2: in its text and in the footer", n)
	}
}

// TestDataPageWithoutFiles checks that the page says why there are no files, and that no other page changes.
func TestDataPageWithoutFiles(t *testing.T) {
	h := Handler(small(t), Options{Data: answering(t, http.StatusServiceUnavailable, "503 no place for files.\n"), CacheBytes: 1 << 20})
	w := get(t, h, "/data/")
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") != "30" || !strings.Contains(w.Body.String(), "no place for files") {
		t.Errorf("the page is %d %v %s", w.Code, w.Header(), w.Body)
	}
	if w := get(t, h, "/about"); w.Code != http.StatusOK {
		t.Errorf("the page on the data set is %d", w.Code)
	}
	without := Handler(small(t), Options{})
	if w := get(t, without, "/data/"); w.Code != http.StatusNotFound {
		t.Errorf("without a handler of files the page is %d", w.Code)
	}
	if w := get(t, without, "/about"); strings.Contains(w.Body.String(), "/data/") {
		t.Error("without a handler of files the page on the data set leads to them")
	}
}

// TestSize writes numbers of bytes.
func TestSize(t *testing.T) {
	p := &page{Lang: "en"}
	for bytes, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1.0 kB", 123_456: "123 kB", 5_875_332: "5.9 MB", 12_000_000_000: "12.0 GB"} {
		if got := p.Size(bytes); got != strings.Replace(want, " ", "\u00a0", 1) {
			t.Errorf("%d bytes are %q, want %q", bytes, got, want)
		}
	}
}
