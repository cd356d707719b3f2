// Package web has what all faces of the server share: the GraphQL API now, and pages, exports and feeds later. It
// deals with HTTP and with the round trips of package query, but not with GraphQL or with what a request asks.
//
// A request passes through, from the outside in:
//
//   - Budget.Around, which bounds the time for the answer;
//   - RateLimiter.Around, which finds the account of the client;
//   - Identify, which gives the request an id and a State;
//   - Answers.Answer, which finds the answer in memory or has the face work it out;
//   - Reply.Send, which compresses and sends the answer.
//
// Reporter logs each finished request and describes it to the observers.
package web

import (
	"context"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"sync"
	"time"

	"accordgraph/internal/query"
)

// A State holds what is known about one request while the server answers it. One
// goroutine at a time uses its fields. Several goroutines may call Fail at once.
type State struct {
	ID      string       // of the request: see Identify
	Start   time.Time    // when the server began to answer
	Trips   *query.Trips // the round trips to the store so far
	Cost    int          // estimated cost of the answer
	Counted bool         // Cost is set
	Shares  any          // what Cost consists of, if the request asks for it; JSON can encode it
	Buffer  *Buffer      // where the answer is written, until it is complete

	cache      string // Record.Cache
	cacheBytes uint64 // Record.CacheBytes
	record     Record // as the observers got it

	mu       sync.Mutex
	failures []string
}

type stateKey struct{}

// StateOf returns the state of the request of ctx. Outside of a request it returns a new
// State.
func StateOf(ctx context.Context) *State {
	if s, ok := ctx.Value(stateKey{}).(*State); ok {
		return s
	}
	return &State{Start: time.Now(), Trips: new(query.Trips)}
}

// Fail notes an internal failure for the log. It notes each text once, because every
// item that waits for a round trip reports the round trip's failure.
func (s *State) Fail(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.Contains(s.failures, text) {
		s.failures = append(s.failures, text)
	}
}

// failed reports whether Fail was called.
func (s *State) failed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.failures) > 0
}

// Identify returns a handler that gives each request a State and an id, sets the header
// X-Request-Id, and calls next.
func Identify(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := &State{ID: requestID(r), Start: time.Now(), Trips: query.TripsOf(r.Context())}
		w.Header().Set("X-Request-Id", s.ID)
		ctx := context.WithValue(query.WithTrips(r.Context(), s.Trips), stateKey{}, s)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

var safeID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// requestID returns the id that the client or a proxy gave the request, if it is fit for
// a log. Otherwise it returns a random id.
func requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); id != "" && safeID.MatchString(id) {
		return id
	}
	return randomID()
}

// idLetters are the letters of a random id.
const idLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// randomID returns 16 random letters. An id is for logs and is no secret, so it needs no random bytes of the system.
func randomID() string {
	var id [16]byte
	for half := range 2 {
		bits := rand.Uint64()
		for i := range 8 {
			id[8*half+i] = idLetters[bits&31]
			bits >>= 5
		}
	}
	return string(id[:])
}
