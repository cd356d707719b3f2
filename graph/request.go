package graph

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"regexp"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"accordgraph/internal/kg"
)

// A request gives every HTTP request an id and refuses what is not a GraphQL POST
// in JSON, before it is parsed. The content type keeps forms of other sites out:
// a browser asks first before it sends JSON across origins.
type request struct {
	next http.Handler
	log  *slog.Logger
	told Observer
}

// A state is what is known of a request while it is answered.
type state struct {
	id    string
	start time.Time
	trips *kg.Trips

	mu   sync.Mutex
	errs []string
}

type stateKey struct{}

// of returns the state of a request; it is empty outside of one.
func of(ctx context.Context) *state {
	if s, ok := ctx.Value(stateKey{}).(*state); ok {
		return s
	}
	return &state{start: time.Now(), trips: new(kg.Trips)}
}

// ServeHTTP implements http.Handler.
func (h request) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s := &state{id: requestID(r), start: time.Now(), trips: kg.TripsOf(r.Context())}
	w.Header().Set("X-Request-Id", s.id)
	body, status, problem := check(w, r)
	if problem != "" {
		h.log.Info("refused", "status", status, "problem", problem, "id", s.id)
		fail(w, status, problem)
		h.told.Answered(r.Context(), Answer{Code: "BAD_REQUEST", Refused: true, Request: s.id, Start: s.start, Took: time.Since(s.start)})
		return
	}
	ctx := context.WithValue(kg.WithTrips(r.Context(), s.trips), stateKey{}, s)
	r = r.WithContext(ctx)
	r.Body = io.NopCloser(bytes.NewReader(body))
	h.next.ServeHTTP(w, r)
}

var safeID = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// requestID is the one the client or a proxy gave, if it is fit for a log.
func requestID(r *http.Request) string {
	if id := r.Header.Get("X-Request-Id"); safeID.MatchString(id) {
		return id
	}
	return rand.Text()[:16]
}

// check returns the body, or a status and what is wrong.
func check(w http.ResponseWriter, r *http.Request) ([]byte, int, string) {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", "POST")
		return nil, http.StatusMethodNotAllowed, "send GraphQL as a POST"
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return nil, http.StatusUnsupportedMediaType, "send GraphQL as Content-Type: application/json"
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if errors.As(err, new(*http.MaxBytesError)) {
		return nil, http.StatusRequestEntityTooLarge, "the request has more than 256 KiB"
	}
	if err != nil {
		return nil, http.StatusBadRequest, "the request broke off"
	}
	if err := json.Unmarshal(body, new(graphql.RawParams)); err != nil {
		return nil, http.StatusBadRequest, `the request is not JSON such as {"query": "{ dataset { title } }"}`
	}
	return body, 0, ""
}

func fail(w http.ResponseWriter, status int, problem string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"errors": []any{map[string]any{
		"message": problem, "extensions": map[string]string{"code": "BAD_REQUEST"},
	}}})
}

// logged writes one line an operation, and one for each thing that went wrong
// inside while it was answered, and tells the observers.
func logged(log *slog.Logger, told Observer) graphql.ResponseMiddleware {
	return func(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
		response := next(ctx)
		a := answered(ctx, response)
		log.InfoContext(ctx, "operation", "name", a.Operation, "ms", a.Took.Milliseconds(), "trips", len(a.Trips), "code", a.Code, "id", a.Request)
		for _, err := range of(ctx).errs {
			log.ErrorContext(ctx, "failed", "err", err, "id", a.Request)
		}
		told.Answered(ctx, a)
		return response
	}
}
