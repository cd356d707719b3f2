package explorer

import (
	"bytes"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"accordgraph/graph"
	"accordgraph/internal/draw"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/seed"
	"accordgraph/server/explorer/explorertest"
)

var update = flag.Bool("update", false, "write the goldens anew")

// small returns the API over the data set of testdata/small.txtar.
func small(t *testing.T) http.Handler {
	t.Helper()
	return graph.NewHandler(query.New(filled(t, smallBatch(t))), graph.Options{})
}

// smallBatch returns the data set of testdata/small.txtar.
func smallBatch(t *testing.T) kg.Batch {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/small.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	batch, err := seed.Read(files)
	if err != nil {
		t.Fatal(err)
	}
	return batch
}

// get returns the answer to a GET with headers, which are names and values in turn.
func get(t *testing.T, h http.Handler, address string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// goldens are the addresses of a page of each sort and of each kind of thing, by the name of the golden.
var goldens = map[string]string{
	"home":            "/",
	"home-uk":         "/?lang=uk",
	"actor":           "/e/actor/russia",
	"actor-uk":        "/e/actor/russia?lang=uk",
	"picture":         "/e/actor/russia.svg",
	"picture-fan-uk":  "/e/actor/russia.svg?lang=uk&width=360",
	"picture-column":  "/e/proposal/plan.svg?view=columns",
	"picture-web":     "/e/actor/russia.svg?view=web",
	"picture-rows":    "/path.svg?from=actor/ukraine&to=agreement/memorandum",
	"picture-strip":   "/timeline.svg?about=actor/russia&lang=uk",
	"picture-matrix":  "/stances/proposal/plan.svg",
	"picture-lives":   "/home.svg",
	"hostile":         "/e/actor/hostile",
	"proposal":        "/e/proposal/plan",
	"agreement":       "/e/agreement/memorandum",
	"provision":       "/e/provision/plan/9",
	"obligation":      "/e/obligation/plan/9/a",
	"territory":       "/e/territory/crimea",
	"objection":       "/e/objection/cap",
	"figure":          "/e/figure/cap",
	"event":           "/e/event/signing",
	"source":          "/e/source/p9",
	"evidence":        "/e/evidence/p9/point-9",
	"group":           "/e/actor/russia?type=CLAIMS&direction=OUT",
	"link":            "/link/claims/actor/russia/territory/crimea",
	"link-uk":         "/link/claims/actor/russia/territory/crimea?lang=uk",
	"search":          "/search?q=crimea",
	"search-uk":       "/search?q=крим&lang=uk",
	"missing":         "/e/actor/ukrane",
	"compare":         "/compare/proposal/plan/agreement/memorandum",
	"choose":          "/compare?a=proposal/plan",
	"suggest-hostile": "/suggest?q=javascript",
	"conflicts":       "/conflicts/proposal/plan",
	"conflicts-uk":    "/conflicts/proposal/plan?lang=uk",
	"suggest":         "/suggest?q=the",
	"suggest-uk":      "/suggest?q=крим&lang=uk",
	"path":            "/path?from=actor/ukraine&to=agreement/memorandum",
	"path-empty":      "/path",
	"timeline":        "/timeline?about=actor/russia",
	"obligations":     "/obligations/proposal/plan",
	"obligations-uk":  "/obligations/proposal/plan?lang=uk",
	"votes":           "/votes/agreement/resolution",
	"votes-uk":        "/votes/agreement/resolution?lang=uk",
	"votes-none":      "/votes/proposal/plan",
	"texts":           "/votes",
	"many":            "/compare/proposal/plan/proposal/counter/agreement/memorandum",
	"many-uk":         "/compare/proposal/plan/proposal/counter/agreement/memorandum?lang=uk&topic=ARMED_FORCES",
	"choose-more":     "/compare?a=proposal/plan&b=proposal/counter&add=1",
	"lineage":         "/lineage/provision/plan/9",
	"lineage-uk":      "/lineage/provision/counter/1?lang=uk",
	"stances":         "/stances/proposal/plan",
	"stances-uk":      "/stances/proposal/plan?lang=uk&actor=actor/ukraine&all=1&alone=1",
	"rests":           "/sources/source/p10",
	"rests-uk":        "/sources/source/p9?lang=uk",
	"fulfilment":      "/fulfilment/agreement/memorandum",
	"fulfilment-uk":   "/fulfilment/agreement/memorandum?lang=uk",
	"about":           "/about",
	"dated":           "/e/actor/russia?known=2025-11-21",
	"embed":           "/embed/e/actor/russia",
	"embed-link-uk":   "/embed/link/claims/actor/russia/territory/crimea?lang=uk",
	"changes":         "/changes",
	"verify":          "/verify?text=“We+kept+it+–+and+we+always+will”",
	"verify-uk":       "/verify?text=we+kept+it+and+we+never+will&lang=uk",
	"verify-empty":    "/verify",
	"pin":             "/pin?query={dataset{title}}&pin=0123456789ab-0123456789abcdef",
	"pin-uk":          "/pin?query={dataset{title}}&pin=0123456789ab-0123456789abcdef&lang=uk",
}

// TestGoldens compares pages with testdata/golden, and checks that each is valid and is the same twice. In the goldens the
// addresses of the style sheet and of the script are without their hashes, and pictures are without their style, so that
// a change of the style or the script changes no golden.
func TestGoldens(t *testing.T) {
	h := Handler(small(t), Options{})
	for name, address := range goldens {
		w, again := get(t, h, address), get(t, h, address)
		if !bytes.Equal(w.Body.Bytes(), again.Body.Bytes()) {
			t.Errorf("%s gives other bytes the second time", address)
		}
		if strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			for _, problem := range explorertest.Read(w.Body.Bytes()).Problems {
				t.Errorf("%s: %s", address, problem)
			}
		}
		compareGolden(t, name, address, w.Body.String())
	}
}

// compareGolden compares the page at an address with a golden.
func compareGolden(t *testing.T, name, address, body string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name+".html")
	sheet, err := newSheet()
	if err != nil {
		t.Fatal(err)
	}
	body = strings.Replace(body, sheet.path, "/static/explorer.css", 1)
	body = strings.Replace(body, scriptPath(), "/static/explorer.js", 1)
	body = strings.Replace(body, draw.Style, "", 1)
	if *update {
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(body, "\n")); diff != "" {
		t.Errorf("%s is not %s (-want +got):\n%s", address, file, diff)
	}
}

// TestCounted checks numbers and words that were counted by hand in testdata/small.txtar.
func TestCounted(t *testing.T) {
	h := Handler(small(t), Options{})
	for address, want := range map[string][]string{
		"/":                   {"1 objection", "4 of 36 statements are disputed."},
		"/e/actor/russia":     {"Claims 1", "Russian Federation Россия", "Sort state"},
		"/e/proposal/plan":    {"Clauses", "11(2) The end.", "Is opposed by 1", "November 2025"},
		"/e/provision/plan/9": {"The army is capped.", "Is opposed by 1", "limit its army"},
		"/search?q=crimea":    {"Crimea place"},
		"/e/actor/ukrane":     {"404", "Ukraine actor"},
		"/compare/proposal/plan/proposal/counter/agreement/memorandum": {
			"6 matters, and what each text says on them. On 5 of them, only one text has a clause.",
			"9 The army is capped. 1 objection 1 The army has 800,000 soldiers. Changed why preamble The parties agree. The opposite why",
			"Children come home. No counterpart known 2 Children come home. No counterpart known",
		},
		"/lineage/provision/plan/9": {
			"Statements tie 2 other texts to this clause",
			"Earlier 5 December 1994 The Memorandum , preamble The parties agree. The opposite", "This clause November 2025 The plan , 9",
			"At the same time 25 November 2025 The counter-proposal , 1 The army has 800,000 soldiers. Changed",
		},
		"/lineage/provision/counter/1": {"Statements tie 1 other text", "At the same time November 2025 The plan , 9"},
		"/lineage/provision/plan/11-2": {"No statement ties"},
		"/stances":                     {"The plan November 2025"},
		"/stances/proposal/plan": {
			"9 of 10 cells are silent", "4 clauses of which nobody here spoke are left out.",
			"Clause Ukraine Russia The text as a whole ✕ against it + for it", "9 The army is capped. ✕ against it · said nothing",
		},
		"/stances/agreement/resolution": {"The clauses of this text are not here"},
		"/fulfilment":                   {"The Memorandum 5 December 1994"},
		"/fulfilment/agreement/memorandum": {
			"3 claims are here. Of the clauses, 1 of 1 have claims. The claims differ for 0 of them.",
			"The text as a whole kept , broken The claims differ.", "preamble The parties agree. not carried out",
			"Kept 1 1 Russia said", "Broken 1 2 Ukraine said",
		},
		"/fulfilment/proposal/plan": {"No claim that this text was kept"},
		"/votes/agreement/resolution": {
			"3 votes are here. The official counts have 5", "Only some of the votes are here.", "For 3 1 2",
			"Against 1 1 0", "Absent 0 0 0", "For 1 of 3",
		},
		"/e/actor/russia?lang=uk":                    {"Росія", "Учасник", "Претендує на 1"},
		"/link/claims/actor/russia/territory/crimea": {"1 statement", "Disputed"},
	} {
		text := explorertest.Read(get(t, h, address).Body.Bytes()).Text
		for _, words := range want {
			if !strings.Contains(text, words) {
				t.Errorf("%s does not say %q:\n%s", address, words, text)
			}
		}
	}
}

// TestStatus checks the status of addresses, and where they lead.
func TestStatus(t *testing.T) {
	h := Handler(small(t), Options{})
	for address, want := range map[string]struct {
		status int
		to     string
	}{
		"/e/actor/rf":         {301, "/e/actor/russia"},
		"/e/actor/rf?lang=uk": {301, "/e/actor/russia?lang=uk"},
		"/e/relationship/claims/actor/russia/territory/crimea": {301, "/link/claims/actor/russia/territory/crimea"},
		"/verify?text=" + strings.Repeat("a", 2001):            {400, ""},
		"/verify?text=%3F":                                                     {400, ""},
		"/verify?text=we+kept+it&about=actor/nobody":                           {400, ""},
		"/verify?text=we+kept+it":                                              {200, ""},
		"/link/actor/russia":                                                   {404, ""},
		"/link/claims/actor/rf/territory/crimea":                               {301, "/link/claims/actor/russia/territory/crimea"},
		"/e/":                                                                  {404, ""},
		"/e/actor/russia@known:2025-11-21":                                     {404, ""},
		"/e/actor/russia?type=CLAIM&direction=OUT":                             {404, ""},
		"/e/actor/russia?type=CLAIMS&direction=UP":                             {404, ""},
		"/e/actor/russia?type=CLAIMS&direction=OUT&after=x":                    {400, ""},
		"/e/source/p9?type=CLAIMS&direction=OUT":                               {404, ""},
		"/votes/agreement/nothing":                                             {404, ""},
		"/votes/actor/russia":                                                  {404, ""},
		"/compare/proposal/plan":                                               {404, ""},
		"/compare/proposal/plan/proposal":                                      {404, ""},
		"/compare/proposal/plan/proposal/counter/actor/rf":                     {404, ""},
		"/compare/proposal/plan/proposal/counter/a/b/c/d/e/f/g/h/i/j/k/l/m/n":  {400, ""},
		"/compare/proposal/plan/proposal/counter/agreement/memorandum?topic=X": {404, ""},
		"/compare/proposal/plan/proposal/counter/proposal/plan":                {301, "/compare/proposal/plan/proposal/counter"},
		"/compare?a=proposal/plan&b=proposal/counter&more=agreement/memorandum&more=&lang=uk": {302, "/compare/proposal/plan/proposal/counter/agreement/memorandum?lang=uk"},
		"/lineage/proposal/plan":                           {404, ""},
		"/stances/actor/russia":                            {404, ""},
		"/stances/proposal/plan?actor=actor/nobody":        {400, ""},
		"/stances/proposal/plan?actor=Russian&lang=uk":     {302, "/stances/proposal/plan?actor=actor%2Frussia&lang=uk"},
		"/stances/proposal/plan?actor=&actor=actor/russia": {200, ""},
		"/stances/agreement/resolution":                    {200, ""},
		"/sources/actor/russia":                            {404, ""},
		"/sources/source/nothing":                          {404, ""},
		"/sources/source/p9?after=x":                       {400, ""},
		"/fulfilment/actor/russia":                         {404, ""},
		"/votes/":                                          {404, ""},
		"/nowhere":                                         {404, ""},
		"/?lang=de":                                        {400, ""},
		"/search":                                          {200, ""},
		"/search?q=%00%ff":                                 {400, ""},
		"/search?q=" + strings.Repeat("a", 301):            {400, ""},
		"/search?q=nothinglikethis":                        {200, ""},
		"/search?q=plan&kind=PROPOSAL":                     {200, ""},
		"/conflicts/actor/russia":                          {400, ""},
		"/suggest":                                         {200, ""},
		"/suggest?q=…":                                     {200, ""},
	} {
		w := get(t, h, address)
		if w.Code != want.status || w.Header().Get("Location") != want.to {
			t.Errorf("%s is %d, leading to %q, want %d and %q", address, w.Code, w.Header().Get("Location"), want.status, want.to)
		}
		if w.Code/100 != 3 {
			for _, problem := range explorertest.Read(w.Body.Bytes()).Problems {
				t.Errorf("%s: %s", address, problem)
			}
		}
	}
	r := httptest.NewRecorder()
	h.ServeHTTP(r, httptest.NewRequest(http.MethodPost, "/e/actor/russia", nil))
	if r.Code != http.StatusMethodNotAllowed {
		t.Errorf("a POST is answered by %d", r.Code)
	}
}

// TestHomeLanguage checks that only the home page looks at the language of the browser.
func TestHomeLanguage(t *testing.T) {
	h := Handler(small(t), Options{})
	for _, c := range []struct {
		address, accepted string
		status            int
	}{
		{"/", "uk-UA,uk;q=0.9,en;q=0.8", 302},
		{"/", "en-GB,uk;q=0.9", 200},
		{"/", "de", 200},
		{"/", ";;;", 200},
		{"/?lang=en", "uk", 200},
		{"/e/actor/russia", "uk", 200},
	} {
		if w := get(t, h, c.address, "Accept-Language", c.accepted); w.Code != c.status {
			t.Errorf("%s for %s is %d, want %d", c.address, c.accepted, w.Code, c.status)
		}
	}
}

// TestUnchanged checks that a page that a browser has is not sent again.
func TestUnchanged(t *testing.T) {
	h := Handler(small(t), Options{})
	w := get(t, h, "/e/actor/russia")
	again := get(t, h, "/e/actor/russia", "If-None-Match", w.Header().Get("ETag"))
	if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("the page that the browser has is answered by %d with %d bytes", again.Code, again.Body.Len())
	}
}
