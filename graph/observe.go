package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// An Observer is told of every request once it has been answered: for metrics,
// traces and logs. It is called before the answer is sent, and must not wait.
type Observer interface {
	// Answered is told with the context of the request.
	Answered(ctx context.Context, a Answer)
}

// An Answer is what may be known outside of one that was given. It has nothing of
// the variables, and of the document only a hash.
type Answer struct {
	Operation  string // its name, of at most 100 bytes; empty if it has none or is not known
	Document   string // the SHA-256 of the document in hex; empty if there is none
	Code       string // OK, or the code of the first error
	Cache      string // HIT, MISS or UNCHANGED, which is a hit for who has the answer; empty if nothing was looked for
	CacheBytes uint64 // how many bytes of answers were kept before this one; of a MISS only
	Refused    bool   // the operation was not begun
	Failed     bool   // something went wrong inside
	Request    string // the id of the request
	Cost       int    // what cost.go took it to cost before it was begun; 0 if it was not counted
	Start      time.Time
	Took       time.Duration
	Trips      []query.Trip
}

// answered returns what response, which is to be sent, is as an Answer.
func answered(ctx context.Context, response *graphql.Response) Answer {
	s := of(ctx)
	a := Answer{Code: "OK", Cache: s.cache, CacheBytes: s.cached, Request: s.id, Start: s.start, Took: time.Since(s.start), Trips: s.trips.Taken()}
	if graphql.HasOperationContext(ctx) {
		op := graphql.GetOperationContext(ctx)
		a.Operation = operationName(op)
		if op.RawQuery != "" {
			sum := sha256.Sum256([]byte(op.RawQuery))
			a.Document = hex.EncodeToString(sum[:])
		}
		a.Cost = costOf(ctx)
	}
	s.mu.Lock()
	a.Failed = len(s.errs) > 0
	s.mu.Unlock()
	if response != nil && len(response.Errors) > 0 {
		a.Code, _ = response.Errors[0].Extensions["code"].(string)
		a.Refused = response.Data == nil
	}
	return a
}

// costOf returns what an operation was taken to cost, or 0 if it was not counted.
func costOf(ctx context.Context) int {
	if c := of(ctx).cost; c != nil {
		return c.requested()
	}
	return 0
}

var nameForm = regexp.MustCompile(`^[_A-Za-z][_A-Za-z0-9]*$`)

// operationName returns the name that the client gave an operation, cut to what is
// fit for a log. Of one that was refused early only the name beside the document is
// known, which may be anything.
func operationName(op *graphql.OperationContext) string {
	name := op.OperationName
	if op.Operation != nil {
		name = op.Operation.Name
	}
	if !nameForm.MatchString(name) {
		return ""
	}
	return name[:min(len(name), 100)]
}

// originated has the trips of an operation name it and the request.
func originated(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	return next(kg.WithOrigin(ctx, kg.Origin{Operation: operationName(graphql.GetOperationContext(ctx)), Request: of(ctx).id}))
}

// observers are told one after the other.
type observers []Observer

func (all observers) Answered(ctx context.Context, a Answer) {
	for _, o := range all {
		o.Answered(ctx, a)
	}
}
