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
	"accordgraph/server/dataset"
	"accordgraph/server/explorer"
	"accordgraph/server/follow"
	"accordgraph/server/handoff"
	"accordgraph/server/playground"
)

// budget is the time for one operation. A client gets its answer, or an error, within 3
// seconds: the budget, and half a second for the network.
const budget = 2500 * time.Millisecond

// A service holds the parts of the HTTP server.
type service struct {
	store    kg.Store
	streams  *web.Streams // the answers that go on until the server stops; nil for none
	api      http.Handler
	origins  []string      // the origins of other sites whose pages may call the API
	budget   time.Duration // the time for one operation; 0 stands for the constant budget
	pages    explorer.Options
	free     http.Handler    // the API without the limit of each client, for the files of the data set; nil for none
	files    dataset.Options // of the data set; without MaxBytes there are none
	dataset  *dataset.Set    // nil if there is none
	draining atomic.Bool     // whether the server is stopping
}

// handler returns the handler that routes requests. The playground answers /playground, the API
// answers /graphql, /graphql.csv and other endings are its answers as files, the whole data set is below /data/, and the
// health checks answer /livez and /readyz. The pages answer all other addresses; with an ending, their answers are files
// too.
func (s *service) handler() http.Handler {
	mux := http.NewServeMux()
	budget := web.Budget{Answer: cmp.Or(s.budget, budget), Arrival: readTimeout, MaxBody: graph.MaxBody}
	api := budget.Around(s.api)
	files := handoff.Around(api, handoff.Options{Schema: graph.Schema(), PublicURL: s.pages.PublicURL})
	formats := s.withCORS(files)
	mux.Handle("/graphql", formats)
	for _, ending := range handoff.Endings() {
		mux.Handle("/graphql."+ending, formats)
	}
	playground := playground.Handler()
	mux.Handle("/playground", playground)
	mux.Handle("/playground/", playground)
	pages := s.pages
	pages.Files = filesOfPages{formats, files.Endings}
	if s.files.MaxBytes > 0 {
		s.dataset = s.newDataset(api, budget)
		pages.Data = s.dataset
		mux.Handle(dataset.Path, s.withCORS(s.dataset))
	}
	explorer := explorer.Handler(api, pages)
	mux.Handle(dataset.Path+"{$}", explorer)
	mux.Handle("/", explorer)
	feeds := follow.Options{Trusted: s.pages.Trusted, PublicURL: s.pages.PublicURL}
	changes := s.withCORS(follow.Around(explorer, api, feeds))
	mux.Handle("/changes", changes)
	for _, ending := range follow.Endings() {
		mux.Handle("/changes"+ending, changes)
	}
	s.health(mux)
	return s.closeWhenDraining(mux)
}

// filesOfPages are the files of the pages: the same as those of the API, for the same origins.
type filesOfPages struct {
	http.Handler
	endings func(document string) []string
}

// Endings implements explorer.Files.
func (f filesOfPages) Endings(document string) []string { return f.endings(document) }

// newDataset returns the files of the data set. They are asked for with the budget of an operation each, and without the
// limit of a client.
func (s *service) newDataset(api http.Handler, budget web.Budget) *dataset.Set {
	o := s.files
	o.Schema, o.API, o.PublicURL, o.Trusted, o.Log = graph.Schema(), api, s.pages.PublicURL, s.pages.Trusted, s.pages.Log
	o.Formats = handoff.Around(budget.Around(s.free), handoff.Options{Schema: o.Schema, PublicURL: o.PublicURL})
	return dataset.New(o)
}

// health adds the health checks to mux. The status of /livez is 200 while the process
// answers. The status of /readyz is 200 while the store answers and the server is not
// stopping.
func (s *service) health(mux *http.ServeMux) {
	mux.HandleFunc("GET /livez", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("ok\n")) })
	mux.HandleFunc("GET /readyz", s.ready)
}

// closeWhenDraining returns a handler that calls h. While the server is stopping, the handler
// closes each connection after the next answer. It does not close idle connections, because a
// request could be on its way.
func (s *service) closeWhenDraining(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.draining.Load() {
			w.Header().Set("Connection", "close")
		}
		h.ServeHTTP(w, r)
	})
}

// withCORS returns a handler that calls h and lets pages of s.origins call the API. It allows
// every header, because clients and tracers add their own headers. If there are no origins,
// only pages of this server can call the API. It never allows credentials, because the API has
// none.
func (s *service) withCORS(h http.Handler) http.Handler {
	if len(s.origins) == 0 { // package cors allows all origins if the list is empty
		return h
	}
	return cors.New(cors.Options{
		AllowedOrigins: s.origins,
		AllowedMethods: []string{http.MethodGet, http.MethodHead, http.MethodPost},
		// For "*", package cors answers with the names of the headers that the browser asks for.
		// The answer "*" would not allow Authorization.
		AllowedHeaders: []string{"*"},
		ExposedHeaders: []string{
			"ETag", "X-Request-Id", "Retry-After", "RateLimit", "RateLimit-Policy",
			"Content-Disposition", "Link", handoff.Incomplete, graph.DataNumber,
		},
		MaxAge: 600,
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
