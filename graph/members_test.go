//go:build unix

package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/query"
)

// TestMembers asks two servers over one database with two members, or three if neo4jtest.Long() is true. Eight clients
// ask the servers in turn, each for the data that it has seen already, or later ones. Meanwhile the members are loaded
// one after another, and one member is killed. A client may be refused because the data are not there yet, but it never
// sees older data than before, and no data that no load wrote.
func TestMembers(t *testing.T) {
	c := newCluster(t)
	servers := []*member{c.server(t), c.server(t)}
	clients := sync.WaitGroup{}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var answers, refused atomic.Int64
	for i := range 8 {
		clients.Go(func() {
			one := &reader{t: t, servers: servers, turn: i, answers: &answers, refused: &refused}
			for ctx.Err() == nil && !t.Failed() {
				one.ask()
			}
		})
	}
	more := func() { // until the clients have 100 answers more
		for end := answers.Load() + 100; answers.Load() < end && !t.Failed(); {
			one := &reader{t: t, servers: servers, answers: &answers, refused: &refused}
			one.ask()
		}
	}
	for range 4 {
		c.load(more)
	}
	for _, s := range servers {
		for address, n := range s.store.Reads() {
			t.Logf("%s answered %d reads", address, n)
		}
		if got := s.store.Reads(); len(got) != len(c.members) {
			t.Errorf("reads went to %v, want all %d members", got, len(c.members))
		}
	}
	c.killed.Kill()
	more()
	c.members = c.members[:len(c.members)-1]
	c.load(more)
	stop()
	clients.Wait()
	t.Logf("%d answers, %d refused", answers.Load(), refused.Load())
}

// A cluster is servers with the same data behind a routing table.
type cluster struct {
	t       *testing.T
	router  *neo4jtest.Router
	members []*neo4jstore.Store // each by its own address
	killed  *neo4jtest.Alone    // the last member
	title   int                 // the title of the data set is this number, and so is the end of the log
}

func newCluster(t *testing.T) *cluster {
	c := &cluster{t: t}
	servers := []*neo4jtest.Server{neo4jtest.Empty(t)}
	others := 1
	if neo4jtest.Long() {
		others = 2
	}
	for range others {
		c.killed = neo4jtest.NewAlone(t)
		c.killed.Start()
		servers = append(servers, &c.killed.Server)
	}
	for _, s := range servers {
		c.members = append(c.members, openMember(t, s.URI))
	}
	c.router = neo4jtest.NewRouter(t, servers...)
	c.load(func() {})
	return c
}

func openMember(t *testing.T, uri string) *neo4jstore.Store {
	t.Helper()
	s, err := neo4jstore.Open(t.Context(), neo4jstore.Config{URI: uri, Database: "neo4j"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

// load loads the next data set into one member after another, and calls between after each of them.
func (c *cluster) load(between func()) {
	c.t.Helper()
	c.title++
	b := kg.Batch{Meta: &kg.Meta{Title: strconv.Itoa(c.title), Revision: fmt.Sprint("revision ", c.title)}}
	for i := range c.members {
		if err := c.members[(i+c.title)%len(c.members)].Put(c.t.Context(), b); err != nil {
			c.t.Fatal(err)
		}
		between()
	}
}

// A member is a server of GraphQL, which reads from all members.
type member struct {
	http.Handler
	store *neo4jstore.Store
}

func (c *cluster) server(t *testing.T) *member {
	s := openMember(t, c.router.URI)
	return &member{graph.NewHandler(query.New(s), graph.Options{CacheBytes: 1 << 20}), s}
}

// A reader is a client that remembers the number of the data that it has seen.
type reader struct {
	t                *testing.T
	servers          []*member
	turn             int
	number           int64
	title            int
	answers, refused *atomic.Int64
}

// ask asks the next server for the title, twice in one operation.
func (r *reader) ask() {
	r.turn++
	h := r.servers[r.turn%len(r.servers)]
	w := send(r.t, h, http.MethodPost, "/graphql", `{"query":"{ dataset { title } actors(first: 1) { totalCount } }"}`,
		graph.DataAtLeast, strconv.FormatInt(r.number, 10))
	if w.Code == http.StatusServiceUnavailable || strings.Contains(w.Body.String(), `"UPSTREAM_UNAVAILABLE"`) {
		r.refused.Add(1)
		return
	}
	var a struct {
		Data struct{ Dataset struct{ Title string } }
	}
	err := json.Unmarshal(w.Body.Bytes(), &a)
	title, _ := strconv.Atoi(a.Data.Dataset.Title)
	number, noNumber := strconv.ParseInt(w.Header().Get(graph.DataNumber), 10, 64)
	switch {
	case err != nil || noNumber != nil || title == 0:
		r.t.Errorf("answered %d: %s", w.Code, w.Body)
	case title < r.title || number < r.number || number < int64(title):
		r.t.Errorf("after title %d and number %d: title %d and number %d", r.title, r.number, title, number)
	}
	r.title, r.number = title, number
	r.answers.Add(1)
}
