package main

import (
	"context"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/query"
	"accordgraph/seed"
	"accordgraph/server/explorer"
)

// edits are what an editor does to the small data set before each load but the first: replacements of one text by
// another.
var edits = [][2]string{
	{"value: 600000", "value: 650000"},
	{"ground: It could not defend itself.", "ground: It could not defend itself then."},
	{"A state in\n    Europe.", "A state in\n    the east of Europe."},
	{"-- entities/figures.yaml --", "- id: event/talks\n  name: The talks\n  date: 2025-11-26\n  evidence: [evidence/p10/title]\n-- entities/figures.yaml --"},
}

// entries are what the editor writes into the changelog with each edit.
var entries = []string{
	"{date: 2025-12-03, kind: CORRECTED, summary: The cap is 650000., reason: It was misread., ids: [figure/cap]}",
	"{date: 2025-12-04, kind: CORRECTED, summary: The ground was too general., reason: It speaks of then., ids: [objection/cap]}",
	"{date: 2025-12-05, kind: CORRECTED, summary: Where Ukraine is., reason: A map., ids: [actor/ukraine]}",
	"{date: 2025-12-06, kind: ADDED, summary: The talks., ids: [event/talks]}",
}

// editions returns the small data set after each load.
func editions(t *testing.T) (all []kg.Batch) {
	t.Helper()
	text, err := os.ReadFile("explorer/testdata/small.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; ; i++ {
		files, err := txtar.FS(txtar.Parse(text))
		if err != nil {
			t.Fatal(err)
		}
		batch, err := seed.Read(files)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, batch)
		if i == len(edits) {
			return all
		}
		edited := strings.Replace(string(text), edits[i][0], edits[i][1], 1)
		edited = strings.Replace(edited, "-- changelog.yaml --\n", "-- changelog.yaml --\n- "+entries[i]+"\n", 1)
		if len(edited) < len(text)+len(entries[i]) {
			t.Fatalf("edit %d does not change the data set", i)
		}
		text = []byte(edited)
	}
}

// A pinnedPage is the address of a page, and what its permalinks say at the end. Until says before which load a
// permalink has to be made to say that something changed. Changes lists exactly what changed.
type pinnedPage struct {
	address string
	until   int
	changes []string
}

// pinnedPages are six addresses. Each is pinned after each of the five loads.
var pinnedPages = []pinnedPage{
	{"/e/figure/cap", 1, []string{
		"Changed The cap value : 600000 → 650000 3 December 2025: The cap is 650000. It was misread.",
	}},
	{"/e/objection/cap", 2, []string{
		"Changed The cap leaves Ukraine without an army ground : It could not defend itself. → It could not defend itself then. " +
			"4 December 2025: The ground was too general. It speaks of then.",
		"Changed Ukraine objects to The plan, 22 November 2025: It could not defend itself then. statement › text : " +
			"Ukraine objects to The plan, 22 November 2025: It could not defend itself. → " +
			"Ukraine objects to The plan, 22 November 2025: It could not defend itself then. " +
			"4 December 2025: The ground was too general. It speaks of then.",
		"Changed Ukraine objects to point 9 of The plan, 22 November 2025: It could not defend itself then. statement › text : " +
			"Ukraine objects to point 9 of The plan, 22 November 2025: It could not defend itself. → " +
			"Ukraine objects to point 9 of The plan, 22 November 2025: It could not defend itself then. " +
			"4 December 2025: The ground was too general. It speaks of then.",
	}},
	{"/e/actor/ukraine", 3, []string{
		"Changed Ukraine summary : A state in Europe. → A state in the east of Europe. 5 December 2025: Where Ukraine is. A map.",
	}},
	{"/votes/agreement/resolution", 0, nil},
	{"/compare/proposal/plan/agreement/memorandum", 0, nil},
	{"/pin?query=" + url.QueryEscape("query Events { events { nodes { id name date } } }"), 4, []string{
		"The answer itself events › nodes : event/signing → event/signing · event/talks",
		"Added The talks 6 December 2025: The talks.",
	}},
}

// TestThirtyPermalinks loads a data set five times, makes six permalinks after each load, and opens all thirty at the
// end: each says that nothing changed, or names exactly what changed, on both stores.
func TestThirtyPermalinks(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { thirtyPermalinks(t, config{store: "sqlite::memory:"}) })
	t.Run("neo4j", func(t *testing.T) {
		s := neo4jtest.Empty(t)
		thirtyPermalinks(t, config{store: s.URI, neo4jUser: s.User, neo4jPassword: s.Password})
	})
}

func thirtyPermalinks(t *testing.T, c config) {
	store, err := c.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	var h http.Handler
	links := map[string]int{}
	var order []string
	for i, batch := range editions(t) {
		if _, err := load.Load(t.Context(), store, batch); err != nil {
			t.Fatal(err)
		}
		h = permalinked(t, store) // each has its own revision, which it looks up at most once a second
		for _, page := range pinnedPages {
			link := pinOffered(t, h, page.address)
			links[link] = i
			order = append(order, link)
		}
	}
	if len(links) != 30 {
		t.Fatalf("there are %d permalinks, want 30", len(links))
	}
	for i, link := range order {
		page, made := pinnedPages[i%len(pinnedPages)], i/len(pinnedPages)
		verdict, changes := followed(t, h, link)
		want, wanted := "Unchanged", []string(nil)
		if made < page.until {
			want, wanted = "Changed since revision", page.changes
		}
		if !strings.HasPrefix(verdict, want) {
			t.Errorf("%s, made after load %d, says %q, want %q", link, made+1, verdict, want)
		}
		if diff := cmp.Diff(wanted, changes); diff != "" {
			t.Errorf("%s, made after load %d (-want +got):\n%s", link, made+1, diff)
		}
	}
}

// permalinked returns the handler of a server over a store.
func permalinked(t *testing.T, store kg.Store) http.Handler {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	g := query.New(store)
	a := newArchive(store, graph.Options{}, func(h http.Handler) http.Handler { return h })
	t.Cleanup(a.close)
	s := &service{store: store, api: graph.NewHandler(g, graph.Options{Log: log}), budget: time.Minute, pages: explorer.Options{Log: log, Archive: a}}
	return s.handler()
}

// pageAt sends a GET, and returns a page that is there. A database that still plans may take too long at first.
func pageAt(t *testing.T, h http.Handler, address string) string {
	t.Helper()
	for try := 0; ; try++ {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil).WithContext(t.Context()))
		if w.Code == http.StatusOK {
			return w.Body.String()
		}
		if w.Code != http.StatusServiceUnavailable || try == 20 {
			t.Fatalf("%s is %d: %s", address, w.Code, w.Body)
		}
	}
}

// pinOffered returns the permalink that the page at an address offers, or that the citation of an answer names.
func pinOffered(t *testing.T, h http.Handler, address string) string {
	t.Helper()
	if rest, ok := strings.CutPrefix(address, "/pin?"); ok {
		text := pageAt(t, h, "/cite.txt?"+rest)
		return strings.TrimSpace(text[strings.Index(text, "/pin?"):])
	}
	found := permalinkPart.FindStringSubmatch(pageAt(t, h, address))
	if found == nil {
		t.Fatalf("%s offers no permalink", address)
	}
	return html.UnescapeString(found[1])
}

var (
	permalinkPart = regexp.MustCompile(`<p class="under"><a href="([^"]*pin=[^"]*)">`)
	verdictPart   = regexp.MustCompile(`(?s)<section class="banner[^"]*" aria.*?</section>`)
	headPart      = regexp.MustCompile(`(?s)<h2[^>]*>(.*?)</h2>`)
	itemPart      = regexp.MustCompile(`(?s)<li>(.*?)</li>`)
	markup        = regexp.MustCompile(`<[^>]*>`)
)

// followed returns what a permalink says: its verdict, and what changed.
func followed(t *testing.T, h http.Handler, link string) (verdict string, changes []string) {
	t.Helper()
	part := verdictPart.FindString(pageAt(t, h, link))
	head := headPart.FindStringSubmatch(part)
	if head == nil {
		t.Fatalf("%s says nothing", link)
	}
	for _, item := range itemPart.FindAllStringSubmatch(part, -1) {
		changes = append(changes, plainText(item[1]))
	}
	return plainText(head[1]), changes
}

// plainText returns the words of HTML, with one space between them.
func plainText(text string) string {
	return strings.Join(strings.Fields(html.UnescapeString(markup.ReplaceAllString(text, " "))), " ")
}
