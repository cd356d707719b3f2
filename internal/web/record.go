package web

import (
	"context"
	"time"

	"accordgraph/internal/query"
)

// An Observer gets a Record of each finished request, for metrics, traces and logs.
type Observer interface {
	// Observe is called once for each request, before the answer is sent, with the
	// context of the request. It must not block.
	Observe(ctx context.Context, r Record)
}

// A Record describes one finished request. It holds no variables, and only a hash of the
// query.
type Record struct {
	Operation  string // name of the operation, of at most 100 bytes; empty if there is none
	Document   string // SHA-256 of the query in hex; empty if there is none
	Code       string // OK, or the code of the first error
	Cache      string // HIT, MISS or UNCHANGED; empty if the cache was not asked
	CacheBytes uint64 // size of the cache before this answer; only with MISS
	Refused    bool   // the operation was not begun
	Failed     bool   // there was an internal failure
	Request    string // id of the request
	Cost       int    // estimated cost; 0 if it was not estimated
	Start      time.Time
	Took       time.Duration
	Trips      []query.Trip
}

// The values of Record.Cache.
const (
	cacheHit       = "HIT"       // the answer was in the cache, or was being worked out for another request
	cacheMiss      = "MISS"      // the answer was worked out
	cacheUnchanged = "UNCHANGED" // the client already has the answer
)
