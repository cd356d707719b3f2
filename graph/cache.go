package graph

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"

	"golang.org/x/sync/singleflight"

	"accordgraph/internal/query"
)

// How an answer came about, as Answer.Cache has it.
const (
	cacheHit       = "HIT"       // it was kept, or another request was just being answered with it
	cacheMiss      = "MISS"      // it was worked out
	cacheUnchanged = "UNCHANGED" // the client has it already
)

// A cache keeps whole answers for the requests that are sent again. An answer
// follows from the data, the program, the document, the operation, the variables
// and the media type; data change by loading only, and have a revision. So these
// name an answer, and the name is its ETag. No answer depends on the clock: asOf
// and its like want a day, and have no "now".
//
// Kept are answers without errors of which nothing was cut. They go with the
// revision. It is looked up once a second at most ([query.Graph.Revision]), so that an
// answer may be a second older than a load. While the revision is not known, or the
// data are being loaded, nothing is kept and answers have no ETag.
//
// Equal requests that come while one of them is being answered wait for it, and
// have the same answer if it is one that is kept.
type cache struct {
	graph   *query.Graph
	program string
	tell    teller
	kept    *kept[stored] // nil: none
	flights *singleflight.Group
}

// A stored answer is kept with what observers are told of all that are given it: not
// with the trips that it took, nor with anything else of the request that it was for.
type stored struct {
	reply
	of   Answer
	gone bool // who asked went away, or had no more time: it says nothing to anybody else
}

// storedSize is what a stored answer takes in memory, with room for three codings of
// a quarter of the body each.
func storedSize(key string, s stored) int { return len(key) + len(s.body)*7/4 + 600 }

func newCache(g *query.Graph, program string, bytes uint64, tell teller) cache {
	c := cache{graph: g, program: program, tell: tell, flights: new(singleflight.Group)}
	if bytes > 0 {
		c.kept = newKept(bytes, storedSize)
	}
	return c
}

// answer returns the answer to a request, from work if it has to be worked out.
func (c cache) answer(r *http.Request, media string, p *params, work func() reply) reply {
	if !p.plain() || c.kept == nil && r.Method == http.MethodPost {
		return work()
	}
	revision, err := c.graph.Revision(r.Context())
	if err != nil || revision.ID == "" {
		return work()
	}
	etag := c.etag(revision.ID, media, p)
	key := fmt.Sprint(revision.Epoch, etag)
	if r.Method == http.MethodPost {
		return c.once(r.Context(), key+" POST", work)
	}
	if matches(r.Header, etag) {
		c.tell.again(r.Context(), c.known(key), cacheUnchanged)
		return reply{status: http.StatusNotModified}.tagged(etag)
	}
	rep := c.once(r.Context(), key, work)
	if rep.whole {
		return rep.tagged(etag)
	}
	return rep
}

// known is what is known of an answer that was given at some time, here or by
// another server.
func (c cache) known(key string) Answer {
	if c.kept != nil {
		if s, ok := c.kept.GetIfPresent(key); ok {
			return s.of
		}
	}
	return Answer{Code: "OK"}
}

// once returns the answer of that key: a kept one, one that is being worked out, or
// the one that work returns. What is not fit to be kept is nobody else's.
func (c cache) once(ctx context.Context, key string, work func() reply) reply {
	if c.kept == nil {
		return work()
	}
	if s, ok := c.kept.GetIfPresent(key); ok {
		return c.hit(ctx, s)
	}
	asked := of(ctx)
	asked.cache, asked.cached = cacheMiss, c.kept.WeightedSize()
	for {
		s, first := c.flight(ctx, key, work)
		switch {
		case first:
			return s.reply
		case s.whole:
			return c.hit(ctx, s)
		case !s.gone || ctx.Err() != nil:
			return work()
		}
	}
}

// flight returns the answer that one of those who ask for it now works out, and
// whether that was this one.
func (c cache) flight(ctx context.Context, key string, work func() reply) (_ stored, first bool) {
	v, _, _ := c.flights.Do(key, func() (any, error) {
		if s, ok := c.kept.GetIfPresent(key); ok { // since we looked
			return s, nil
		}
		first = true
		rep := work()
		a := of(ctx).answer
		s := stored{rep, Answer{Operation: a.Operation, Document: a.Document, Code: a.Code, Cost: a.Cost}, ctx.Err() != nil}
		if rep.whole {
			s.coded = new(coded)
			c.kept.Set(key, s)
		}
		return s, nil
	})
	return v.(stored), first
}

func (c cache) hit(ctx context.Context, s stored) reply {
	c.tell.again(ctx, s.of, cacheHit)
	return s.reply
}

// etag is weak: the codings of an answer share it.
func (c cache) etag(revision, media string, p *params) string {
	variables, err := json.Marshal(p.Variables) // in the order of their names
	if err != nil {
		panic(err) // they came as JSON
	}
	sum := sha256.New()
	for _, part := range []string{c.program, revision, media, p.OperationName, p.Query, string(variables)} {
		fmt.Fprintf(sum, "%d:%s", len(part), part)
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:18]) + `"`
}

// plain says whether p asks for an answer and for nothing about it: what an
// extension adds may be another thing each time. The name of a document is no such
// thing.
func (p *params) plain() bool {
	for name := range p.Extensions {
		if name != "persistedQuery" {
			return false
		}
	}
	return true
}

// matches says whether a client says that it has what etag names, which only whole
// answers have. With "*" it has anything: but whether there is an answer is not known
// before it is worked out, and a refusal must not be hidden.
func matches(h http.Header, etag string) bool {
	for one := range strings.SplitSeq(strings.Join(h.Values("If-None-Match"), ","), ",") {
		if one = strings.TrimSpace(one); strings.TrimPrefix(one, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}

// tagged returns r with an ETag. Whoever keeps it has to ask whether it still holds.
func (r reply) tagged(etag string) reply {
	h := http.Header{}
	maps.Copy(h, r.header)
	h.Set("ETag", etag)
	h.Set("Cache-Control", "no-cache")
	r.header = h
	return r
}
