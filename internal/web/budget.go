package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"time"
)

// A Budget bounds the time for an answer.
type Budget struct {
	Answer  time.Duration // from the end of the request to the end of its context
	Arrival time.Duration // the read timeout of the server, for the message to a slow client
	MaxBody int64         // bytes of a request that the handler reads
}

// Around returns a handler that ends the context of a request when its budget is spent.
// The time begins when the request has been read, so a slow network does not count. A
// request that does not arrive in time gets status 408.
func (b Budget) Around(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := b.read(r)
		if errors.Is(err, os.ErrDeadlineExceeded) {
			http.Error(w, fmt.Sprintf("the request took more than %v to arrive", b.Arrival), http.StatusRequestTimeout)
			return
		}
		ctx := &budgeted{Context: r.Context(), until: time.Now().Add(b.Answer)}
		defer ctx.end()
		r = r.WithContext(ctx)
		r.Body = body
		h.ServeHTTP(w, r)
	})
}

// read reads the body of a request, up to the limit.
func (b Budget) read(r *http.Request) (io.ReadCloser, error) {
	if r.Body == nil || r.Body == http.NoBody {
		return r.Body, nil
	}
	room := max(0, min(r.ContentLength, b.MaxBody)) + bytes.MinRead // enough to see the end in the first read
	head := bytes.NewBuffer(make([]byte, 0, room))
	_, err := head.ReadFrom(io.LimitReader(r.Body, b.MaxBody+1))
	all := head.Bytes()
	return &arrived{bytes.NewReader(all), r.Body, all, err == nil && int64(len(all)) <= b.MaxBody}, err
}

// arrived is a body whose first bytes have been read.
type arrived struct {
	head  *bytes.Reader
	rest  io.ReadCloser
	all   []byte // what head reads
	whole bool   // there is nothing in the rest
}

// Read implements io.Reader.
func (a *arrived) Read(p []byte) (int, error) {
	if a.head.Len() > 0 {
		return a.head.Read(p)
	}
	return a.rest.Read(p)
}

// Close implements io.Closer.
func (a *arrived) Close() error { return a.rest.Close() }

// Arrived returns the body of a request that [Budget.Around] has read to its end. It returns false if the body is longer
// than the limit, broke off, was read since, or is of a request that did not pass Around. The caller must not change it.
func Arrived(r *http.Request) ([]byte, bool) {
	a, ok := r.Body.(*arrived)
	if !ok || !a.whole || a.head.Len() != len(a.all) {
		return nil, false
	}
	return a.all, true
}
