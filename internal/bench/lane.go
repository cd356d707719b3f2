package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// A lane is a way to get the answer to one question, with its results in each round.
type lane struct {
	name  string
	asks  []ask
	cpus  []meterCPU  // of the process, and of its database if that is known
	rate  []float64   // answers in a second
	spent [][]float64 // CPU time for an answer in ms: for each of cpus, the rounds
	rival bool        // its answers have another form: see -rival
}

// An ask is a request of a lane.
type ask struct {
	client *http.Client
	url    string
	body   []byte // nil for none
}

// A meterCPU returns the CPU time that something has used.
type meterCPU func(context.Context) (time.Duration, error)

// send sends the request and returns the answer.
func (a ask) send(ctx context.Context) ([]byte, error) { return post(ctx, a.client, a.url, a.body) }

// askGraphQL returns the requests for v to a server of GraphQL at a URL.
func askGraphQL(c *http.Client, at string, v variant, ids []string) (all []ask) {
	for _, id := range v.ids(ids) {
		all = append(all, ask{c, at, v.body(id)})
	}
	return all
}

// askOther returns the requests for v to a process that serves another way.
func askOther(c *http.Client, at string, v variant, ids []string) (all []ask) {
	for _, id := range v.ids(ids) {
		all = append(all, ask{c, at + "/" + v.slug() + "?id=" + url.QueryEscape(id), nil})
	}
	return all
}

// ids returns the ids to ask v about: one empty id if the question has no variable.
func (v variant) ids(all []string) []string {
	if v.byID {
		return all
	}
	return []string{""}
}

func post(ctx context.Context, c *http.Client, url string, body []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	w, err := c.Do(r)
	if err != nil {
		return nil, err
	}
	defer w.Body.Close()
	text, err := io.ReadAll(w.Body)
	if err == nil && w.StatusCode != http.StatusOK {
		err = fmt.Errorf("answered %s: %.300s", w.Status, text)
	}
	return text, err
}

// runRounds runs the lanes in turn: once to warm up, and then in the rounds that count.
func runRounds(ctx context.Context, all []*lane, clients int, d time.Duration) error {
	for _, l := range all {
		l.rate, l.spent = nil, make([][]float64, len(l.cpus))
		if _, _, err := l.drive(ctx, clients, d/2); err != nil {
			return fmt.Errorf("%s: %w", l.name, err)
		}
	}
	for range rounds {
		for _, l := range all {
			rate, spent, err := l.drive(ctx, clients, d)
			if err != nil {
				return fmt.Errorf("%s: %w", l.name, err)
			}
			l.rate = append(l.rate, rate)
			for i := range spent {
				l.spent[i] = append(l.spent[i], spent[i])
			}
		}
	}
	return nil
}

// drive makes clients ask for the duration d. It returns the answers in a second, and the CPU time for an answer of each
// of l.cpus, in ms.
func (l *lane) drive(ctx context.Context, clients int, d time.Duration) (rate float64, spent []float64, err error) {
	before, err := l.computed(ctx)
	if err != nil {
		return 0, nil, err
	}
	c, err := drive(ctx, clients, d, func(ctx context.Context, client, turn int) error {
		_, err := l.asks[(client*7+turn)%len(l.asks)].send(ctx)
		return err
	})
	if err != nil {
		return 0, nil, err
	}
	after, err := l.computed(ctx)
	if err != nil {
		return 0, nil, err
	}
	for i := range after {
		spent = append(spent, c.each(ms(after[i]-before[i])))
	}
	return c.rate(), spent, nil
}

// computed returns the CPU time so far of each of l.cpus.
func (l *lane) computed(ctx context.Context) (all []time.Duration, err error) {
	for _, read := range l.cpus {
		d, err := read(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// cpu returns the CPU time for an answer in ms, the sum of the medians, or 0 if nothing is known of it.
func (l *lane) cpu() (sum float64) {
	for _, rounds := range l.spent {
		sum += median(rounds)
	}
	return sum
}

func median(all []float64) float64 { return slices.Sorted(slices.Values(all))[(len(all)-1)/2] }
