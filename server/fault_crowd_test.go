//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// contract is the longest time that an answer may take. It holds during every fault.
const contract = 3 * time.Second

// clients is the usual number of clients. A fault may need another number.
const clients = 16

// faultQueries are the queries of the clients. They read one item, lists of one, two and four
// levels, and a search. Each round trip of a query begins when the round trip before it ends.
var faultQueries = []string{
	`{ node(id: "actor/ukraine") { id ... on Actor { name summary } } }`,
	`{ objections(first: 100) { nodes { id name ground quote date } } }`,
	`{ objections(first: 20) { nodes { id name raisedBy { nodes { id name } } } } }`,
	`{ provisions(first: 20) { nodes { number wording conflictsWith(first: 5) { edges { relationship { status evidence { paraphrase source { title publisher } } } } } } } }`,
	`{ search(query: "nato", first: 10) { edges { node { __typename ... on Provision { number wording } } } } }`,
}

// A reply is an answer to a query.
type reply struct {
	Data   any
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code string }
	}
}

// A tally counts the results of a crowd's requests.
type tally struct {
	mu      sync.Mutex
	sent    int
	slowest time.Duration
	codes   map[string]int // counts answers by the code of the first error; OK for no error
	wrong   []string
	warm    chan struct{} // closed when the crowd has as many results as clients
}

// A crowd is a group of clients that send queries. The right answers are known.
type crowd struct {
	url  string
	good []reply // the right answers to faultQueries
}

// run starts n clients, which send queries without a pause. When the clients together have n
// results, run calls begin. From then on, each client sends as many queries as the argument
// more says. run returns when begin has returned and each client has its last answer.
func (c crowd) run(ctx context.Context, n, more int, begin func()) *tally {
	t := &tally{codes: map[string]int{}, warm: make(chan struct{})}
	var begun atomic.Bool
	var all sync.WaitGroup
	for first := range n {
		all.Go(func() {
			client := &http.Client{Transport: &http.Transport{}, Timeout: contract}
			defer client.CloseIdleConnections()
			for i, left := first, more; left > 0; i++ {
				if begun.Load() {
					left--
				}
				c.ask(ctx, client, i%len(faultQueries), t, n)
			}
		})
	}
	<-t.warm
	begun.Store(true)
	begin()
	all.Wait()
	return t
}

// ask sends query i and counts its result.
func (c crowd) ask(ctx context.Context, client *http.Client, i int, t *tally, warm int) {
	start := time.Now()
	got, err := post(ctx, client, c.url, faultQueries[i])
	took := time.Since(start)
	code, problem := judge(c.good[i], got, err)
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.sent++; t.sent == warm {
		close(t.warm)
	}
	t.slowest = max(t.slowest, took)
	t.codes[code]++
	if problem != "" {
		t.wrong = append(t.wrong, fmt.Sprintf("query %d after %v: %s", i, took.Round(time.Millisecond), problem))
	}
}

// post sends a query and returns the whole answer.
func post(ctx context.Context, client *http.Client, url, query string) (got reply, err error) {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return got, err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url+"/graphql", bytes.NewReader(body))
	if err != nil {
		return got, err
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := client.Do(r)
	if err != nil {
		return got, err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil {
		err = json.Unmarshal(text, &got)
	}
	return got, err
}

// judge returns the code of an answer, and says what is wrong with the answer. The answer is
// wrong if it comes too late, if one of its errors is not about the store or reveals internals,
// or if its data differ from the right data. A null does not count as a difference if the answer
// has an error for it.
func judge(good, got reply, err error) (code, wrong string) {
	if err != nil {
		return "NONE", err.Error()
	}
	code = "OK"
	for i, e := range got.Errors {
		if i == 0 {
			code = e.Extensions.Code
		}
		if !slices.Contains([]string{"UPSTREAM_UNAVAILABLE", "TIMEOUT"}, e.Extensions.Code) {
			return code, fmt.Sprintf("error %s %q", e.Extensions.Code, e.Message)
		}
		for _, inside := range []string{"bolt", "eo4j", "127.0.0.1", "MATCH", ".go"} {
			if strings.Contains(e.Message, inside) {
				return code, fmt.Sprintf("the message %q tells of %s", e.Message, inside)
			}
		}
	}
	if data, ok := got.Data.(map[string]any); len(got.Errors) > 0 && (!ok || good.Data == nil) {
		for field, v := range data { // there are no right data to compare with
			if v != nil {
				return code, field + " is answered without a store"
			}
		}
		return code, ""
	}
	return code, differs(good.Data, got, got.Data, nil)
}

// differs returns the place where got differs from the right data, or "" if it does not. A null
// with an error for it is no difference.
func differs(want any, all reply, got any, at []any) string {
	switch w := want.(type) {
	case map[string]any:
		g, ok := got.(map[string]any)
		if ok && len(g) == len(w) {
			for key := range w {
				if wrong := differs(w[key], all, g[key], append(slices.Clip(at), key)); wrong != "" {
					return wrong
				}
			}
			return ""
		}
	case []any:
		g, ok := got.([]any)
		if ok && len(g) == len(w) {
			for i := range w {
				if wrong := differs(w[i], all, g[i], append(slices.Clip(at), float64(i))); wrong != "" {
					return wrong
				}
			}
			return ""
		}
	default:
		if reflect.DeepEqual(want, got) {
			return ""
		}
	}
	for _, e := range all.Errors {
		if got == nil && len(e.Path) >= len(at) && reflect.DeepEqual(e.Path[:len(at)], at) {
			return ""
		}
	}
	return fmt.Sprintf("at %v it is %v, without an error", at, got)
}
