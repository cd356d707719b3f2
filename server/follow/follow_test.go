package follow

import (
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
)

// readAtom reads an Atom feed as a reader does: with names of its own, not those of the encoder.
func readAtom(t *testing.T, w *httptest.ResponseRecorder) (feed struct {
	XMLName xml.Name
	ID      string `xml:"http://www.w3.org/2005/Atom id"`
	Title   string `xml:"http://www.w3.org/2005/Atom title"`
	Updated string `xml:"http://www.w3.org/2005/Atom updated"`
	Author  string `xml:"http://www.w3.org/2005/Atom author>name"`
	Links   []struct {
		Rel string `xml:"rel,attr"`
		To  string `xml:"href,attr"`
	} `xml:"http://www.w3.org/2005/Atom link"`
	Entries []struct {
		ID      string `xml:"http://www.w3.org/2005/Atom id"`
		Title   string `xml:"http://www.w3.org/2005/Atom title"`
		Updated string `xml:"http://www.w3.org/2005/Atom updated"`
		Content string `xml:"http://www.w3.org/2005/Atom content"`
		Link    struct {
			To string `xml:"href,attr"`
		} `xml:"http://www.w3.org/2005/Atom link"`
	} `xml:"http://www.w3.org/2005/Atom entry"`
},
) {
	t.Helper()
	if err := xml.Unmarshal(w.Body.Bytes(), &feed); w.Code != http.StatusOK || err != nil {
		t.Fatalf("%d %v: %s", w.Code, err, w.Body)
	}
	return feed
}

// TestAtom reads the feed of two loads, counted by hand in twice.
func TestAtom(t *testing.T) {
	h := over(twice(t), Options{PublicURL: "https://example.org/"})
	w := get(t, h, "/changes.atom")
	feed := readAtom(t, w)
	if feed.XMLName.Local != "feed" || feed.ID == "" || feed.Title == "" || feed.Author == "" {
		t.Errorf("the feed lacks what RFC 4287 demands: %s", w.Body)
	}
	if feed.Updated != "2025-12-02T00:00:00Z" {
		t.Errorf("updated is %s", feed.Updated)
	}
	var titles, pages []string
	ids := map[string]bool{feed.ID: true}
	for _, e := range feed.Entries {
		titles, pages = append(titles, e.Title), append(pages, e.Link.To)
		if !regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(e.ID) || ids[e.ID] {
			t.Errorf("the id %q is no URN of its own", e.ID)
		}
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil {
			t.Error(err)
		}
		ids[e.ID] = true
	}
	titles[0] = regexp.MustCompile(`[0-9a-f]{32}`).ReplaceAllString(titles[0], "R")
	titles[3] = regexp.MustCompile(`[0-9a-f]{32}`).ReplaceAllString(titles[3], "R")
	if diff := cmp.Diff([]string{
		"The data set has the new revision R; it had R before.",
		"Added: The objection “How?” is against Plan, 2.",
		"Changed: clause “Plan, 1”.",
		"The data set has the new revision R.",
	}, titles); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{
		"https://example.org/changes",
		"https://example.org/link/objects-to/objection/how/provision/plan/2",
		"https://example.org/e/provision/plan/1",
		"https://example.org/changes",
	}, pages); diff != "" {
		t.Error(diff)
	}
	for _, want := range []string{
		"<code>wording</code>: The army stays. → The army is capped.",
		"Why: Clause 1 was read wrongly. The Paper, p. 1.", "Revision <code>",
	} {
		if !strings.Contains(feed.Entries[2].Content, want) {
			t.Errorf("the entry lacks %q: %s", want, feed.Entries[2].Content)
		}
	}
}

// TestNotModified asks again with the ETag: the answer is a 304 until the next load.
func TestNotModified(t *testing.T) {
	store := twice(t)
	h := over(store, Options{})
	for ending := range formats {
		etag := get(t, h, path+ending).Header().Get("ETag")
		w := get(t, h, path+ending, "If-None-Match", etag)
		if etag == "" || w.Code != http.StatusNotModified || w.Body.Len() > 0 || w.Header().Get("ETag") != etag {
			t.Errorf("%s with %s: %d %s", ending, etag, w.Code, w.Body)
		}
		if other := get(t, h, path+ending+"?lang=uk", "If-None-Match", etag); other.Code != http.StatusOK {
			t.Errorf("%s in Ukrainian: %d", ending, other.Code)
		}
	}
}

// numbers returns the numbers of the entries in JSON lines.
func numbers(t *testing.T, w *httptest.ResponseRecorder) (all []int) {
	t.Helper()
	for line := range strings.Lines(w.Body.String()) {
		var e struct{ Number int }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		all = append(all, e.Number)
	}
	return all
}

// TestOf asks for the changes of one thing, of a document, and after a number.
func TestOf(t *testing.T) {
	h := over(twice(t), Options{})
	for _, c := range []struct {
		parameters string
		want       []int
	}{
		{"", []int{4, 3, 2, 1}},
		{"?after=0", []int{1, 2, 3, 4}},
		{"?after=2", []int{3, 4}},
		{"?after=2-0123456789abcdef", []int{3, 4}},
		{"?after=4", nil},
		{"?of=proposal/plan", []int{3, 2}},
		{"?of=provision/plan/2", []int{3}},
		{"?of=provision/plan/2&of=provision/plan/1&after=0", []int{2, 3}},
		{"?of=objection/how", []int{3}},
		{"?of=relationship/objects-to/objection/how/provision/plan/2", []int{3}},
		{"?of=actor/ada", nil},
	} {
		if got := numbers(t, get(t, h, "/changes.jsonl"+c.parameters)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.parameters, got, c.want)
		}
	}
}

// TestRefused asks with wrong parameters. The answer names the parameter.
func TestRefused(t *testing.T) {
	h := over(twice(t), Options{})
	for parameters, want := range map[string]string{
		"?after=x": "after", "?after=-1": "after", "?after=99999999999": "after", "?lang=fr": "lang", "?before=x": "before",
		"?after=1&before=x": "before", "?of=actor/ada@valid:x": "of has",
	} {
		w := get(t, h, "/changes.atom"+parameters)
		isRefused := w.Code == http.StatusBadRequest || w.Code == http.StatusUnprocessableEntity
		if !isRefused || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s, want %s", parameters, w.Code, w.Body, want)
		}
	}
	r := httptest.NewRequest(http.MethodPost, "/changes.atom", nil)
	w := httptest.NewRecorder()
	if h.ServeHTTP(w, r); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
	if w := get(t, h, "/changes"); w.Body.String() != "a page" {
		t.Errorf("/changes: %s", w.Body)
	}
}

// TestPages follows the links to the next page over a log of 250 entries, in both directions. Each entry comes once.
func TestPages(t *testing.T) {
	store := open(t)
	fill(t, store, "2025-12-01", world("0", false))
	for i := range 83 { // each load has three entries: two things and the data set
		fill(t, store, "2025-12-02", world(strings.Repeat("1", i+1), i%2 == 0))
	}
	h := over(store, Options{})
	for _, start := range []string{"/changes.jsonl", "/changes.jsonl?after=0"} {
		seen := map[int]bool{}
		for address := start; address != ""; {
			w := get(t, h, address)
			for _, n := range numbers(t, w) {
				if seen[n] {
					t.Errorf("%s: %d again", address, n)
				}
				seen[n] = true
			}
			next, _, _ := strings.Cut(strings.TrimPrefix(w.Header().Get("Link"), "<"), ">")
			if address = next; len(seen) > 1000 {
				t.Fatal("it does not end")
			}
		}
		if len(seen) != 250 {
			t.Errorf("%s: %d entries, want 250", start, len(seen))
		}
	}
	feed := readAtom(t, get(t, h, "/changes.atom"))
	i := slices.IndexFunc(feed.Links, func(l struct {
		Rel string `xml:"rel,attr"`
		To  string `xml:"href,attr"`
	},
	) bool {
		return l.Rel == "next"
	})
	if i < 0 {
		t.Fatalf("no next link: %v", feed.Links)
	}
	next, err := url.Parse(feed.Links[i].To)
	if err != nil || len(readAtom(t, get(t, h, next.RequestURI())).Entries) != 100 {
		t.Errorf("the next page of %v: %v", next, err)
	}
}

// TestJSONFeed reads the JSON Feed. It has what version 1.1 demands, and each entry as the API gives it.
func TestJSONFeed(t *testing.T) {
	w := get(t, over(twice(t), Options{PublicURL: "https://example.org"}), "/changes.json?lang=uk")
	var feed struct {
		Version, Title, Language string
		Feed_URL                 string
		Items                    []struct {
			ID, URL, Title, Content_HTML, Date_Published string
			Entry                                        struct{ Number int } `json:"_accordgraph"`
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Version != "https://jsonfeed.org/version/1.1" || feed.Language != "uk" || feed.Title != "Зміни · Made up" ||
		feed.Feed_URL != "https://example.org/changes.json?lang=uk" || len(feed.Items) != 4 {
		t.Errorf("%s", w.Body)
	}
	if e := feed.Items[2]; e.Entry.Number != 2 || e.Title != "Змінено: положення «Plan, 1»." ||
		e.URL != "https://example.org/e/provision/plan/1?lang=uk" || !strings.Contains(e.Content_HTML, "Чому:") {
		t.Errorf("%+v", e)
	}
}

// TestKeys fills a second store with the same loads, and a third one with others. Equal entries have equal ids, on
// every server; the entries of a store that was filled anew have others.
func TestKeys(t *testing.T) {
	ids := func(store kg.Store) (all []string) {
		for _, e := range readAtom(t, get(t, over(store, Options{}), "/changes.atom")).Entries {
			all = append(all, e.ID)
		}
		return all
	}
	one, same := ids(twice(t)), ids(twice(t))
	if diff := cmp.Diff(one, same); diff != "" {
		t.Error(diff)
	}
	other := open(t)
	fill(t, other, "2025-12-03", world("The army goes.", false))
	fill(t, other, "2025-12-03", world("The army is capped.", true))
	for _, id := range ids(other) {
		if slices.Contains(one, id) {
			t.Errorf("another entry has the id %s too", id)
		}
	}
}
