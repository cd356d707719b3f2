package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestSlowRequestHasAllItsTime checks that the time for an answer begins when the whole request has
// arrived.
func TestSlowRequestHasAllItsTime(t *testing.T) {
	const budget = time.Hour
	part := slowPart{begun: make(chan struct{}), sent: make(chan struct{})}
	body := io.MultiReader(strings.NewReader(`{"query": `), part, strings.NewReader(`"{ dataset { title } }"}`))
	var deadline time.Time
	var got string
	s := &service{budget: budget, api: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		deadline, _ = r.Context().Deadline()
		text, err := io.ReadAll(r.Body)
		got = fmt.Sprint(string(text), err)
	})}
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("POST", "/graphql", body))
	}()
	<-part.begun
	arrived := time.Now()
	close(part.sent)
	<-done
	if deadline.Before(arrived.Add(budget)) {
		t.Errorf("the answer must be there %v after the request, want %v", deadline.Sub(arrived), budget)
	}
	if want := `{"query": "{ dataset { title } }"}<nil>`; got != want {
		t.Errorf("the body is %s, want %s", got, want)
	}
}

// A slowPart is an empty part of a body. It arrives when the channel sent is closed.
type slowPart struct{ begun, sent chan struct{} }

func (p slowPart) Read([]byte) (int, error) {
	close(p.begun)
	<-p.sent
	return 0, io.EOF
}
