package explorer

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"strings"
	"testing"

	"accordgraph/server/explorer/explorertest"
)

// site is the address that readers use in these tests.
const site = "https://accord.example"

// TestAbsolute checks that the absolute addresses of a page come from the setting and never from the header Host, and that
// without the setting there are none.
func TestAbsolute(t *testing.T) {
	for publicURL, want := range map[string]string{site: site, site + "/": site, "": ""} {
		h := Handler(small(t), Options{PublicURL: publicURL})
		text := get(t, h, "http://evil.example/e/actor/russia?lang=uk").Body.String()
		for _, line := range []string{
			`<link rel="canonical" href="` + want + `/e/actor/russia?lang=uk">`,
			`<link rel="alternate" hreflang="en" href="` + want + `/e/actor/russia">`,
			`<meta property="og:url" content="` + want + `/e/actor/russia?lang=uk">`,
		} {
			if !strings.Contains(text, line) {
				t.Errorf("with -public-url %q the page lacks %s", publicURL, line)
			}
		}
		if strings.Contains(text, "evil.example") {
			t.Errorf("with -public-url %q the page names the host that the client sent", publicURL)
		}
	}
}

// TestUnlisted checks which pages search engines are not to list.
func TestUnlisted(t *testing.T) {
	h := Handler(small(t), Options{PublicURL: site})
	for address, want := range map[string]bool{
		"/": false, "/?lang=uk": false, "/e/actor/russia": false, "/link/claims/actor/russia/territory/crimea?lang=uk": false,
		"/compare/proposal/plan/agreement/memorandum": false, "/search": false,
		"/e/actor/russia?known=2025-11-21": true, "/e/actor/russia?valid=2014-04-01": true, "/search?q=crimea": true,
		"/e/actor/russia?type=CLAIMS&direction=OUT": true, "/path?from=actor/ukraine&to=agreement/memorandum": true,
		"/embed/e/actor/russia": true, "/nowhere": true,
	} {
		text := get(t, h, address).Body.String()
		if got := strings.Contains(text, `<meta name="robots" content="noindex">`); got != want {
			t.Errorf("%s is noindex: %v, want %v", address, got, want)
		}
		if strings.Contains(text, `rel="canonical"`) == want {
			t.Errorf("%s names its one address, or lacks it", address)
		}
	}
}

// TestSitemap checks that a sitemap has every thing, source and relationship, each page with both languages, and that there
// is none without absolute addresses.
func TestSitemap(t *testing.T) {
	if w := get(t, Handler(small(t), Options{}), "/sitemap.xml"); w.Code != http.StatusNotFound {
		t.Errorf("without -public-url the sitemap is %d", w.Code)
	}
	h := Handler(small(t), Options{PublicURL: site})
	w := get(t, h, "/sitemap.xml")
	var got struct {
		Pages []struct {
			Address string `xml:"loc"`
			Links   []struct {
				Address string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, page := range got.Pages {
		path, ok := strings.CutPrefix(page.Address, site)
		if !ok || listed[path] || len(page.Links) != 2 || page.Links[1].Address != page.Address+"?lang=uk" {
			t.Errorf("%s is there twice, or is wrong: %v", page.Address, page.Links)
		}
		listed[path] = true
		if code := get(t, h, path).Code; code != http.StatusOK {
			t.Errorf("%s is %d", path, code)
		}
	}
	for _, e := range smallBatch(t).Entities {
		if id := string(e.ID); e.Kind != "Evidence" && e.Kind != "Merged" && !listed["/e/"+id] {
			t.Errorf("%s is not listed", id)
		}
	}
	for _, r := range smallBatch(t).Relationships {
		if !listed[addressOf(string(r.ID))] {
			t.Errorf("%s is not listed", r.ID)
		}
	}
	if robots := get(t, h, "/robots.txt").Body.String(); !strings.Contains(robots, "\nSitemap: "+site+"/sitemap.xml\n") {
		t.Errorf("robots.txt does not name the sitemap:\n%s", robots)
	}
}

// TestLinkedData reads the data for machines of three pages.
func TestLinkedData(t *testing.T) {
	h := Handler(small(t), Options{PublicURL: site})
	for address, want := range map[string]struct{ kind, cites string }{
		"/":                {"Dataset", ""},
		"/e/proposal/plan": {"Article", "https://example.org/points?all=1#top"},
		"/link/claims/actor/russia/territory/crimea": {"Article", ""},
	} {
		_, rest, _ := strings.Cut(get(t, h, address).Body.String(), `<script type="application/ld+json">`)
		text, _, _ := strings.Cut(rest, "</script>")
		var got struct {
			Context  string `json:"@context"`
			Type     string `json:"@type"`
			License  string
			Citation []struct{ URL string }
		}
		if err := json.Unmarshal([]byte(text), &got); err != nil {
			t.Errorf("%s: %v in %s", address, err, text)
		}
		if got.Context != "https://schema.org" || got.Type != want.kind || got.License == "" {
			t.Errorf("%s is %+v, want a %s", address, got, want.kind)
		}
		if len(got.Citation) > 0 != (want.cites != "") || want.cites != "" && got.Citation[0].URL != want.cites {
			t.Errorf("%s cites %v, want %s", address, got.Citation, want.cites)
		}
	}
}

// TestEmbed checks that pages for frames, and no others, may be framed by other sites, and that oEmbed names them.
func TestEmbed(t *testing.T) {
	h := Handler(small(t), Options{PublicURL: site})
	for address, want := range map[string]bool{
		"/embed/e/actor/russia": true, "/embed/link/claims/actor/russia/territory/crimea": true,
		"/embed/e/actor/compiler": false, "/embed/e/actor/nobody": false, "/embed/search": false, "/e/actor/russia": false, "/": false,
	} {
		w := get(t, h, address)
		if got := strings.Contains(w.Header().Get("Content-Security-Policy"), "frame-ancestors *"); got != want || want != (w.Code == 200 && got) {
			t.Errorf("%s is %d and may be framed: %v, want %v", address, w.Code, got, want)
		}
		if page := explorertest.Read(w.Body.Bytes()); want && (len(page.Problems) > 0 || strings.Contains(w.Body.String(), "<script")) {
			t.Errorf("%s has a script, or problems %v", address, page.Problems)
		}
	}
	if w := get(t, h, "/embed/e/actor/rf?lang=uk"); w.Code != 301 || w.Header().Get("Location") != "/embed/e/actor/russia?lang=uk" {
		t.Errorf("the frame of a former id is %d %s", w.Code, w.Header().Get("Location"))
	}
}

// TestOEmbed asks as a site does that is given the address of a page.
func TestOEmbed(t *testing.T) {
	h := Handler(small(t), Options{PublicURL: site})
	for question, want := range map[string]struct {
		status int
		has    string
	}{
		"url=" + site + "/e/actor/russia%3Flang%3Duk&maxwidth=400":               {200, site + "/embed/e/actor/russia?lang=uk"},
		"url=" + site + "/link/claims/actor/russia/territory/crimea&format=json": {200, site + "/embed/link/"},
		"url=" + site + "/e/actor/nobody":                                        {404, ""},
		"url=https://elsewhere.example/e/actor/russia":                           {404, ""},
		"url=" + site + "/e/actor/russia&format=xml":                             {501, ""},
		"": {404, ""},
	} {
		w := get(t, h, "/oembed?"+question)
		var got struct {
			Version, Type, HTML string
			Width               int
		}
		if w.Code == 200 {
			if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || got.Version != "1.0" || got.Type != "rich" {
				t.Errorf("%s is answered by %s %v", question, w.Body, err)
			}
		}
		if w.Code != want.status || !strings.Contains(got.HTML, want.has) || strings.Contains(question, "maxwidth") && got.Width != 400 {
			t.Errorf("%s is %d %+v, want %v", question, w.Code, got, want)
		}
	}
	if w := get(t, Handler(small(t), Options{}), "/oembed?url=/e/actor/russia"); w.Code != 404 {
		t.Errorf("without -public-url oEmbed is %d", w.Code)
	}
}

// counted is an API that counts operations by name, and that may be down.
type counted struct {
	h    http.Handler
	asks map[string]int
	down bool
}

// ServeHTTP implements http.Handler.
func (c *counted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	r.Body = io.NopCloser(strings.NewReader(string(body)))
	var asked struct{ OperationName string }
	json.Unmarshal(body, &asked)
	c.asks[asked.OperationName]++
	if c.down {
		io.WriteString(w, `{"errors": [{"message": "down", "extensions": {"code": "UPSTREAM_UNAVAILABLE"}}]}`)
		return
	}
	c.h.ServeHTTP(w, r)
}

// TestUnchangedIsNotMade checks that a page that a browser has, or that is cached, asks for the revision alone.
func TestUnchangedIsNotMade(t *testing.T) {
	api := &counted{small(t), map[string]int{}, false}
	h := Handler(api, Options{CacheBytes: 1 << 20})
	first := get(t, h, "/e/actor/russia")
	for name, headers := range map[string][]string{"cached": nil, "had": {"If-None-Match", first.Header().Get("ETag")}} {
		w := get(t, h, "/e/actor/russia", headers...)
		if want := map[string]int{"cached": 200, "had": 304}[name]; w.Code != want || api.asks["Entity"] != 1 {
			t.Errorf("the page that is %s is %d after %d questions", name, w.Code, api.asks["Entity"])
		}
	}
	if api.asks["Revision"] != 3 {
		t.Errorf("the revision was asked for %d times, want 3", api.asks["Revision"])
	}
}

// TestStale checks that, while the store is down, the last page of an address is sent with a banner, and is not to be stored.
func TestStale(t *testing.T) {
	api := &counted{small(t), map[string]int{}, false}
	h := Handler(api, Options{CacheBytes: 1 << 20})
	for _, address := range []string{"/e/actor/russia?lang=uk", "/e/actor/russia.svg"} {
		get(t, h, address)
	}
	api.down = true
	for address, want := range map[string]struct {
		status int
		says   string
	}{
		"/e/actor/russia?lang=uk":  {200, "Дані зараз недоступні. Це сторінка"},
		"/e/actor/russia.svg":      {200, ""},
		"/e/actor/ukraine?lang=uk": {503, "Дані зараз недоступні"},
	} {
		w := get(t, h, address)
		page := explorertest.Read(w.Body.Bytes())
		if w.Code != want.status || w.Header().Get("Cache-Control") != "no-store" || !strings.Contains(page.Text, want.says) {
			t.Errorf("%s is %d %v: %s", address, w.Code, w.Header(), page.Text)
		}
		if want.status == 200 && (w.Header().Get("ETag") != "" || len(page.Problems) > 0) {
			t.Errorf("%s has the ETag %q and the problems %v", address, w.Header().Get("ETag"), page.Problems)
		}
	}
}

// TestDated checks a page as of a day: it says so, what was not known is not there, links stay on the day, and one leads to
// the page of today.
func TestDated(t *testing.T) {
	h := Handler(small(t), Options{})
	w := get(t, h, "/e/proposal/plan?known=2025-11-21")
	page := explorertest.Read(w.Body.Bytes())
	if !strings.Contains(page.Text, "what was known on 21 November 2025") {
		t.Errorf("the page does not say its day: %s", page.Text)
	}
	today := 0
	for _, to := range page.Links {
		switch path, query, _ := strings.Cut(to, "?"); {
		case to == "/e/proposal/plan":
			today++
		case strings.HasPrefix(path, "/e/") || strings.HasPrefix(path, "/link/"):
			if !strings.Contains(query, "known=2025-11-21") {
				t.Errorf("%s leaves the day", to)
			}
		}
	}
	if w.Code != 200 || today != 1 {
		t.Errorf("the page is %d, and %d links lead to today", w.Code, today)
	}
	for _, field := range []string{`name="actor" value="actor/russia"`, `name="actor" value="actor/ukraine"`, `name="lang" value="uk"`} {
		address := "/stances/proposal/plan?actor=actor/russia&actor=actor/ukraine&lang=uk"
		if !strings.Contains(get(t, h, address).Body.String(), `<input type="hidden" `+field+">") {
			t.Errorf("the form for another day on %s lacks %s", address, field)
		}
	}
	if w := get(t, h, "/e/proposal/plan?known=2025-13-40"); w.Code != http.StatusBadRequest {
		t.Errorf("a day that is none is %d", w.Code)
	}
}
