package follow

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/neo4jstore"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/sqlitestore"
)

// The environment of a child process, which is a server over the store that they name.
const (
	serverStore   = "ACCORDGRAPH_TEST_FOLLOW_STORE"
	serverAddress = "ACCORDGRAPH_TEST_FOLLOW_ADDRESS"
)

func TestMain(m *testing.M) {
	if spec := os.Getenv(serverStore); spec != "" {
		fmt.Fprintln(os.Stderr, serveChild(spec, os.Getenv(serverAddress)))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// serveChild serves the store until the process is killed.
func serveChild(spec, address string) error {
	store, err := openSpec(context.Background(), spec)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	return http.Serve(listener, over(store, Options{}))
}

// openSpec opens the store that a text names: the path of a file, or the address, user and password of a Neo4j.
func openSpec(ctx context.Context, spec string) (kg.Store, error) {
	if parts := strings.Split(spec, "|"); len(parts) == 3 {
		return neo4jstore.Open(ctx, neo4jstore.Config{URI: parts[0], User: parts[1], Password: parts[2], Database: "neo4j"})
	}
	return sqlitestore.Open(ctx, spec)
}

// TestKilled kills a client and starts it again 200 times, while the server is killed 20 times and data are loaded. With
// -short, or without the environment variable KG_TEST_LONG, 10 times and twice. The client has every entry of the log in the end, and
// drops every repeat by its key.
func TestKilled(t *testing.T) {
	clients, servers := 10, 2
	if neo4jtest.Long() && !testing.Short() {
		clients, servers = 200, 20
	}
	t.Run("sqlite", func(t *testing.T) { kill(t, filepath.Join(t.TempDir(), "graph.db"), clients, servers) })
	t.Run("neo4j", func(t *testing.T) {
		if testing.Short() {
			t.Skip("starts Neo4j")
		}
		server := neo4jtest.Empty(t)
		kill(t, strings.Join([]string{server.URI, server.User, server.Password}, "|"), clients, servers)
	})
}

func kill(t *testing.T, spec string, clients, servers int) {
	store, err := openSpec(t.Context(), spec)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	fill(t, store, "2025-12-01", world("0", false))
	address := freeAddress(t)
	child := startChild(t, spec, address)
	var done atomic.Bool
	loaded := make(chan error, 1)
	go func() { loaded <- loadUntil(t.Context(), store, &done) }()

	c := client{url: "http://" + address, keys: map[string]int64{}}
	for round := range clients {
		if round%(clients/servers) == clients/servers/2 {
			killChild(t, child)
			child = startChild(t, spec, address)
		}
		c.forgets = round%3 == 0
		c.read(t, 1+rand.IntN(12), 0)
	}
	done.Store(true)
	c.forgets = false
	if err := <-loaded; err != nil {
		t.Fatal(err)
	}
	tip, err := store.Tip(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c.read(t, 1<<30, tip.Number)
	killChild(t, child)
	if len(c.keys) != int(tip.Number) {
		t.Errorf("the log has %d entries, and the client %d", tip.Number, len(c.keys))
	}
	seen := map[int64]bool{}
	for key, n := range c.keys {
		if seen[n] || n < 1 || n > tip.Number {
			t.Errorf("%s: the number %d comes twice, or is no number of the log", key, n)
		}
		seen[n] = true
	}
	if c.repeats == 0 {
		t.Error("no entry was repeated, so nothing shows that repeats can be dropped")
	}
	t.Logf("%d entries; the client was killed %d times and the server %d times; %d repeats were dropped",
		tip.Number, clients, servers, c.repeats)
}

// loadUntil loads one data set after another until done is set.
func loadUntil(ctx context.Context, store kg.Store, done *atomic.Bool) error {
	for i := 0; !done.Load(); i++ {
		b := world(fmt.Sprint("wording ", i), i%2 == 0)
		b.Day = "2025-12-02"
		if _, err := load.Load(ctx, store, b); err != nil {
			return err
		}
		<-time.After(20 * time.Millisecond) // the client waits for loads too
	}
	return nil
}

// A client follows everything. It is killed and started again. What it remembers is what a program writes to its disk:
// what it has, by key, and the id of the last event.
type client struct {
	url     string
	keys    map[string]int64
	place   int64 // the last event whose id was written down
	forgets bool  // it is killed before it writes down the id of an event
	repeats int
}

// read follows for at most n events, or until the event with the number until. Then the client is killed. It tries again
// while there is no server.
func (c *client) read(t *testing.T, n int, until int64) {
	for n > 0 && t.Context().Err() == nil {
		left, last := c.once(t, n, until)
		if n = left; until > 0 && last >= until {
			return
		}
	}
}

// once follows until n events have come, or the event with the number until, or the stream ends. It returns how many events are left, and the last number.
func (c *client) once(t *testing.T, n int, until int64) (left int, last int64) {
	ctx, killed := context.WithCancel(t.Context())
	defer killed()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, c.url+"/changes.sse?after=0", nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.place > 0 {
		r.Header.Set("Last-Event-ID", fmt.Sprint(c.place))
	}
	transport := &http.Transport{}
	defer transport.CloseIdleConnections()
	w, err := transport.RoundTrip(r)
	if err != nil { // the server was killed
		<-time.After(10 * time.Millisecond)
		return n, 0
	}
	defer w.Body.Close()
	lines := bufio.NewScanner(w.Body)
	lines.Buffer(nil, 1<<20)
	for n > 0 && lines.Scan() {
		data, is := strings.CutPrefix(lines.Text(), "data: ")
		if !is {
			continue
		}
		var e struct {
			Number int64
			Key    string
		}
		if json.Unmarshal([]byte(data), &e) != nil { // the server was killed within the event
			return n, last
		}
		if _, known := c.keys[e.Key]; known {
			c.repeats++
		}
		c.keys[e.Key], last = e.Number, e.Number
		if n--; !c.forgets {
			c.place = e.Number
		}
		if until > 0 && last >= until {
			return n, last
		}
	}
	return n, last
}

// freeAddress returns an address on which nobody listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// startChild starts a server. It does not wait until the server listens.
func startChild(t *testing.T, spec, address string) *exec.Cmd {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), serverStore+"="+spec, serverAddress+"="+address)
	child.Stderr = os.Stderr
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	return child
}

// killChild kills a server, and waits until it is gone.
func killChild(t *testing.T, child *exec.Cmd) {
	t.Helper()
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // the error says that it was killed
}
