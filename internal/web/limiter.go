package web

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"golang.org/x/time/rate"
)

// A Limiter decides whether a client may ask for more now.
type Limiter interface {
	// Take takes a cost from the account of the client, and returns true. If the account
	// has too little, Take takes nothing and returns false. ctx is the context of the
	// request. Take may set headers of the answer that say when to try again.
	Take(ctx context.Context, cost int) bool

	// Charge takes the cost of what was done already, which was not known before. The account may have too little: then
	// Take returns false until the account has filled again.
	Charge(ctx context.Context, cost int)
}

// Unlimited is a Limiter without a limit.
type Unlimited struct{}

// Take implements Limiter.
func (Unlimited) Take(context.Context, int) bool { return true }

// Charge implements Limiter.
func (Unlimited) Charge(context.Context, int) {}

const (
	// burstTime is the time for which a client may save up cost that it does not use.
	burstTime = 10 * time.Second

	// maxClients is the greatest number of clients that the limiter remembers, in about
	// 14 MB. It forgets clients that ask seldom before clients that ask often. A client
	// that was forgotten starts again with a full bucket.
	maxClients = 1 << 16
)

// A RateLimiter is a Limiter that gives each client a bucket of cost, which fills at a
// steady rate. A full bucket holds the cost of ten seconds, or of the most expensive
// operation if that is more, so that every operation can be asked.
type RateLimiter struct {
	perSecond, burst int // perSecond is 0 if there is no limit
	trusted          []netip.Prefix
	buckets          *Cache[netip.Prefix, *rate.Limiter]
	now              func() time.Time
}

// NewRateLimiter returns a limiter that allows each client a cost of perSecond in a
// second, or any cost if perSecond is 0. maxCost is the cost of the most expensive
// operation. trusted are the networks of proxies whose X-Forwarded-For is believed.
func NewRateLimiter(perSecond, maxCost int, trusted []netip.Prefix, now func() time.Time) *RateLimiter {
	buckets := NewCache(maxClients, func(netip.Prefix, *rate.Limiter) int { return 1 }) // a bound on their number
	return &RateLimiter{perSecond, max(maxCost, perSecond*int(burstTime.Seconds())), trusted, buckets, now}
}

// An account is the bucket of a client, and the header of the answer to that client.
type account struct {
	client netip.Prefix
	bucket *rate.Limiter
	header http.Header
	left   [1]string // the value of the header RateLimit
}

type accountKey struct{}

// Around returns a handler that calls h. When h calls Take, Take takes the cost from the
// bucket of the client that sent the request. The headers RateLimit-Policy and RateLimit
// of each answer say how much cost the client has left
// (draft-ietf-httpapi-ratelimit-headers).
func (l *RateLimiter) Around(h http.Handler) http.Handler {
	if l.perSecond == 0 {
		return h
	}
	policy := fmt.Sprintf(`"cost";q=%d;w=%d;qu="cost"`, l.burst, seconds(float64(l.burst)/float64(l.perSecond)))
	policies := []string{policy}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		client := clientOf(r, l.trusted)
		a := &account{client: client, bucket: l.bucket(client), header: w.Header()}
		a.header[policyHeader] = policies
		l.writeLeft(a, l.burst, l.now())
		h.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), accountKey{}, a)))
	})
}

// bucket returns the bucket of a client. Requests of one client at the same time get the
// same bucket.
func (l *RateLimiter) bucket(client netip.Prefix) *rate.Limiter {
	if b, ok := l.buckets.Get(client); ok {
		return b
	}
	return l.buckets.SetIfAbsent(client, rate.NewLimiter(rate.Limit(l.perSecond), l.burst))
}

// Take implements Limiter.
func (l *RateLimiter) Take(ctx context.Context, cost int) bool {
	a, ok := ctx.Value(accountKey{}).(*account)
	if !ok { // there is no limit
		return true
	}
	cost = min(cost, l.burst)
	now := l.now()
	if a.bucket.AllowN(now, cost) {
		l.writeLeft(a, l.burst, now)
		return true
	}
	wait := l.writeLeft(a, cost, now)
	a.header.Set("Retry-After", strconv.Itoa(max(1, wait)))
	return false
}

// Charge implements Limiter. It takes at most a full bucket.
func (l *RateLimiter) Charge(ctx context.Context, cost int) {
	if a, ok := ctx.Value(accountKey{}).(*account); ok {
		now := l.now()
		a.bucket.ReserveN(now, min(cost, l.burst))
		l.writeLeft(a, l.burst, now)
	}
}

// The headers about the limit, as http.Header spells them.
const (
	policyHeader = "Ratelimit-Policy"
	leftHeader   = "Ratelimit"
)

// writeLeft writes to the header how much cost the client has left now. It returns the number
// of seconds until the bucket has as much as cost.
func (l *RateLimiter) writeLeft(a *account, cost int, now time.Time) int {
	left := a.bucket.TokensAt(now)
	wait := seconds((float64(cost) - left) / float64(l.perSecond))
	var room [48]byte
	text := strconv.AppendInt(append(room[:0], `"cost";r=`...), int64(max(0, left)), 10)
	text = strconv.AppendInt(append(text, ";t="...), int64(wait), 10)
	a.left[0] = string(text)
	a.header[leftHeader] = a.left[:]
	return wait
}

// seconds returns s rounded up to a whole number, or 0 if s is negative.
func seconds(s float64) int { return int(math.Ceil(max(0, s))) }
