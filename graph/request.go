package graph

import (
	"context"
	"crypto/rand"
	"net/http"
	"regexp"
	"sync"
	"time"

	"accordgraph/internal/query"
)

// A request gives every HTTP request an id, and a state for the time that it is
// answered.
type request struct{ next http.Handler }

// A state is what is known of a request while it is answered.
type state struct {
	id    string
	start time.Time
	trips *query.Trips
	cost  *cost // what the guard takes it to cost; nil before that

	cache  string // as Answer.Cache has it
	cached uint64 // and Answer.CacheBytes
	answer Answer // as observers were told it

	buffer *buffer // that the answer is written into, while it is

	mu   sync.Mutex
	errs []string
}

type stateKey struct{}

// of returns the state of a request; it is empty outside of one.
func of(ctx context.Context) *state {
	if s, ok := ctx.Value(stateKey{}).(*state); ok {
		return s
	}
	return &state{start: time.Now(), trips: new(query.Trips)}
}

// ServeHTTP implements http.Handler.
func (h request) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s := &state{id: requestID(r), start: time.Now(), trips: query.TripsOf(r.Context())}
	w.Header().Set("X-Request-Id", s.id)
	ctx := context.WithValue(query.WithTrips(r.Context(), s.trips), stateKey{}, s)
	h.next.ServeHTTP(w, r.WithContext(ctx))
}

var safeID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// requestID is the one the client or a proxy gave, if it is fit for a log.
func requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); safeID.MatchString(id) {
		return id
	}
	return rand.Text()[:16]
}
