package graph_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

// cached returns a handler with a cache of answers, its store in memory, and the notes of its observer. A test can
// load the store again.
func cached(t *testing.T, bytes uint64) (http.Handler, *kgtest.Memory, *notes) {
	t.Helper()
	store, seen := new(kgtest.Memory), new(notes)
	load(t, store, "a", "Ada")
	o := graph.Options{Program: "p", CacheBytes: bytes, Observers: []web.Observer{seen}}
	return graph.NewHandler(query.New(store), o), store, seen
}

// load makes the store hold one actor with that name.
func load(t *testing.T, store kg.Store, revision, name string) {
	t.Helper()
	b := kg.Batch{Entities: []kg.Entity{{ID: "actor/a", Kind: kg.Actor, Name: name, Fields: map[string]any{}}}}
	kg.Complete(&b)
	b.Meta = &kg.Meta{Revision: revision, Title: name}
	put(t, store, b)
}

// notes is an observer. It stores one line for each record that it gets.
type notes struct {
	mu    sync.Mutex
	all   []string
	bytes uint64 // Record.CacheBytes of the last record
}

func (n *notes) Observe(_ context.Context, a web.Record) {
	n.mu.Lock()
	defer n.mu.Unlock()
	text, _ := json.Marshal([]any{a.Operation, a.Code, a.Cache, len(a.Trips)})
	if a.Cache != "MISS" && a.CacheBytes != 0 {
		text = append(text, " with the bytes of another request"...)
	}
	n.all, n.bytes = append(n.all, string(text)), a.CacheBytes
}

// since compares the lines that n stored since the previous call with want. Then it deletes these lines.
func (n *notes) since(t *testing.T, want ...string) {
	t.Helper()
	n.mu.Lock()
	defer n.mu.Unlock()
	if got := strings.Join(n.all, " "); got != strings.Join(want, " ") {
		t.Errorf("observers got %s, want %s", got, want)
	}
	n.all = nil
}

const named = `query Names { actors { nodes { name } } }`

// An answer is cached. Equal requests get the cached answer until the data change.
func TestCache(t *testing.T) {
	h, store, seen := cached(t, 1<<20)
	get := func(want string, headers ...string) *httptest.ResponseRecorder {
		t.Helper()
		w := send(t, h, "GET", address("query", named), "", headers...)
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the answer is %s, want one with %s", w.Body, want)
		}
		return w
	}
	first := get("Ada")
	seen.since(t, `["Names","OK","MISS",1]`)
	again := get("Ada")
	seen.since(t, `["Names","OK","HIT",0]`)
	if first.Body.String() != again.Body.String() || first.Header().Get("ETag") != again.Header().Get("ETag") {
		t.Errorf("the cached answer differs: %s %v, %s %v", first.Body, first.Header(), again.Body, again.Header())
	}
	etag := first.Header().Get("ETag")
	for _, asked := range []string{etag, strings.TrimPrefix(etag, "W/"), `"other", ` + etag} {
		w := unlessMatching(t, h, asked)
		h := w.Header()
		if w.Code != 304 || w.Body.Len() != 0 || h.Get("ETag") != etag || h.Get("Cache-Control") != "no-cache" {
			t.Errorf("If-None-Match: %s is answered by %d %s", asked, w.Code, w.Body)
		}
		seen.since(t, `["Names","OK","UNCHANGED",0]`)
	}
	if w := get("Ada", "If-None-Match", `"other"`); w.Code != 200 {
		t.Errorf("another ETag is answered by %d", w.Code)
	}
	seen.since(t, `["Names","OK","HIT",0]`)
	if w := unlessMatching(t, h, "*"); w.Code != 304 || w.Body.Len() != 0 || w.Header().Get("ETag") != etag {
		t.Errorf("If-None-Match: * is answered by %d %s %v", w.Code, w.Body, w.Header())
	}
	nonsense := address("query", "{ nonsense }")
	if w := send(t, h, "GET", nonsense, "", "If-None-Match", "*", "Accept", responseJSON); w.Code != 400 {
		t.Errorf("with If-None-Match: * what is wrong is answered by %d", w.Code)
	}
	seen.all = nil

	waitFor(t, func() bool { // the cache counts the bytes of an answer only some time after it stores the answer
		send(t, h, "POST", "/graphql", requestBody(t, "query "+rand.Text()+" { actors { nodes { name } } }"))
		return seen.bytes > 0
	})
	name := "query Late { actors { nodes { name } } }"
	for range 2 {
		send(t, h, "POST", "/graphql", requestBody(t, name))
	}
	if last := seen.all[len(seen.all)-1]; last != `["Late","OK","HIT",0]` {
		t.Errorf("observers got %s", last)
	}

	load(t, store, "b", "Bob")
	waitFor(t, func() bool {
		return strings.Contains(unlessMatching(t, h, etag).Body.String(), "Bob")
	})
}

// unlessMatching sends the query named, with etag in the header If-None-Match.
func unlessMatching(t *testing.T, h http.Handler, etag string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest("GET", address("query", named), nil).WithContext(t.Context())
	r.Header.Set("If-None-Match", etag)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// waitFor waits until a condition is true. It waits at most one minute. It has to wait because the revision is cached
// for one second.
func waitFor(t *testing.T, so func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	for !so() {
		select {
		case <-ctx.Done():
			t.Fatal("it is not so after a minute")
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Requests that differ in the operation, its name, the variables or the media type do not share a cached answer.
func TestCacheKeepsQuestionsApart(t *testing.T) {
	h, _, seen := cached(t, 1<<20)
	const two = `query A($n: Int) { actors(first: $n) { nodes { name } } } ` +
		`query B($n: Int) { actors(last: $n) { nodes { id } } }`
	etags := map[string]string{}
	for _, c := range [][]string{
		{"query", two, "operationName", "A"},
		{"query", two, "operationName", "B"},
		{"query", two, "operationName", "A", "variables", `{"n": 1}`},
		{"query", two, "operationName", "A", "variables", `{"n": 2}`},
		{"query", two + " ", "operationName", "A"},
	} {
		for _, accept := range []string{plainJSON, responseJSON} {
			w := send(t, h, "GET", address(c...), "", "Accept", accept)
			etag, what := w.Header().Get("ETag"), strings.Join(c, " ")+accept
			if other, ok := etags[etag]; ok || etag == "" || w.Code != 200 {
				t.Errorf("%s is answered by %d with the ETag %s of %s", what, w.Code, etag, other)
			}
			etags[etag] = what
		}
	}
	for _, one := range seen.all {
		if !strings.Contains(one, "MISS") {
			t.Errorf("observers got %s", one)
		}
	}
	seen.all = nil
	send(t, h, "GET", address("query", two, "operationName", "A", "variables", `{ "n":1 }`), "")
	seen.since(t, `["A","OK","HIT",0]`)
}

// Extensions that ask for no report about the answer change nothing. Apollo Client sends such.
func TestExtensionsOfClientsAreCached(t *testing.T) {
	h, _, told := cached(t, 1<<20)
	for extensions, how := range map[string]string{
		`{"clientLibrary": {"name": "@apollo/client", "version": "4.3.8"}}`: "HIT",
		`{"cost": false, "dryRun": null}`:                                   "HIT",
		`{"cost": true}`:                                                    "",
		`{"dryRun": true}`:                                                  "",
	} {
		send(t, h, "GET", address("query", named), "")
		told.all = nil
		send(t, h, "GET", address("query", named, "extensions", extensions), "")
		if len(told.all) != 1 || !strings.Contains(told.all[0], `"`+how+`"`) {
			t.Errorf("with %s observers are told %s, want %q", extensions, told.all, how)
		}
	}
}

// A POST gets cached answers too, but no ETag, because its answer has no URL.
func TestCacheOfPOSTs(t *testing.T) {
	h, _, seen := cached(t, 1<<20)
	for _, how := range []string{"MISS", "HIT"} {
		w := send(t, h, "POST", "/graphql", requestBody(t, named), "If-None-Match", "*")
		if w.Code != 200 || w.Header().Get("ETag") != "" || !strings.Contains(w.Body.String(), "Ada") {
			t.Errorf("%d %s %v", w.Code, w.Body, w.Header())
		}
		seen.since(t, `["Names","OK","`+how+`",`+map[string]string{"MISS": "1", "HIT": "0"}[how]+`]`)
	}
}

// Errors and incomplete answers are not cached. Nothing is cached if the handler has no cache, or while the data are
// being loaded.
func TestWhatIsNotCached(t *testing.T) {
	h, store, seen := cached(t, 1<<20)
	off, _, offSeen := cached(t, 0)
	for _, c := range []struct {
		name, query string
		h           http.Handler
		seen        *notes
		want        string
		etag        bool
	}{
		{
			"a field that fails", `query E { actors(first: 1000) { nodes { id } } }`, h, seen,
			`["E","BAD_USER_INPUT","MISS",0]`, false,
		},
		{"a request error", `query E { nonsense }`, h, seen, `["","GRAPHQL_VALIDATION_FAILED","MISS",0]`, false},
		{"without a cache", named, off, offSeen, `["Names","OK","",1]`, true},
	} {
		for range 2 {
			w := send(t, c.h, "GET", address("query", c.query), "")
			if etag := w.Header().Get("ETag"); (etag != "") != c.etag {
				t.Errorf("%s: the ETag is %q", c.name, etag)
			}
			c.seen.since(t, c.want)
		}
	}
	whole := openSQLite(t)
	put(t, whole, fixture())
	cut := graph.NewHandler(query.New(whole), graph.Options{CacheBytes: 1 << 20, Observers: []web.Observer{seen}})
	for _, c := range []struct{ query, again string }{
		{`{ paths(from: "actor/ada", to: "territory/north", maxHops: 2) { paths { length } } }`, "MISS"},
		{`{ paths(from: "actor/ada", to: "territory/north") { paths { length } } }`, "HIT"},
		{`{ subgraph(around: ["actor/ada"], first: 1) { nodes { distance } } }`, "MISS"},
		{`{ subgraph(around: ["actor/ada"]) { nodes { distance } } }`, "HIT"},
	} {
		first := send(t, cut, "GET", address("query", c.query), "")
		again := send(t, cut, "GET", address("query", c.query), "")
		if last := seen.all[len(seen.all)-1]; !strings.Contains(last, c.again) || first.Body.String() != again.Body.String() {
			t.Errorf("%s, asked again, is %s: %s", c.query, last, again.Body)
		}
	}
	load(t, store, "", "Nobody")
	waitFor(t, func() bool { return send(t, h, "GET", address("query", named), "").Header().Get("ETag") == "" })
	seen.all = nil
	send(t, h, "GET", address("query", named), "")
	seen.since(t, `["Names","OK","",1]`)
}

// A slowStore delays lists until the channel let is closed. Then the lists fail if the field fails is set.
type slowStore struct {
	kgtest.Memory
	asked chan struct{}
	let   chan struct{}
	fails error
	heeds bool // whether a delayed list fails when its context ends
}

func (s *slowStore) Expand(ctx context.Context, from []kg.ID, via kg.Via, cut kg.Window) (map[kg.ID][]kg.Hop, error) {
	s.asked <- struct{}{}
	if s.heeds {
		select {
		case <-s.let:
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	<-s.let
	if s.fails != nil {
		return nil, s.fails
	}
	return s.Memory.Expand(ctx, from, via, cut)
}

// Equal requests at the same time together take only the round trips of one request. If that request fails, each
// request takes its own round trips.
func TestEqualRequestsTogether(t *testing.T) {
	const clients = 8
	for _, c := range []struct {
		name  string
		fails error
		trips int
	}{{"well", nil, 1}, {"badly", errors.New("broken"), clients}} {
		t.Run(c.name, func(t *testing.T) {
			store := &slowStore{asked: make(chan struct{}, clients), let: make(chan struct{}), fails: c.fails}
			load(t, store, "a", "Ada")
			h := graph.NewHandler(query.New(store), graph.Options{Program: "p", CacheBytes: 1 << 20})
			bodies := make([]string, clients)
			var all sync.WaitGroup
			for i := range clients {
				all.Go(func() { bodies[i] = send(t, h, "POST", "/graphql", requestBody(t, named)).Body.String() })
			}
			<-store.asked
			close(store.let)
			all.Wait()
			for _, body := range bodies {
				if strings.Contains(body, "Ada") != (c.fails == nil) {
					t.Errorf("answered by %s", body)
				}
			}
			if got := 1 + len(store.asked); got != c.trips {
				t.Errorf("%d trips, want %d", got, c.trips)
			}
		})
	}
}

// If the first client disconnects, one of the waiting requests takes the round trip for all of them.
func TestEqualRequestsOutliveTheFirst(t *testing.T) {
	const clients = 8
	store := &slowStore{asked: make(chan struct{}, clients+1), let: make(chan struct{}), heeds: true}
	load(t, store, "a", "Ada")
	h := graph.NewHandler(query.New(store), graph.Options{Program: "p", CacheBytes: 1 << 20})
	first, leave := context.WithCancel(t.Context())
	var all sync.WaitGroup
	ask := func(ctx context.Context) string {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(requestBody(t, named))).WithContext(ctx)
		r.Header.Set("Content-Type", plainJSON)
		h.ServeHTTP(w, r)
		return w.Body.String()
	}
	all.Go(func() { ask(first) })
	<-store.asked
	bodies := make([]string, clients)
	for i := range clients {
		all.Go(func() { bodies[i] = ask(t.Context()) })
	}
	leave()
	<-store.asked
	close(store.let)
	all.Wait()
	for _, body := range bodies {
		if !strings.Contains(body, "Ada") {
			t.Errorf("answered by %s", body)
		}
	}
	if got := 2 + len(store.asked); got != 2 {
		t.Errorf("%d trips, want 2", got)
	}
}

// A brokenStore fails while down is set.
type brokenStore struct {
	kgtest.Memory
	down atomic.Bool
}

func (s *brokenStore) Tip(ctx context.Context) (kg.Tip, error) {
	if s.down.Load() {
		return kg.Tip{}, kg.ErrUnavailable
	}
	return s.Memory.Tip(ctx)
}

func (s *brokenStore) Meta(ctx context.Context) (kg.Meta, error) {
	if s.down.Load() {
		return kg.Meta{}, kg.ErrUnavailable
	}
	return s.Memory.Meta(ctx)
}

func (s *brokenStore) Expand(ctx context.Context, from []kg.ID, via kg.Via, cut kg.Window) (map[kg.ID][]kg.Hop, error) {
	if s.down.Load() {
		return nil, kg.ErrUnavailable
	}
	return s.Memory.Expand(ctx, from, via, cut)
}

// While the store is down, the server sends a cached answer only as long as the revision is cached. When the store is
// up again, the server sends the cached answer again.
func TestCachedAnswersEndWithTheStore(t *testing.T) {
	store := new(brokenStore)
	load(t, store, "a", "Ada")
	h := graph.NewHandler(query.New(store), graph.Options{Program: "p", CacheBytes: 1 << 20})
	ask := func() string { return send(t, h, "GET", address("query", named), "").Body.String() }
	want := ask()
	store.down.Store(true)
	waitFor(t, func() bool {
		got := ask()
		if got != want && !strings.Contains(got, `"UPSTREAM_UNAVAILABLE"`) {
			t.Fatalf("answered by %s", got)
		}
		return got != want
	})
	store.down.Store(false)
	waitFor(t, func() bool { return ask() == want })
}
