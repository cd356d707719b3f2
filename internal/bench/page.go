package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
)

// pageQuery asks for a page of 20 with two levels of relationships. In the full graph,
// all provisions and most territories on this page are hubs.
const pageQuery = `{ provisions(first: 20) { edges { cursor node { id name number
  territories(first: 5) { edges { relationship { id status } node { id name category
    provisions(first: 5) { edges { relationship { id status } node { id name number } } }
  } } }
} } pageInfo { hasNextPage endCursor } } }`

// late is where in the list the late page begins, in percent of the list. A page there must not cost more than the first.
const late = 90

// warm is the number of requests before the first one that is measured.
const warm = 20

// A course is a handler, and the times that the handler took to answer with the page.
type course struct {
	what    string
	handler http.Handler
	body    []byte
	took    []time.Duration
	size    int // of an answer, in bytes
}

// newCourse returns the course of the first page of a graph.
func newCourse(what string, s kg.Store) *course {
	return &course{what: what, handler: handler(s), body: question(pageQuery)}
}

// newCourses returns the courses of a graph: the first page of the list, and a late one.
func newCourses(ctx context.Context, what string, s kg.Store) ([]*course, error) {
	first := newCourse(what, s)
	after, err := cursorAt(ctx, first.handler, late)
	if err != nil {
		return nil, fmt.Errorf("get the cursor at %d %% of %s: %w", late, what, err)
	}
	query := strings.Replace(pageQuery, "first: 20", fmt.Sprintf("first: 20, after: %q", after), 1)
	second := &course{what: fmt.Sprintf("%s, at %d %%", what, late), handler: first.handler, body: question(query)}
	return []*course{first, second}, nil
}

// handler returns the whole GraphQL server on a store.
func handler(s kg.Store) http.Handler {
	return graph.NewHandler(query.New(s), graph.Options{})
}

// question returns the body of a request.
func question(query string) []byte {
	return fmt.Appendf(nil, `{"query":%s}`, encoded(query))
}

// runCourses sends requests to each of the courses in turn, that many times.
func runCourses(ctx context.Context, times int, all ...*course) error {
	for i := range warm + times {
		for _, c := range all {
			took, err := c.ask(ctx)
			if err != nil {
				return fmt.Errorf("page of %s: %w", c.what, err)
			}
			if i >= warm {
				c.took = append(c.took, took)
			}
		}
	}
	return nil
}

func (c *course) ask(ctx context.Context) (time.Duration, error) {
	w := &answer{}
	took, err := c.send(ctx, w)
	c.size = w.body.Len()
	return took, err
}

// send sends a request and stores the answer in w.
func (c *course) send(ctx context.Context, w *answer) (time.Duration, error) {
	w.header = http.Header{}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(c.body))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/json")
	start := time.Now()
	c.handler.ServeHTTP(w, r)
	took := time.Since(start)
	return took, refused(w.body.Bytes())
}

// An answer is a http.ResponseWriter that stores what a handler writes.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (a *answer) Header() http.Header         { return a.header }
func (a *answer) Write(b []byte) (int, error) { return a.body.Write(b) }
func (a *answer) WriteHeader(status int)      { a.status = status }

// refused returns an error if a GraphQL answer has errors or no data.
func refused(body []byte) error {
	var a struct {
		Errors []json.RawMessage
		Data   json.RawMessage
	}
	if err := json.Unmarshal(body, &a); err != nil {
		return err
	}
	if len(a.Errors) > 0 || len(a.Data) == 0 {
		return fmt.Errorf("answered %.300s", body)
	}
	return nil
}

// smallFirst measures the pages on the small graph in the store, and then empties the
// store for the full graph.
func (b *bench) smallFirst(ctx context.Context) ([]*course, error) {
	all := generate(b.small)
	if err := put(ctx, b.kept, all); err != nil {
		return nil, err
	}
	small, err := newCourses(ctx, b.small.String(), b.kept)
	if err != nil {
		return nil, err
	}
	if err := runCourses(ctx, b.pages, small...); err != nil {
		return nil, err
	}
	return small, b.kept.Put(ctx, removal(all))
}

// removal returns the batch that removes a data set.
func removal(all kg.Batch) kg.Batch {
	gone := kg.Batch{Meta: new(kg.Meta)}
	for _, r := range all.Relationships {
		gone.Remove = append(gone.Remove, r.ID)
	}
	for _, e := range all.Entities {
		gone.Remove = append(gone.Remove, e.ID)
	}
	return gone
}

// page measures the pages on the full graph and on a small one. If two stores can be open
// at once, it measures both graphs in turn. If not, the small graph was measured before,
// and small holds the results.
func (b *bench) page(ctx context.Context, small []*course) error {
	what := b.full.String()
	if b.keep {
		what = "the store as it is"
	}
	full, err := newCourses(ctx, what, b.kept)
	if err != nil {
		return err
	}
	if !b.keep && !b.isNeo4j() {
		return b.pageByTurns(ctx, full)
	}
	if err := runCourses(ctx, b.pages, full...); err != nil {
		return err
	}
	b.printCourses(small, full)
	return nil
}

// pageByTurns opens a small store of the same kind beside the full one.
func (b *bench) pageByTurns(ctx context.Context, full []*course) error {
	path := inMemory
	if b.path() != path {
		dir, err := os.MkdirTemp(filepath.Dir(b.path()), "bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "small.db")
	}
	s, err := sqlitestore.Open(ctx, path)
	if err != nil {
		return err
	}
	defer s.Close(context.WithoutCancel(ctx))
	if err := put(ctx, s, generate(b.small)); err != nil {
		return err
	}
	small, err := newCourses(ctx, b.small.String(), s)
	if err != nil {
		return err
	}
	if err := runCourses(ctx, b.pages, slices.Concat(small, full)...); err != nil {
		return err
	}
	b.printCourses(small, full)
	return nil
}

// printCourses prints the times of all courses, and the ratios of full to small. If there is no small graph, small is
// empty.
func (b *bench) printCourses(small, full []*course) {
	for _, c := range slices.Concat(small, full) {
		b.print("page", c.what, "median %.2f ms, p90 %.2f ms, %d bytes", ms(c.at(50)), ms(c.at(90)), c.size)
	}
	for i, c := range small {
		what := "full / small"
		if i > 0 {
			what = fmt.Sprintf("full / small, at %d %%", late)
		}
		b.print("page", what, "%.2f (median), %.2f (p90); the goal is 1.3 at most",
			ms(full[i].at(50))/ms(c.at(50)), ms(full[i].at(90))/ms(c.at(90)))
	}
}

// at returns the percentile: percent of the times are not longer than the result.
func (c *course) at(percent int) time.Duration {
	return slices.Sorted(slices.Values(c.took))[(len(c.took)-1)*percent/100]
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
