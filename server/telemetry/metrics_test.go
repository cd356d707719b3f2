package telemetry

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.opentelemetry.io/otel/propagation"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/internal/web"
)

// api returns an API over a graph of two actors.
func api(t *testing.T, told ...web.Observer) http.Handler {
	t.Helper()
	s := store(t)
	b := kg.Batch{Entities: []kg.Entity{
		{ID: "actor/ada", Kind: kg.Actor, Name: "Ada", Fields: map[string]any{}},
		{ID: "actor/bob", Kind: kg.Actor, Name: "Bob", Fields: map[string]any{}},
	}, Meta: &kg.Meta{Title: "Made up"}}
	kg.Complete(&b)
	if err := s.Put(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	return graph.NewHandler(query.New(s), graph.Options{Observers: told})
}

func store(t *testing.T) kg.Store {
	t.Helper()
	s, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

func post(t *testing.T, h http.Handler, query string) string {
	t.Helper()
	r := httptest.NewRequest("POST", "/graphql", strings.NewReader(fmt.Sprintf(`{"query": %q}`, query))).
		WithContext(t.Context())
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String()
}

// scraped returns the samples of a scrape whose names begin with one of the prefixes.
func scraped(m *Metrics, prefixes ...string) []string {
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	var samples []string
	for line := range strings.Lines(w.Body.String()) {
		if slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(line, prefix+p) }) {
			samples = append(samples, strings.TrimPrefix(strings.TrimSpace(line), prefix))
		}
	}
	return samples
}

func TestMetrics(t *testing.T) {
	m := NewMetrics()
	h := api(t, m)
	post(t, h, "query All { actors { nodes { id } } }")
	post(t, h, "query All { actors { nodes { id } } dataset { title } }")
	post(t, h, "{ dataset { title } }")
	post(t, h, "query Bad { actors(first: 101) { nodes { id } } }")
	post(t, h, "query Worse { nonsense }")
	post(t, h, "}")
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("PUT", "/graphql", nil))

	want := []string{
		`refusals_total{code="BAD_REQUEST"} 1`,
		`refusals_total{code="GRAPHQL_PARSE_FAILED"} 1`,
		`refusals_total{code="GRAPHQL_VALIDATION_FAILED"} 1`,
		"request_cost_rows_count 4",
		"request_trips_sum 4",
		"request_trips_count 4",
		`requests_total{code="BAD_REQUEST",operation="anonymous"} 1`,
		`requests_total{code="BAD_USER_INPUT",operation="other"} 1`,
		`requests_total{code="GRAPHQL_PARSE_FAILED",operation="anonymous"} 1`,
		`requests_total{code="GRAPHQL_VALIDATION_FAILED",operation="anonymous"} 1`,
		`requests_total{code="OK",operation="All"} 2`,
		`requests_total{code="OK",operation="anonymous"} 1`,
		`trip_duration_seconds_count{method="expand"} 2`,
		`trip_duration_seconds_count{method="meta"} 2`,
		`trip_rows_total{method="expand"} 4`,
		`trip_rows_total{method="meta"} 2`,
	}
	got := scraped(
		m,
		"requests_total",
		"refusals_total",
		"request_trips_sum",
		"request_trips_count",
		"request_cost_rows_count",
		"trip_rows_total",
		"trip_duration_seconds_count",
		"trip_failures",
	)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	if sum := scraped(m, "request_cost_rows_sum"); slices.Equal(sum, []string{"request_cost_rows_sum 0"}) {
		t.Errorf("lists of 20 cost nothing: %s", sum)
	}
}

// TestMetricsOfTheCache checks that the requests that ask the cache of answers are counted by
// result: HIT, MISS or UNCHANGED.
func TestMetricsOfTheCache(t *testing.T) {
	m := NewMetrics()
	s := store(t)
	if err := s.Put(t.Context(), kg.Batch{Meta: &kg.Meta{Title: "Made up", Revision: "r"}}); err != nil {
		t.Fatal(err)
	}
	h := graph.NewHandler(query.New(s), graph.Options{Observers: []web.Observer{m}, CacheBytes: 1 << 20})
	for range 3 {
		post(t, h, "{ dataset { title } }")
	}
	post(t, h, "query Other { dataset { title } }")
	get := httptest.NewRequest("GET", "/graphql?query={dataset{title}}", nil)
	first := httptest.NewRecorder()
	h.ServeHTTP(first, get)
	get.Header.Set("If-None-Match", first.Header().Get("ETag"))
	h.ServeHTTP(httptest.NewRecorder(), get)
	want := []string{
		`cache_requests_total{result="HIT"} 2`,
		`cache_requests_total{result="MISS"} 3`,
		`cache_requests_total{result="UNCHANGED"} 1`,
	}
	if diff := cmp.Diff(want, scraped(m, "cache_requests_total")); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	for i := 0; slices.Equal(scraped(m, "cache_bytes"), []string{"cache_bytes 0"}); i++ { // the cache counts its bytes a little later
		if i == 10_000 {
			t.Fatal("answers are kept in no bytes")
		}
		post(t, h, fmt.Sprintf("query Q%d { dataset { title } }", i))
	}
}

// TestMetricsOfManyAtOnce checks that all requests are counted if they come at the same time.
func TestMetricsOfManyAtOnce(t *testing.T) {
	m := NewMetrics()
	h := api(t, m)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i := range 20 {
				post(t, h, fmt.Sprintf("query Q%d { dataset { title } }", i%2))
				scraped(m)
			}
		})
	}
	all.Wait()
	want := []string{`requests_total{code="OK",operation="Q0"} 80`, `requests_total{code="OK",operation="Q1"} 80`}
	if diff := cmp.Diff(want, scraped(m, "requests_total")); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}

// BenchmarkAnswered measures what metrics and traces add to a request with 7 round trips.
func BenchmarkAnswered(b *testing.B) {
	a := web.Record{
		Operation: "Wide",
		Document:  strings.Repeat("a", 64),
		Code:      "OK",
		Request:   "r-1",
		Cost:      11_000,
		Start:     time.Now(),
		Took:      time.Millisecond,
	}
	for range 7 {
		a.Trips = append(
			a.Trips,
			query.Trip{
				Method: "expand",
				What:   "IN [OBJECTS_TO] Objection",
				For:    20,
				Rows:   200,
				Start:  a.Start,
				Took:   time.Millisecond,
			},
		)
	}
	dropped := sdk.NewTracerProvider(sdk.WithBatcher(tracetest.NewNoopExporter()))
	for name, o := range map[string]web.Observer{"metrics": NewMetrics(), "traces": newTraces(dropped, propagation.TraceContext{}, slog.New(slog.DiscardHandler))} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				o.Observe(b.Context(), a)
			}
		})
	}
}

// TestNamesAreBounded checks that the number of series has a limit, although clients choose the
// names of operations.
func TestNamesAreBounded(t *testing.T) {
	m := NewMetrics()
	for i := range maxNames + 50 {
		m.Observe(t.Context(), web.Record{Operation: fmt.Sprintf("Bad%d", i), Code: "BAD_USER_INPUT"})
		m.Observe(t.Context(), web.Record{Operation: fmt.Sprintf("Op%d", i), Code: "OK"})
	}
	got := scraped(m, "requests_total")
	if len(got) != maxNames+2 || !slices.Contains(got, `requests_total{code="OK",operation="other"} 50`) ||
		!slices.Contains(got, `requests_total{code="BAD_USER_INPUT",operation="other"} 150`) {
		t.Errorf("%d series:\n%s", len(got), strings.Join(got, "\n"))
	}
}

// down is a store that does not answer and has 2 connections in use.
type down struct{ kg.Store }

func (down) Meta(context.Context) (kg.Meta, error) { return kg.Meta{}, errors.New("down") }
func (down) Pool() kg.Pool                         { return kg.Pool{InUse: 2, Idle: -1, Max: 100} }

func TestStoreThatIsDown(t *testing.T) {
	m := NewMetrics()
	m.Watch(down{})
	want := []string{`store_connections{state="in_use"} 2`, "store_connections_max 100", "store_up 0"}
	if diff := cmp.Diff(want, scraped(m, "store_", "data_")); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
}
