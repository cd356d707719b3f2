package explorer

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/server/explorer/explorertest"
)

// archived is an Archive of data sets.
type archived map[string]http.Handler

// At implements Archive.
func (e archived) At(_ *http.Request, revision string) (http.Handler, error) {
	for id, h := range e {
		if strings.HasPrefix(id, revision) {
			return h, nil
		}
	}
	return nil, ErrNeverHeld
}

// edited returns the API over the small data set after an edit, and its revision.
func edited(t *testing.T, edit func(*kg.Batch)) (http.Handler, string) {
	t.Helper()
	b := smallBatch(t)
	edit(&b)
	kg.Complete(&b)
	return graph.NewHandler(query.New(filled(t, b)), graph.Options{}), b.Meta.Revision
}

// rename gives a thing another name, and writes an entry of the changelog.
func rename(id kg.ID, name string) func(*kg.Batch) {
	return func(b *kg.Batch) {
		for i := range b.Entities {
			if b.Entities[i].ID == id {
				b.Entities[i].Name = name
			}
		}
		b.Meta.Changelog = append([]kg.ChangelogEntry{{
			Date: "2025-12-03", Kind: "CORRECTED", Summary: "Renamed.", Reason: "It was misspelled.", IDs: []kg.ID{id},
		}}, b.Meta.Changelog...)
	}
}

// permalink returns the permalink that a page offers.
func permalink(t *testing.T, h http.Handler, address string) string {
	t.Helper()
	for _, to := range explorertest.Read(get(t, h, address).Body.Bytes()).Links {
		if u, err := url.Parse(to); err == nil && u.Query().Has(pinParameter) && !strings.HasPrefix(to, "/cite") && u.Query().Get("lang") == langOf(address) {
			return to
		}
	}
	t.Fatalf("%s offers no permalink", address)
	return ""
}

func langOf(address string) string {
	u, _ := url.Parse(address)
	return u.Query().Get("lang")
}

// TestPermalinks opens permalinks of pages before and after the data changed. What each says was worked out by hand.
func TestPermalinks(t *testing.T) {
	before, old := edited(t, func(*kg.Batch) {})
	after, _ := edited(t, rename("territory/crimea", "The Crimea"))
	archive := archived{old: before}
	then, now := Handler(before, Options{Archive: archive}), Handler(after, Options{Archive: archive})
	for address, want := range map[string][]string{
		"/e/territory/crimea":                  {"Changed since revision", "Changed The Crimea", "name : Crimea → The Crimea", "Renamed. It was misspelled."},
		"/e/territory/crimea?lang=uk":          {"Змінено після редакції", "Renamed. It was misspelled."},
		"/e/territory/crimea?known=2025-11-30": {"Changed since revision", "Crimea → The Crimea"},
		"/e/proposal/plan":                     {"Unchanged", "The answer is the same."},
		"/e/proposal/plan?lang=uk":             {"Без змін"},
		"/":                                    {"Changed since revision", "Changed Russia claimed The Crimea from", "Changed Ukraine claims The Crimea"},
		"/?lang=uk":                            {"Змінено Росія претендує на територію «The Crimea»"},
		"/votes/agreement/resolution":          {"Unchanged"},
		"/compare/proposal/plan/agreement/memorandum": {"Unchanged"},
		"/about":   {"Unchanged"},
		"/changes": {"Changed since revision"},
	} {
		to := permalink(t, then, address)
		if text := textAt(t, then, to); !strings.Contains(text, "Unchanged The data are still of") && !strings.Contains(text, "Без змін Дані й досі") {
			t.Errorf("%s says on the same data: %s", to, text)
		}
		text := textAt(t, now, to)
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%s does not say %q: %s", to, words, text)
			}
		}
	}
}

// textAt returns the text of a page, which must be there and valid.
func textAt(t *testing.T, h http.Handler, address string) string {
	t.Helper()
	w := get(t, h, address)
	page := explorertest.Read(w.Body.Bytes())
	if w.Code != http.StatusOK || len(page.Problems) > 0 || !strings.Contains(w.Body.String(), `content="noindex"`) {
		t.Errorf("%s is %d, with %v", address, w.Code, page.Problems)
	}
	return page.Text
}

// TestPermalinksOfWhatIsGone opens permalinks of a page that was removed, and of one that is elsewhere now.
func TestPermalinksOfWhatIsGone(t *testing.T) {
	before, old := edited(t, func(*kg.Batch) {})
	after, _ := edited(t, func(b *kg.Batch) {
		for i := range b.Entities {
			if b.Entities[i].ID == "figure/cap" {
				b.Entities[i] = kg.Entity{ID: "figure/cap", Kind: kg.Merged, Name: "figure/cap", Fields: map[string]any{"into": "event/signing"}}
			}
		}
		b.Relationships = without(b.Relationships, "figure/cap")
	})
	archive := archived{old: before}
	to := permalink(t, Handler(before, Options{}), "/e/figure/cap")
	text := textAt(t, Handler(after, Options{Archive: archive}), to)
	for _, words := range []string{"not there any more", "Removed The cap"} {
		if !strings.Contains(text, words) {
			t.Errorf("%s does not say %q: %s", to, words, text)
		}
	}
}

// without returns the relationships that do not touch a thing.
func without(all []kg.Relationship, id kg.ID) (rest []kg.Relationship) {
	for _, r := range all {
		if r.From != id && r.To != id {
			rest = append(rest, r)
		}
	}
	return rest
}

// TestOtherVerdicts opens permalinks that tell of something else than of data that changed.
func TestOtherVerdicts(t *testing.T) {
	before, old := edited(t, func(*kg.Batch) {})
	after, new := edited(t, rename("territory/crimea", "The Crimea"))
	h := Handler(after, Options{Archive: archived{old: before}})
	hash := strings.Repeat("0", 16)
	for address, want := range map[string]string{
		"/e/territory/crimea?pin=" + new[:12] + "-" + hash: "Only the program has changed",
		"/e/proposal/plan?pin=" + old[:12] + "-" + hash:    "Only the program has changed",
		"/e/territory/crimea?pin=" + old[:12] + "-" + hash: "The program and the data have changed since revision " + old[:8],
		"/e/territory/crimea?pin=0123456789ab-" + hash:     "This store never held revision 01234567",
	} {
		if text := textAt(t, h, address); !strings.Contains(text, want) {
			t.Errorf("%s does not say %q: %s", address, want, text)
		}
	}
	none := Handler(after, Options{})
	if text := textAt(t, none, "/e/territory/crimea?pin="+old[:12]+"-"+hash); !strings.Contains(text, "cannot work out") {
		t.Errorf("without an archive a page says %s", text)
	}
	for _, wrong := range []string{"x", old[:12], "-" + hash, old[:7] + "-" + hash, old[:12] + "-" + hash[:15], old + "-" + hash + "-de"} {
		if w := get(t, h, "/e/territory/crimea?pin="+url.QueryEscape(wrong)); w.Code != http.StatusBadRequest {
			t.Errorf("the pin %q is answered by %d", wrong, w.Code)
		}
	}
	busy := get(t, Handler(after, Options{Archive: busyArchive{}}), "/e/territory/crimea?pin="+old[:12]+"-"+hash)
	if busy.Code != http.StatusServiceUnavailable || busy.Header().Get("Retry-After") == "" {
		t.Errorf("while the archive is busy, a permalink is answered by %d %v", busy.Code, busy.Header())
	}
}

// busyArchive is an Archive that needs more time.
type busyArchive struct{}

// At implements Archive.
func (busyArchive) At(*http.Request, string) (http.Handler, error) { return nil, ErrBusy }

// TestPermalinksOfAnswers opens the permalinks of operations of readers.
func TestPermalinksOfAnswers(t *testing.T) {
	before, old := edited(t, func(*kg.Batch) {})
	after, _ := edited(t, rename("territory/crimea", "The Crimea"))
	archive := archived{old: before}
	then, now := Handler(before, Options{Archive: archive}), Handler(after, Options{Archive: archive})
	link := url.Values{"documentId": {"sha256:" + newOperation("Link").ID}, "variables": {`{"id":"relationship/claims/actor/russia/territory/crimea","lang":"EN"}`}}
	for _, test := range []struct {
		question url.Values
		want     []string
	}{
		{url.Values{"query": {`query Places { territories { nodes { id name } } }`}}, []string{"Changed The Crimea", "name : Crimea → The Crimea", "Renamed."}},
		{url.Values{"query": {`{ figures { nodes { id name } } }`}}, []string{"Unchanged"}},
		{url.Values{"query": {`{ dataset { revision } figures { nodes { id name } } }`}}, []string{"Unchanged"}},
		{link, []string{"Changed since revision", "Crimea"}},
	} {
		cited := get(t, then, "/cite.txt?"+test.question.Encode())
		_, to, _ := strings.Cut(strings.TrimSpace(cited.Body.String()), " /pin?")
		if cited.Code != 200 || to == "" {
			t.Errorf("%v is cited by %d %s", test.question, cited.Code, cited.Body)
			continue
		}
		text := textAt(t, now, "/pin?"+to)
		for _, words := range test.want {
			if !strings.Contains(text, words) {
				t.Errorf("/pin?%s does not say %q: %s", to, words, text)
			}
		}
	}
	for address, want := range map[string]int{
		"/pin": 400, "/pin?query={a}": 400, "/pin?query={a}&pin=0123456789ab-0123456789abcdef": 400,
		"/pin?query={a}&variables=x&pin=0123456789ab-0123456789abcdef":                                                   400,
		"/pin?documentId=x&pin=0123456789ab-0123456789abcdef":                                                            404,
		"/pin?query=" + url.QueryEscape(`{ actors(first: -1) { nodes { id } } }`) + "&pin=0123456789ab-0123456789abcdef": 400,
	} {
		if w := get(t, now, address); w.Code != want {
			t.Errorf("%s is %d, want %d", address, w.Code, want)
		}
	}
}
