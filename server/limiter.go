package main

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/time/rate"

	"accordgraph/graph"
)

const (
	// burstTime is how long a client may save up cost that it does not use.
	burstTime = 10 * time.Second

	// maxClients is the greatest number of clients that the limiter remembers, in about
	// 10 MB. It forgets clients that ask seldom before clients that ask often. A client
	// that was forgotten starts again with a full bucket.
	maxClients = 1 << 16
)

// A limiter gives each client a bucket that cost is taken from and that fills at a
// rate. It implements graph.Limiter. The unit is that of graph's costs, in which
// every request costs at least 1. A full bucket is ten seconds' worth, or one
// operation of the highest cost if that is more: no operation is out of reach.
type limiter struct {
	perSecond, burst int // perSecond is 0 if there is no limit
	trusted          []netip.Prefix
	buckets          *otter.Cache[netip.Prefix, *rate.Limiter]
	now              func() time.Time
}

func newLimiter(perSecond int, trusted []netip.Prefix, now func() time.Time) *limiter {
	buckets := otter.Must(&otter.Options[netip.Prefix, *rate.Limiter]{MaximumSize: maxClients})
	return &limiter{perSecond, max(graph.MaxCost, perSecond*int(burstTime.Seconds())), trusted, buckets, now}
}

// An account is what a request takes from, and where its client is told.
type account struct {
	bucket *rate.Limiter
	header http.Header
}

type accountKey struct{}

// limiting has h take from the client of each request, and tells the client with
// every answer what it has left, in the header fields RateLimit-Policy and RateLimit
// (draft-ietf-httpapi-ratelimit-headers).
func (l *limiter) limiting(h http.Handler) http.Handler {
	if l.perSecond == 0 {
		return h
	}
	policy := fmt.Sprintf(`"cost";q=%d;w=%d;qu="cost"`, l.burst, seconds(float64(l.burst)/float64(l.perSecond)))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a := account{l.bucket(clientOf(r, l.trusted)), w.Header()}
		w.Header().Set("RateLimit-Policy", policy)
		l.tell(a, l.burst)
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), accountKey{}, a)))
	})
}

func (l *limiter) bucket(client netip.Prefix) *rate.Limiter {
	if b, ok := l.buckets.GetIfPresent(client); ok {
		return b
	}
	b, _ := l.buckets.SetIfAbsent(client, rate.NewLimiter(rate.Limit(l.perSecond), l.burst))
	return b // of the first of several requests at the same time
}

// Take implements graph.Limiter.
func (l *limiter) Take(ctx context.Context, cost int) bool {
	a, ok := ctx.Value(accountKey{}).(account)
	if !ok { // there is no limit
		return true
	}
	cost = min(cost, l.burst)
	if a.bucket.AllowN(l.now(), cost) {
		l.tell(a, l.burst)
		return true
	}
	wait := l.tell(a, cost)
	a.header.Set("Retry-After", strconv.Itoa(max(1, wait)))
	return false
}

// tell tells the client what it has left, and returns in how many seconds it has
// the cost that it waits for.
func (l *limiter) tell(a account, cost int) int {
	left := max(0, a.bucket.TokensAt(l.now()))
	wait := seconds((float64(cost) - left) / float64(l.perSecond))
	a.header.Set("RateLimit", fmt.Sprintf(`"cost";r=%d;t=%d`, int(left), wait))
	return wait
}

// seconds rounds up.
func seconds(s float64) int { return int(math.Ceil(max(0, s))) }
