package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"strconv"
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
	cache    *Cache[answerKey, *entry] // nil: nothing is cached
	flights  singleflight.Group
}

// A RevisionFunc returns the revision of the data, as it was at most a second ago. The id
// is empty while the data are empty or being loaded. The epoch is the number of changes
// that were seen before. If data come back after other data, they have the same id as
// before and another epoch.
type RevisionFunc func(context.Context) (id string, epoch int, err error)

// A QuestionHash is a hash of everything in a request on which its answer depends.
type QuestionHash [sha256.Size]byte

// HashQuestion returns the hash of the question that consists of these parts.
func HashQuestion(parts ...string) QuestionHash {
	size := 0
	for _, part := range parts {
		size += len(part) + 20
	}
	text := make([]byte, 0, size)
	for _, part := range parts {
		text = append(strconv.AppendInt(text, int64(len(part)), 10), ':')
		text = append(text, part...)
	}
	return sha256.Sum256(text)
}

// An answerKey is the key of an answer in the cache.
type answerKey struct {
	revision string
	epoch    int
	question QuestionHash
	post     bool // a POST may ask for what a GET may not
}

// An entry is a cached reply, with the record that observers get for each hit.
type entry struct {
	reply     Reply
	record    Record // without the times and round trips of the first request
	abandoned bool   // the first request was cancelled or out of time, so others try again
}

// entrySize returns the size of an entry in bytes. It includes room for three compressed
// bodies of a quarter of the body each.
func entrySize(key answerKey, e *entry) int { return len(key.revision) + len(e.reply.Body)*7/4 + 1000 }

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
// work.
func (a *Answers) Answer(r *http.Request, q QuestionHash, work func() Reply) Reply {
	if a.cache == nil && r.Method == http.MethodPost {
		return work()
	}
	key, ok := a.key(r, q)
	if !ok {
		return work()
	}
	if key.post {
		return a.once(r.Context(), key, work)
	}
	if reply, ok := a.unchanged(r, key); ok {
		return reply
	}
	reply := a.once(r.Context(), key, work)
	switch {
	case !reply.Whole:
		return reply
	case namesAny(r.Header):
		return notModified(a.etag(key))
	}
	return reply
}

// Cached returns the answer to a request if it is in the cache, or if the client has it.
func (a *Answers) Cached(r *http.Request, q QuestionHash) (Reply, bool) {
	if a.cache == nil || namesAny(r.Header) {
		return Reply{}, false
	}
	key, ok := a.key(r, q)
	if !ok {
		return Reply{}, false
	}
	e, ok := a.cache.Get(key)
	if !ok {
		return Reply{}, false
	}
	if reply, ok := a.unchanged(r, key); ok && !key.post {
		return reply, true
	}
	return a.hit(r.Context(), e), true
}

// key returns the key of the answer to a request. It returns false while the revision is not known.
func (a *Answers) key(r *http.Request, q QuestionHash) (answerKey, bool) {
	revision, epoch, err := a.revision(r.Context())
	return answerKey{revision, epoch, q, r.Method == http.MethodPost}, err == nil && revision != ""
}

// unchanged returns an answer without a body if the client of a GET has the answer.
func (a *Answers) unchanged(r *http.Request, key answerKey) (Reply, bool) {
	if key.post || len(r.Header["If-None-Match"]) == 0 {
		return Reply{}, false
	}
	etag := a.etag(key)
	if !Matches(r.Header, etag) {
		return Reply{}, false
	}
	a.reporter.reportCached(r.Context(), a.earlier(key), cacheUnchanged)
	return notModified(etag), true
}

// notModified returns the reply to a client that has the answer.
func notModified(etag string) Reply { return Reply{Status: http.StatusNotModified}.tagged(etag) }

// earlier returns the record of an earlier answer. If the answer is not in the cache,
// perhaps because another server gave it, the record has only a code.
func (a *Answers) earlier(key answerKey) Record {
	if a.cache != nil {
		if e, ok := a.cache.Get(key); ok {
			return e.record
		}
	}
	return Record{Code: "OK"}
}

// once returns the answer for a key: from the cache, from another request that is working
// it out, or from work. No other request gets an answer that is not Whole.
func (a *Answers) once(ctx context.Context, key answerKey, work func() Reply) Reply {
	if a.cache == nil {
		return a.ready(key, work())
	}
	if e, ok := a.cache.Get(key); ok {
		return a.hit(ctx, e)
	}
	s := StateOf(ctx)
	s.cache, s.cacheBytes = cacheMiss, a.cache.Bytes()
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
func (a *Answers) flight(ctx context.Context, key answerKey, work func() Reply) (_ *entry, first bool) {
	v, _, _ := a.flights.Do(fmt.Sprint(key), func() (any, error) {
		if e, ok := a.cache.Get(key); ok { // an earlier flight has just ended
			return e, nil
		}
		first = true
		e := &entry{reply: a.ready(key, work()), abandoned: ctx.Err() != nil}
		r := StateOf(ctx).record
		e.record = Record{Operation: r.Operation, Document: r.Document, Code: r.Code, Cost: r.Cost}
		if e.reply.Whole {
			e.reply.coded = new(coded)
			a.cache.Set(key, e)
		}
		return e, nil
	})
	return v.(*entry), first
}

// ready returns a reply as it is sent and cached. If it is Whole and answers a GET, it has an ETag.
func (a *Answers) ready(key answerKey, reply Reply) Reply {
	if !reply.Whole {
		return reply
	}
	if !key.post {
		reply = reply.tagged(a.etag(key))
	}
	return reply
}

// hit returns a cached reply and reports it.
func (a *Answers) hit(ctx context.Context, e *entry) Reply {
	a.reporter.reportCached(ctx, e.record, cacheHit)
	return e.reply
}

// etag returns the ETag of an answer. The ETag is weak, because all compressed forms of
// the answer have the same ETag.
func (a *Answers) etag(key answerKey) string {
	sum := HashQuestion(a.program, key.revision, string(key.question[:]))
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:18]) + `"`
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
