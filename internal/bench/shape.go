package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
)

// several is the number of questions of a shape about random things.
const several = 64

// The questions of the four shapes. The page of 20 with two levels, and the page with
// five levels of up to 20 × 10 × 5, are the first pages of their lists, which have
// hubs.
const (
	pointQuery = `query Point($id: ID!) { node(id: $id) { __typename id ... on Entity { name summary aliases } } }`
	pathQuery  = `query Path($from: ID!, $to: ID!) { paths(from: $from, to: $to) ` + pathFields + ` }`
	twoQuery   = `query TwoLevels { provisions(first: 20) { edges { node { id number wording
  territories(first: 10) { edges { relationship { id type status } node { id name category } } }
} } } }`
	fiveQuery = `query FiveLevels { provisions(first: 20) { edges { node { id number wording
  territories(first: 10) { edges { relationship { id type status evidence { id locator source { id title url } } } node { id name category
    provisions(first: 5) { edges { relationship { id type status evidence { id locator source { id title url } } } node { id name number } } }
  } } }
} } } }`
)

// A shape is a set of similar questions.
type shape struct {
	name     string
	requests []*request
}

// A request is a question in the two forms in which it can be sent. Its answer is known
// after learn.
type request struct {
	body []byte // of a POST
	url  string // of a GET
	etag string
	want []byte
}

func newRequest(query string, variables map[string]any) *request {
	text, err := json.Marshal(variables)
	if err != nil {
		panic(err) // cannot happen: JSON can hold every text
	}
	values := url.Values{"query": {query}, "variables": {string(text)}}
	return &request{
		body: fmt.Appendf(nil, `{"query":%s,"variables":%s}`, encoded(query), text),
		url:  "/graphql?" + values.Encode(),
	}
}

func encoded(text string) []byte {
	b, err := json.Marshal(text)
	if err != nil {
		panic(err) // cannot happen: JSON can hold every text
	}
	return b
}

// shapesOf returns the four shapes, with questions about the data in the store. The
// questions are the same each time.
func (b *bench) shapesOf(ctx context.Context) ([]shape, error) {
	ids, err := b.linked(ctx)
	if err != nil {
		return nil, err
	}
	random := rand.New(rand.NewPCG(1994, 2025))
	pick := func() string { return ids[random.IntN(len(ids))] }
	point, path := shape{name: "point"}, shape{name: "path"}
	for range several {
		point.requests = append(point.requests, newRequest(pointQuery, map[string]any{"id": pick()}))
		from, to := pick(), pick()
		for from == to {
			to = pick()
		}
		path.requests = append(path.requests, newRequest(pathQuery, map[string]any{"from": from, "to": to}))
	}
	two, five := newRequest(twoQuery, nil), newRequest(fiveQuery, nil)
	return []shape{point, {"two levels", []*request{two}}, {"five levels", []*request{five}}, path}, nil
}

// A mode says whether the server caches answers, and whether the client has the answer
// already.
type mode struct {
	name      string
	bytes     uint64 // size of the cache of answers
	unchanged bool   // the client has the answer
}

var modes = []mode{{name: "cold"}, {name: "cached", bytes: 64 << 20}, {name: "304", bytes: 64 << 20, unchanged: true}}

// A send sends a request and returns the answer.
type send func(*http.Request) (status int, header http.Header, body []byte, err error)

// handled returns a send that calls a handler without a network.
func handled(h http.Handler) send {
	return func(r *http.Request) (int, http.Header, []byte, error) {
		w := &answer{header: http.Header{}, status: http.StatusOK}
		h.ServeHTTP(w, r)
		return w.status, w.header, w.body.Bytes(), nil
	}
}

// learn gets the answer to each request of the shape. An answer that is cut has no ETag,
// but in the mode with ETags at least one answer must have one.
func (s shape) learn(ctx context.Context, m mode, send send) error {
	tagged := !m.unchanged
	for _, q := range s.requests {
		if err := q.learn(ctx, m, send); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		tagged = tagged || q.etag != ""
	}
	if !tagged {
		return fmt.Errorf("%s: no answer has an ETag", s.name)
	}
	return nil
}

// learn asks until the answer is complete, ten times at most.
func (q *request) learn(ctx context.Context, m mode, send send) error {
	q.want, q.etag = nil, ""
	for range 10 {
		a, err := q.ask(ctx, m, send)
		switch {
		case err != nil:
			return err
		case a.cut:
			continue
		}
		q.want, q.etag = a.body, a.header.Get("ETag")
		return nil
	}
	return errors.New("there is no time for a whole answer")
}

// An answered is the answer to a request.
type answered struct {
	header http.Header
	body   []byte
	cut    bool // incomplete, because the time was over
}

// timeOver is a text in every answer that is incomplete because the time was over.
const timeOver = `"truncated":{"reason":"TIME"`

// ask sends the request. It returns an error if the answer has errors. It also returns an
// error if the answer is not cut and differs from the answer that learn got.
func (q *request) ask(ctx context.Context, m mode, send send) (answered, error) {
	r, err := q.request(ctx, m)
	if err != nil {
		return answered{}, err
	}
	status, header, body, err := send(r)
	cut := bytes.Contains(body, []byte(timeOver))
	switch {
	case err != nil:
		return answered{}, err
	case q.etag != "" && m.unchanged && status == http.StatusNotModified && len(body) == 0:
	case status != http.StatusOK || !bytes.HasPrefix(body, []byte(`{"data":`)): // an answer with errors begins with them
		return answered{}, fmt.Errorf("answered %d: %.300s", status, body)
	case q.want != nil && !cut && !bytes.Equal(q.want, body):
		return answered{}, fmt.Errorf("answered otherwise than before: %.300s", body)
	}
	return answered{header, body, cut}, nil
}

func (q *request) request(ctx context.Context, m mode) (*http.Request, error) {
	if !m.unchanged {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(q.body))
		if err == nil {
			r.Header.Set("Content-Type", "application/json")
		}
		return r, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, q.url, nil)
	if err == nil && q.etag != "" {
		r.Header.Set("If-None-Match", q.etag)
	}
	return r, err
}
