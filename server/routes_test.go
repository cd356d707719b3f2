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

// The time for an answer begins when the request has arrived.
func TestSlowRequestHasAllItsTime(t *testing.T) {
	const budget = time.Hour
	late := slowPart{begun: make(chan struct{}), sent: make(chan struct{})}
	body := io.MultiReader(strings.NewReader(`{"query": `), late, strings.NewReader(`"{ dataset { title } }"}`))
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
	<-late.begun
	arrived := time.Now()
	close(late.sent)
	<-done
	if deadline.Before(arrived.Add(budget)) {
		t.Errorf("the answer must be there %v after the request, want %v", deadline.Sub(arrived), budget)
	}
	if want := `{"query": "{ dataset { title } }"}<nil>`; got != want {
		t.Errorf("the body is %s, want %s", got, want)
	}
}

// A slowPart of a body is empty, and there when it was sent.
type slowPart struct{ begun, sent chan struct{} }

func (p slowPart) Read([]byte) (int, error) {
	close(p.begun)
	<-p.sent
	return 0, io.EOF
}
