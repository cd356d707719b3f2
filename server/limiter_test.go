package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/internal/web"
)

// A clock shows the same time until a test sets another time.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

// limited returns the API with a limit: each client may use a cost of 100 in a second.
func limited(t *testing.T, c *clock, trusted ...netip.Prefix) http.Handler {
	t.Helper()
	store, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	l := web.NewRateLimiter(100, graph.MaxCost, trusted, c.now)
	return l.Around(graph.NewHandler(query.New(store), graph.Options{Limiter: l}))
}

// asks sends a query as the client remote. It returns the status of the answer and its
// headers about the limit.
func asks(t *testing.T, h http.Handler, remote, query string) string {
	t.Helper()
	body := strings.NewReader(fmt.Sprintf(`{"query": %q}`, query))
	r := httptest.NewRequest("POST", "/graphql", body).WithContext(t.Context())
	r.RemoteAddr = remote
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if got, want := w.Header().Get("RateLimit-Policy"), `"cost";q=20000;w=200;qu="cost"`; got != want {
		t.Errorf("RateLimit-Policy is %s, want %s", got, want)
	}
	limited := strings.Contains(w.Body.String(), `"code":"RATE_LIMITED"`)
	if limited != (w.Code == 429) || limited != (w.Header().Get("Retry-After") != "") {
		t.Errorf("%d, Retry-After %q: %s", w.Code, w.Header().Get("Retry-After"), w.Body)
	}
	return fmt.Sprintf("%d %s %s", w.Code, w.Header().Get("RateLimit"), w.Header().Get("Retry-After"))
}

func TestLimiter(t *testing.T) {
	const least, ada, bob = "{ __typename }", "192.0.2.1:1000", "192.0.2.2:1000"
	c := &clock{time.Unix(1_000_000, 0)}
	h := limited(t, c)
	for i := range 20_000 {
		if got, want := asks(t, h, ada, "}"), fmt.Sprintf(`"cost";r=%d;`, 19_999-i); !strings.Contains(got, want) {
			t.Fatalf("request %d: %s, want %s", i, got, want)
		}
	}
	for _, step := range []struct {
		after               time.Duration
		client, query, want string
	}{
		{0, ada, least, `429 "cost";r=0;t=1 1`},
		{0, ada, "}", `429 "cost";r=0;t=1 1`},
		{0, bob, "}", `200 "cost";r=19999;t=1 `}, // another client
		{5 * time.Millisecond, ada, least, `429 "cost";r=0;t=1 1`},
		{5 * time.Millisecond, ada, "}", `200 "cost";r=0;t=200 `}, // 100 a second
		{time.Second, ada, "}", `200 "cost";r=99;t=200 `},
		{200 * time.Second, ada, "}", `200 "cost";r=19999;t=1 `}, // a bucket never holds more than 20,000
	} {
		c.at = c.at.Add(step.after)
		if got := asks(t, h, step.client, step.query); got != step.want {
			t.Errorf("after %v, %s: %s, want %s", step.after, step.query, got, step.want)
		}
	}
}

// TestLimiterTakesTheCost checks that an operation costs the greatest number of items that its
// answer may have. A full bucket is enough for several large operations. The next large operation
// must wait until the bucket holds its cost.
func TestLimiterTakesTheCost(t *testing.T) {
	const ada = "192.0.2.1:1000"
	const large = "{ actors(first: 100) { nodes { id members(first: 90) { nodes { id } } } } }" // 100 × (1 + 90) items
	c := &clock{time.Unix(1_000_000, 0)}
	h := limited(t, c)
	var left int
	if _, err := fmt.Sscanf(asks(t, h, ada, large), `200 "cost";r=%d;`, &left); err != nil || left > 20_000-9100 {
		t.Fatalf("after a large operation %d are left: %v", left, err)
	}
	for cost := 20_000 - left; left >= cost; left -= cost {
		if got := asks(t, h, ada, large); !strings.HasPrefix(got, "200") {
			t.Errorf("with %d left: %s", left, got)
		}
	}
	if got := asks(t, h, ada, large); !strings.HasPrefix(got, "429") {
		t.Errorf("with %d left: %s", left, got)
	}
	if got := asks(t, h, ada, "{ __typename }"); !strings.HasPrefix(got, "200") {
		t.Errorf("a small one after that: %s", got)
	}
	c.at = c.at.Add(200 * time.Second)
	if got := asks(t, h, ada, large); !strings.HasPrefix(got, "200") {
		t.Errorf("when the bucket is full again: %s", got)
	}
}

// TestLimiterOfManyAtOnce checks that requests of one client at the same time use one bucket.
func TestLimiterOfManyAtOnce(t *testing.T) {
	h := limited(t, &clock{time.Unix(1_000_000, 0)})
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 25 {
				asks(t, h, "192.0.2.1:1000", "}")
			}
		})
	}
	all.Wait()
	if got, want := asks(t, h, "192.0.2.1:1000", "}"), `200 "cost";r=19799;t=3 `; got != want {
		t.Errorf("after 200 requests %s, want %s", got, want)
	}
}
