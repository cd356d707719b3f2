package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/seed"
	"accordgraph/seed/seedtest"
	"accordgraph/server/explorer"
	"accordgraph/server/explorer/explorertest"
	"accordgraph/server/handoff"
)

// mostPage is the greatest size of a page, compressed, in bytes.
const mostPage = 24 << 10

// explored returns the handler of the pages over the bundled data, and the data.
func explored(t *testing.T, o graph.Options) (http.Handler, kg.Batch) {
	t.Helper()
	batch, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	api := graph.NewHandler(query.New(seedtest.Open(t)), o)
	files := handoff.Around(api, handoff.Options{Schema: graph.Schema()})
	trusted := o.TrustedDocuments != nil
	return explorer.Handler(api, explorer.Options{Trusted: trusted, Files: files, Data: filesOf(t, api, trusted)}), batch
}

// addresses returns the addresses of the pages of a data set: all things and relationships, and of each document the
// timeline, the obligations, the votes, the claims that it was kept, the stances, the comparison with the 28 points, and the way from there.
func addresses(b kg.Batch) (all []string) {
	all = []string{
		"/", "/search?q=crimea", "/search", "/compare", "/path", "/verify",
		"/verify?text=none+of+their+weapons+will+ever+be+used", "/about", "/changes", "/votes", "/fulfilment", "/stances", "/data/",
	}
	for _, e := range b.Entities {
		id := string(e.ID)
		if e.Kind == kg.Merged { // a former id: TestStatus in package explorer
			continue
		}
		all = append(all, "/e/"+id)
		if e.Kind == kg.Provision {
			all = append(all, "/lineage/"+id)
		}
		if e.Kind == kg.Source {
			all = append(all, "/sources/"+id)
		}
		if e.Kind == kg.Proposal || e.Kind == kg.Agreement {
			all = append(all, "/timeline?about="+id, "/obligations/"+id, "/conflicts/"+id, "/votes/"+id, "/fulfilment/"+id, "/stances/"+id,
				"/path?from=actor/france&to="+id, "/e/"+id+"?known=2026-11-28")
			if id != "proposal/us-28" {
				all = append(all, "/compare/proposal/us-28/"+id)
			}
			if id != "proposal/us-28" && id != "proposal/e3-28" {
				all = append(all, "/compare/proposal/us-28/proposal/e3-28/"+id)
			}
		}
	}
	for _, r := range b.Relationships {
		all = append(all, "/link/"+strings.TrimPrefix(string(r.ID), "relationship/"))
	}
	return all
}

// isDrawn reports whether an address is read: a tenth of them, which the revision of the data draws, or all of them if the
// environment variable KG_TEST_LONG is set.
func isDrawn(address, revision string) bool {
	return os.Getenv("KG_TEST_LONG") != "" || drawnOf(address, revision)%10 == 0
}

// drawnOf returns the number that a revision draws for an address.
func drawnOf(address, revision string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(address + revision))
	return h.Sum32()
}

// TestPagesOfAllData reads the pages of all things and relationships in both languages, as far as they are drawn:
// each has the status 200, valid HTML and a size within the budget, and leads to no page that is not there. The pages of
// the best-connected things, which are the largest, are always read.
func TestPagesOfAllData(t *testing.T) {
	t.Parallel()
	h, batch := explored(t, graph.Options{})
	all := addresses(batch)
	there := map[string]bool{}
	for _, address := range all {
		there[address] = true
	}
	always := map[string]bool{}
	for _, e := range bestConnected(batch)[:30] {
		always["/e/"+string(e.ID)] = true
	}
	read, largest, where := 0, 0, ""
	for _, address := range all {
		if !always[address] && !isDrawn(address, batch.Meta.Revision) {
			continue
		}
		for _, lang := range []string{"", "?lang=uk"} {
			if strings.Contains(address, "?") && lang != "" {
				lang = "&lang=uk"
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address+lang, nil))
			read++
			if size := zipped(w.Body.Bytes()); size > largest {
				largest, where = size, address+lang
			}
			page := explorertest.Read(w.Body.Bytes())
			if w.Code != http.StatusOK {
				t.Errorf("%s is %d: %s", address+lang, w.Code, page.Text)
			}
			for _, problem := range page.Problems {
				t.Errorf("%s: %s", address+lang, problem)
			}
			for _, to := range page.Links {
				path, rest, _ := strings.Cut(to, "?")
				path, _, _ = strings.Cut(path, ".") // the file of a page is there if the page is: TestEveryPageHasFiles
				if strings.HasPrefix(path, "/e/") && !there[path] || strings.HasPrefix(path, "/link/") && !there[path] {
					t.Errorf("%s leads to %s, which is not there", address+lang, to)
				}
				if lang != "" && strings.HasPrefix(path, "/e/") && !strings.Contains(rest, "lang=uk") && path != pathAlone(address) {
					t.Errorf("%s leads to %s in another language", address+lang, to)
				}
			}
		}
	}
	t.Logf("%d pages read; the largest has %d bytes: %s", read, largest, where)
	if largest > mostPage {
		t.Errorf("%s has %d bytes, want at most %d", where, largest, mostPage)
	}
}

// pathAlone returns an address without its parameters.
func pathAlone(address string) string {
	path, _, _ := strings.Cut(address, "?")
	return path
}

// zipped returns the size of a text in gzip.
func zipped(text []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(text)
	z.Close()
	return b.Len()
}

// TestPagesUnderTrustedDocuments checks that the pages work if the API answers only trusted documents.
func TestPagesUnderTrustedDocuments(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "documents.json")
	if err := os.WriteFile(file, []byte(`{"mine": "{ dataset { title } }"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	documents, err := config{trustedDocuments: file}.readTrustedDocuments()
	if err != nil {
		t.Fatal(err)
	}
	h, _ := explored(t, graph.Options{TrustedDocuments: documents})
	for address, want := range map[string]int{
		"/": 200, "/e/actor/russia": 200, "/search?q=crimea": 200, "/e/actor/nobody": 404, "/suggest?q=russia": 200,
		"/e/actor/russia?type=PARTY_TO&direction=OUT": 200, "/e/actor/russia.csv": 200, "/e/actor/nobody.csv": 404, "/data/": 200,
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		page := explorertest.Read(w.Body.Bytes())
		if w.Code != want {
			t.Errorf("%s is %d, want %d: %s", address, w.Code, want, page.Text)
		}
		if slices.ContainsFunc(page.Links, func(to string) bool { return strings.HasPrefix(to, "/playground") }) {
			t.Errorf("%s leads to the playground, which cannot ask anything", address)
		}
	}
}

// TestPagesCountForTheLimit checks that a page costs its reader what the operation costs, and that the page for a reader
// who asks too much says when to come back.
func TestPagesCountForTheLimit(t *testing.T) {
	taken := &spent{left: 6000}
	h, _ := explored(t, graph.Options{Limiter: taken})
	for i, want := range []int{200, 429} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, fmt.Sprint("/e/actor/russia?x=", i), nil))
		if w.Code != want || (w.Header().Get("Retry-After") != "") != (want == 429) {
			t.Errorf("page %d is %d with Retry-After %q, want %d", i+1, w.Code, w.Header().Get("Retry-After"), want)
		}
	}
}

// TestPlaygroundLinks checks that the link at the foot of a page holds an operation that the API answers.
func TestPlaygroundLinks(t *testing.T) {
	h, _ := explored(t, graph.Options{})
	url := sqliteServer(t)
	for _, address := range []string{"/", "/e/actor/russia?lang=uk", "/search?q=crimea"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		for _, to := range explorertest.Read(w.Body.Bytes()).Links {
			rest, ok := strings.CutPrefix(to, "/playground?")
			if !ok {
				continue
			}
			answer, err := http.Get(url + "/graphql?" + rest)
			if err != nil {
				t.Fatal(err)
			}
			var got struct{ Errors []any }
			if err := json.NewDecoder(answer.Body).Decode(&got); err != nil || len(got.Errors) > 0 {
				t.Errorf("%s: the operation is answered by %v %v", address, got.Errors, err)
			}
			answer.Body.Close()
		}
	}
}

// spent is a limiter with an account that does not fill again.
type spent struct{ left int }

// Take implements web.Limiter.
func (s *spent) Take(_ context.Context, cost int) bool {
	if cost > s.left {
		return false
	}
	s.left -= cost
	return true
}

// Charge implements web.Limiter.
func (s *spent) Charge(_ context.Context, cost int) { s.left -= cost }
