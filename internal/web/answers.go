package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"strings"

	"golang.org/x/sync/singleflight"
)

// Answers caches whole answers, for requests that are sent again.
//
// An answer depends on the revision of the data, on the program and on the question, and
// on nothing else. In particular, an answer does not depend on the time, because the data
// change only when they are loaded, and because arguments such as asOf take a day and
// have no value "now". So a hash of these three is the ETag of an answer, and its key in
// the cache.
//
// Only a Reply that is Whole is cached. The revision is looked up at most once a second,
// so an answer may be a second older than a load. While the revision is not known, or the
// data are being loaded, nothing is cached and answers have no ETag.
//
// Equal requests that arrive at the same time wait for the first one. They get the answer
// to the first request if that answer is Whole.
type Answers struct {
	revision RevisionFunc
	program  string
	reporter Reporter
	cache    *Cache[entry] // nil: nothing is cached
	flights  singleflight.Group
}

// A RevisionFunc returns the revision of the data, as it was at most a second ago. The id
// is empty while the data are empty or being loaded. The epoch is the number of changes
// that were seen before. If data come back after other data, they have the same id as
// before and another epoch.
type RevisionFunc func(context.Context) (id string, epoch int, err error)

// An entry is a cached reply, with the record that observers get for each hit.
type entry struct {
	reply     Reply
	record    Record // without the times and round trips of the first request
	abandoned bool   // the first request was cancelled or out of time, so others try again
}

// entrySize returns the size of an entry in bytes. It includes room for three compressed
// bodies of a quarter of the body each.
func entrySize(key string, e entry) int { return len(key) + len(e.reply.Body)*7/4 + 600 }

// NewAnswers returns a cache of answers of at most that many bytes. With 0 bytes it
// caches nothing, but still answers with ETags. program names the build of the program,
// because another build may give another answer.
func NewAnswers(revision RevisionFunc, program string, bytes uint64, reporter Reporter) *Answers {
	a := &Answers{revision: revision, program: program, reporter: reporter}
	if bytes > 0 {
		a.cache = NewCache(bytes, entrySize)
	}
	return a
}

// Answer returns the answer to a request: from the cache or, if it is not there, from
// work. The question is everything in the request on which the answer depends.
func (a *Answers) Answer(r *http.Request, question func() []string, work func() Reply) Reply {
	if a.cache == nil && r.Method == http.MethodPost {
		return work()
	}
	revision, epoch, err := a.revision(r.Context())
	if err != nil || revision == "" {
		return work()
	}
	etag := a.etag(revision, question())
	key := fmt.Sprint(epoch, etag)
	if r.Method == http.MethodPost {
		return a.once(r.Context(), key+" POST", work)
	}
	if Matches(r.Header, etag) {
		a.reporter.reportCached(r.Context(), a.earlier(key), cacheUnchanged)
		return Reply{Status: http.StatusNotModified}.tagged(etag)
	}
	reply := a.once(r.Context(), key, work)
	switch {
	case !reply.Whole:
		return reply
	case namesAny(r.Header):
		return Reply{Status: http.StatusNotModified}.tagged(etag)
	}
	return reply.tagged(etag)
}

// earlier returns the record of an earlier answer. If the answer is not in the cache,
// perhaps because another server gave it, the record has only a code.
func (a *Answers) earlier(key string) Record {
	if a.cache != nil {
		if e, ok := a.cache.GetIfPresent(key); ok {
			return e.record
		}
	}
	return Record{Code: "OK"}
}

// once returns the answer for a key: from the cache, from another request that is working
// it out, or from work. No other request gets an answer that is not Whole.
func (a *Answers) once(ctx context.Context, key string, work func() Reply) Reply {
	if a.cache == nil {
		return work()
	}
	if e, ok := a.cache.GetIfPresent(key); ok {
		return a.hit(ctx, e)
	}
	s := StateOf(ctx)
	s.cache, s.cacheBytes = cacheMiss, a.cache.WeightedSize()
	for {
		e, first := a.flight(ctx, key, work)
		switch {
		case first:
			return e.reply
		case e.reply.Whole:
			return a.hit(ctx, e)
		case !e.abandoned || ctx.Err() != nil:
			return work()
		}
	}
}

// flight returns the answer for a key. Of several equal requests at the same time, only
// one works out the answer, and flight returns this answer to all of them. The result
// `first` reports whether this request worked it out.
func (a *Answers) flight(ctx context.Context, key string, work func() Reply) (_ entry, first bool) {
	v, _, _ := a.flights.Do(key, func() (any, error) {
		if e, ok := a.cache.GetIfPresent(key); ok { // an earlier flight has just ended
			return e, nil
		}
		first = true
		reply := work()
		r := StateOf(ctx).record
		e := entry{
			reply,
			Record{Operation: r.Operation, Document: r.Document, Code: r.Code, Cost: r.Cost},
			ctx.Err() != nil,
		}
		if reply.Whole {
			e.reply.coded = new(coded)
			a.cache.Set(key, e)
		}
		return e, nil
	})
	return v.(entry), first
}

// hit returns a cached reply and reports it.
func (a *Answers) hit(ctx context.Context, e entry) Reply {
	a.reporter.reportCached(ctx, e.record, cacheHit)
	return e.reply
}

// etag returns the ETag of an answer. The ETag is weak, because all compressed forms of
// the answer have the same ETag.
func (a *Answers) etag(revision string, question []string) string {
	sum := sha256.New()
	for _, parts := range [][]string{{a.program, revision}, question} {
		for _, part := range parts {
			fmt.Fprintf(sum, "%d:%s", len(part), part)
		}
	}
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum.Sum(nil)[:18]) + `"`
}

// namesAny reports whether If-None-Match is "*", which stands for every ETag. Whether there
// is one is not known before the answer is worked out: an error has none.
func namesAny(h http.Header) bool { return strings.TrimSpace(h.Get("If-None-Match")) == "*" }

// Matches reports whether If-None-Match names the ETag, so that the client already has
// the answer.
func Matches(h http.Header, etag string) bool {
	for one := range strings.SplitSeq(strings.Join(h.Values("If-None-Match"), ","), ",") {
		if one = strings.TrimSpace(one); strings.TrimPrefix(one, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}

// tagged returns r with an ETag. Its headers tell the client to ask each time whether the
// answer is still valid.
func (r Reply) tagged(etag string) Reply {
	h := http.Header{}
	maps.Copy(h, r.Header)
	h.Set("ETag", etag)
	h.Set("Cache-Control", "no-cache")
	r.Header = h
	return r
}
