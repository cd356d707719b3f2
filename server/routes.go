package main

import (
	"cmp"
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/rs/cors"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/web"
	"accordgraph/server/playground"
)

// budget is the time for one operation. A client gets its answer, or an error, within
// 3 seconds. Half a second of these is for the network.
const budget = 2500 * time.Millisecond

// A service holds the parts of the HTTP server.
type service struct {
	store    kg.Store
	api      http.Handler
	origins  []string      // of other sites whose pages may call the API
	budget   time.Duration // for one operation; the constant budget if it is 0
	draining atomic.Bool   // the server is stopping
}

// handler routes requests: / and /playground to the playground, /graphql to the API, /livez and
// /readyz to the health checks.
func (s *service) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", playground.Handler())
	budget := web.Budget{Answer: cmp.Or(s.budget, budget), Arrival: readTimeout, MaxBody: graph.MaxBody}
	mux.Handle("/graphql", s.withCORS(budget.Around(s.api)))
	s.health(mux)
	return s.closeWhenDraining(mux)
}

// health adds the health checks to mux. /livez is 200 while the process answers. /readyz
// is 200 while the store answers and the server is not stopping.
func (s *service) health(mux *http.ServeMux) {
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok\n")) })
	mux.HandleFunc("GET /readyz", s.ready)
}

// closeWhenDraining closes each connection after its next answer once the server is stopping. To
// close an idle connection instead could cut off a request that is on its way.
func (s *service) closeWhenDraining(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.draining.Load() {
			w.Header().Set("Connection", "close")
		}
		h.ServeHTTP(w, r)
	})
}

// withCORS lets pages of s.origins call the API, with every header: clients and tracers add
// their own. Without origins, only pages of this server can. It never allows credentials,
// because the API has none.
func (s *service) withCORS(h http.Handler) http.Handler {
	if len(s.origins) == 0 { // package cors takes no origins for all origins
		return h
	}
	return cors.New(cors.Options{
		AllowedOrigins: s.origins,
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodPost},
		AllowedHeaders: []string{"*"}, // answered with the names that the browser asks for; "*" would leave out Authorization
		ExposedHeaders: []string{"ETag", "X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy"},
		MaxAge:         600,
	}).Handler(h)
}

// ready answers /readyz.
func (s *service) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if s.draining.Load() {
		http.Error(w, "draining", http.StatusServiceUnavailable)
		return
	}
	if _, err := s.store.Meta(ctx); err != nil {
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	w.Write([]byte("ok\n"))
}
