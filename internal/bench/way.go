package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
)

// The ways to answer the questions of throughput, each in a process of its own: see -way.
const (
	byGraphQL   = "graphql"
	byStatement = "statement"
	byStructs   = "structs"
)

// ways are the names of all ways.
var ways = []string{byGraphQL, byStatement, byStructs}

// route adds the way of the flags to the routes of a serving process. GraphQL is at /graphql. The other ways have an
// address for each question, which is its slug, with the parameter id if the question needs one. The returned function
// ends the way.
func (b *bench) route(mux *http.ServeMux) (stop func(context.Context) error, err error) {
	stop = func(context.Context) error { return nil }
	switch b.way {
	case byStatement:
		bare, err := newBare(b.config)
		if err != nil {
			return nil, err
		}
		routeEach(mux, bare.answer)
		stop = bare.driver.Close
	case byStructs:
		held := structs{handler: handler(b.kept)}
		routeEach(mux, held.answer)
	default:
		mux.Handle("/"+byGraphQL, handler(b.kept))
	}
	return stop, nil
}

// routeEach serves the answer to each question.
func routeEach(mux *http.ServeMux, answer func(ctx context.Context, v variant, id string) ([]byte, error)) {
	for _, v := range variants() {
		mux.HandleFunc("/"+v.slug(), func(w http.ResponseWriter, r *http.Request) {
			body, err := answer(r.Context(), v, r.URL.Query().Get("id"))
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			w.Write(body)
		})
	}
}

// A structs answers from memory: it holds each answer as Go structs, and encodes them for each request. No server of a
// graph can be faster with encoding/json.
type structs struct {
	handler http.Handler // GraphQL, asked once for each answer
	held    sync.Map     // the structs of an answer, by an asked
}

// An asked is a question with its variable.
type asked struct{ slug, id string }

// answer returns the same JSON as the GraphQL server.
func (s *structs) answer(ctx context.Context, v variant, id string) ([]byte, error) {
	key := asked{v.slug(), id}
	held, ok := s.held.Load(key)
	if !ok {
		var err error
		if held, err = s.learn(ctx, v, id); err != nil {
			return nil, err
		}
		s.held.Store(key, held)
	}
	return json.Marshal(held)
}

// learn asks GraphQL for the structs of an answer.
func (s *structs) learn(ctx context.Context, v variant, id string) (any, error) {
	c := course{handler: s.handler, body: v.body(id)}
	w := new(answer)
	if _, err := c.send(ctx, w); err != nil {
		return nil, errors.Join(errors.New("ask GraphQL for "+v.name), err)
	}
	return v.decode(w.body.Bytes())
}
