//go:build unix

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// recovery is the longest time that the server may need to work again after its database
// works again. The server usually needs a few seconds, which the table shows. The limit is
// longer, so that the test does not fail on a slow machine.
const recovery = time.Minute

// A fault happens to the database or to the link.
type fault struct {
	name    string
	clients int // the number of clients; 0 for the usual number
	more    int // requests of each client after the fault begins
	begin   func()
	end     func()
	want    []string // codes; at least one answer must have one of them
}

// TestFaults breaks the database and the link to it while clients send requests. It prints
// the table of docs/faults.md.
func TestFaults(t *testing.T) {
	w := startFaulty(t)
	w.downAtStart()
	for _, f := range w.faults() {
		w.run(f)
	}
	w.clientsGone()
	w.restart()
	w.stop()
	t.Logf("\n| fault | requests | answers | wrong | slowest answer | healthy again after | leaks |\n"+
		"|---|---|---|---|---|---|---|\n%s", strings.Join(w.table, "\n"))
}

// faults returns the faults that happen to a working server.
func (w *faulty) faults() []fault {
	unavailable, timeout := []string{"UPSTREAM_UNAVAILABLE"}, []string{"TIMEOUT"}
	return []fault{
		{name: "connections cut, new ones refused", more: 10, begin: w.link.cut, want: unavailable},
		{name: "connections reset", more: 10, begin: func() { w.link.bad("reset_peer", nil) }, want: unavailable},
		{name: "answers cut in the middle", more: 10, begin: func() {
			w.link.bad("limit_data", map[string]int{"bytes": 4000})
		}, want: unavailable},
		{name: "slow: 100 ms a trip", more: 5, begin: func() {
			w.link.bad("latency", map[string]int{"latency": 100})
		}, want: []string{"OK"}},
		{name: "too slow: 3 s a trip", more: 2, begin: func() {
			w.link.bad("latency", map[string]int{"latency": 3000})
		}, want: timeout},
		{name: "connections go silent", more: 2, begin: func() { w.link.bad("timeout", nil) }, want: timeout},
		{name: "half open: takes connections, says nothing", more: 2, begin: func() {
			w.link.cut()
			w.link.bad("timeout", nil)
			if err := w.link.proxy.Start(); err != nil {
				w.t.Error(err)
			}
		}, want: unavailable},
		{name: "silent, with more clients than connections", clients: 120, more: 3, begin: func() {
			w.link.bad("timeout", nil)
		}, want: unavailable},
		{name: "the database is frozen", more: 2, begin: w.db.Freeze, end: w.db.Thaw, want: timeout},
	}
}

// restart is the last fault: the database is killed and started again. It must not lose its data.
func (w *faulty) restart() {
	w.run(fault{name: "the database is killed and started again", more: 10, begin: w.db.Kill, end: func() {
		w.db.Start()
		w.warm()
	}, want: []string{"UPSTREAM_UNAVAILABLE"}})
	w.learn()
}

// warm waits until the database plans and answers a statement within a second. It does not
// use the link. A database that has just started answers earlier, but too slowly.
func (w *faulty) warm() {
	ctx, cancel := context.WithTimeout(w.t.Context(), 2*time.Minute)
	defer cancel()
	n := 0
	w.until(ctx, "the database is warm", func() bool {
		n++ // changes the statement, so that the database must plan it
		start := time.Now()
		statement := fmt.Sprintf("MATCH (a:Objection)-[r:OBJECTS_TO]->(b:Provision) WHERE b.sort > '%d' "+
			"RETURN b.id, count(a) AS n ORDER BY n LIMIT 10", n)
		_, err := neo4j.ExecuteQuery(ctx, w.asks, statement, nil, neo4j.EagerResultTransformer)
		return err == nil && time.Since(start) < time.Second
	})
}

// A faulty is a server in this process, its database, and the link between them. Tests can break the
// database and the link.
type faulty struct {
	t     *testing.T
	db    *neo4jtest.Alone
	link  *link
	log   *lines
	url   string
	crowd crowd
	ended chan int
	end   context.CancelFunc
	asks  neo4j.DriverWithContext // a connection to the database that does not use the link
	table []string

	earlier map[string]bool // the goroutines that other tests of this process left, by their names
}

// startFaulty starts the server. The database is not running yet.
func startFaulty(t *testing.T) *faulty {
	t.Helper()
	w := &faulty{t: t, db: neo4jtest.NewAlone(t), log: newLines(), ended: make(chan int, 1), earlier: map[string]bool{}}
	for _, stack := range w.working() {
		w.earlier[goroutine(stack)] = true
	}
	w.link = newLink(t, w.db.Port)
	ctx, end := context.WithCancel(t.Context())
	w.end = end
	args := []string{"-addr", "localhost:0", "-log", "json", "-cache", "0", "-store", "bolt://" + w.link.proxy.Listen}
	go func() { w.ended <- run(ctx, args, func(string) string { return "" }, w.log, w.log) }()
	t.Cleanup(end)
	select {
	case w.url = <-w.log.listening:
	case <-w.ended:
		t.Fatal("the server ended:\n" + w.log.text())
	}
	asks, err := neo4j.NewDriverWithContext(w.db.URI, neo4j.NoAuth(), func(c *driver.Config) { c.UserAgent = "observer" })
	if err != nil {
		t.Fatal(err)
	}
	w.asks = asks
	t.Cleanup(func() { asks.Close(context.Background()) })
	return w
}

// downAtStart is the first fault: the database is not running when the server starts.
func (w *faulty) downAtStart() {
	w.crowd = crowd{w.url, make([]reply, len(faultQueries))}
	for path, want := range map[string]int{"/livez": 200, "/readyz": 503, "/playground": 200} {
		if got := w.status(path); got != want {
			w.t.Errorf("%s is %d without a database, want %d", path, got, want)
		}
	}
	tally := w.crowd.run(w.t.Context(), clients, 3, func() {})
	w.db.Start()
	healthy := w.healthy(5 * time.Minute) // long, because the server must also fill the database
	w.learn()
	w.report(fault{name: "no database at the start", want: []string{"UPSTREAM_UNAVAILABLE"}}, tally, healthy)
	if tally.codes["UPSTREAM_UNAVAILABLE"] != tally.sent {
		w.t.Errorf("without a database the codes are %v", tally.codes)
	}
}

// learn gets the right answers from the server. It tries again for two minutes, because a database
// that has just started may need more time for its first answer than an operation has.
func (w *faulty) learn() {
	before := slices.Clone(w.crowd.good)
	ctx, cancel := context.WithTimeout(w.t.Context(), 2*time.Minute)
	defer cancel()
	for i, q := range faultQueries {
		w.until(ctx, "the answer to "+q, func() (ok bool) {
			good, err := post(ctx, http.DefaultClient, w.url, q)
			w.crowd.good[i] = good
			if len(good.Errors) > 0 && good.Errors[0].Extensions.Code == "GRAPHQL_VALIDATION_FAILED" {
				w.t.Fatal(q, good.Errors)
			}
			return err == nil && len(good.Errors) == 0 && good.Data != nil
		})
		if before[i].Data != nil && !reflect.DeepEqual(before[i], w.crowd.good[i]) {
			w.t.Errorf("%s\nhas another answer than before", q)
		}
	}
}

// run begins a fault while clients send requests. When they have their answers, it ends the fault
// and checks that the server works again.
func (w *faulty) run(f fault) {
	if f.clients == 0 {
		f.clients = clients
	}
	if f.end == nil {
		f.end = w.link.mend
	}
	tally := w.crowd.run(w.t.Context(), f.clients, f.more, f.begin)
	f.end()
	w.report(f, tally, w.healthy(recovery))
}

// healthy waits until the status of /readyz is 200 and a query is answered without errors. It
// returns how long it waited.
func (w *faulty) healthy(within time.Duration) time.Duration {
	w.t.Helper()
	start := time.Now()
	ctx, cancel := context.WithTimeout(w.t.Context(), within)
	defer cancel()
	w.until(ctx, "it is healthy again", func() bool {
		if w.status("/readyz") != 200 {
			return false
		}
		got, err := post(ctx, http.DefaultClient, w.url, faultQueries[0])
		return err == nil && len(got.Errors) == 0
	})
	return time.Since(start)
}

// until waits until holds returns true. It fails the test if ctx ends before that.
func (w *faulty) until(ctx context.Context, what string, holds func() bool) {
	w.t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			w.t.Fatalf("too late: %s\n%s", what, w.log.tail())
		}
	}
}

// status returns the status of a GET request, or 0 if the request fails.
func (w *faulty) status(path string) int {
	client := http.Client{Timeout: contract}
	response, err := client.Get(w.url + path)
	if err != nil {
		return 0
	}
	response.Body.Close()
	return response.StatusCode
}

// report adds a line about f to the table. It fails the test if an answer is wrong, if no answer has
// a code in f.want, or if goroutines leak.
func (w *faulty) report(f fault, y *tally, healthy time.Duration) {
	w.t.Helper()
	if len(y.wrong) > 0 {
		w.t.Errorf("%s: %d wrong answers, such as\n%s\n%s", f.name, len(y.wrong),
			strings.Join(y.wrong[:min(3, len(y.wrong))], "\n"), w.log.tail())
	}
	if !slices.ContainsFunc(f.want, func(code string) bool { return y.codes[code] > 0 }) {
		w.t.Errorf("%s: answers are %v, want some %v", f.name, y.codes, f.want)
	}
	var codes []string
	for _, code := range slices.Sorted(maps.Keys(y.codes)) {
		codes = append(codes, fmt.Sprintf("%d %s", y.codes[code], code))
	}
	line := fmt.Sprintf("| %s | %d | %s | %d | %.1f s | %.1f s | %d |", f.name, y.sent, strings.Join(codes, ", "),
		len(y.wrong), y.slowest.Seconds(), healthy.Seconds(), w.leaks(f.name))
	w.table = append(w.table, line)
	w.t.Log(line)
}

// leaks waits until all goroutines that a fault concerned have ended. It returns the number of
// goroutines that have not. A statement whose client is gone may run for 5 seconds.
func (w *faulty) leaks(after string) int {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), recovery)
	defer cancel()
	w.until(ctx, "no goroutine is left of "+after, func() bool { return len(w.working()) == 0 })
	if n := len(w.connections()); n > 100 {
		w.t.Errorf("after %s the database has %d connections, more than the pool may", after, n)
	}
	return len(w.working())
}

// working returns the stacks of the goroutines that answer a request or use a connection of
// the driver, without the goroutines of earlier tests.
func (w *faulty) working() (found []string) {
	all := make([]byte, 8<<20)
	for stack := range strings.SplitSeq(string(all[:runtime.Stack(all, true)]), "\n\n") {
		for _, pkg := range []string{"accordgraph/graph", "accordgraph/internal/", "neo4j-go-driver"} {
			if strings.Contains(stack, pkg) && !w.earlier[goroutine(stack)] {
				found = append(found, stack)
				break
			}
		}
	}
	return found
}

// goroutine returns the name of the goroutine of a stack, such as "goroutine 12", which no other goroutine ever gets.
func goroutine(stack string) string {
	name, _, _ := strings.Cut(stack, " [")
	return name
}

// connections returns the ids that the database gives to the connections of the server.
func (w *faulty) connections() []string {
	w.t.Helper()
	result, err := neo4j.ExecuteQuery(w.t.Context(), w.asks,
		"CALL dbms.listConnections() YIELD connectionId, userAgent "+
			"WHERE userAgent <> 'observer' RETURN connectionId ORDER BY connectionId",
		nil, neo4j.EagerResultTransformer)
	if err != nil {
		w.t.Fatal(err)
	}
	ids := make([]string, len(result.Records))
	for i, r := range result.Records {
		ids[i] = r.Values[0].(string)
	}
	return ids
}

// clientsGone disconnects clients during the second of the four round trips of their query. The
// server must lose no connection to the database, and must not begin the fourth round trip.
func (w *faulty) clientsGone() {
	before, logged := w.connections(), len(w.log.text())
	w.link.bad("latency", map[string]int{"latency": 150})
	// On a busy machine a client may be gone before the server has its request, so there may be more than 20 clients.
	for tries := 0; w.givenUp(logged) < 20 && tries < 100; tries++ {
		ctx, cancel := context.WithTimeout(w.t.Context(), 200*time.Millisecond)
		_, err := post(ctx, http.DefaultClient, w.url, faultQueries[3])
		cancel()
		if err == nil {
			w.t.Error("a client that went away was answered")
		}
	}
	w.link.mend()
	w.leaks("clients that go")
	after := w.connections()
	for _, id := range before {
		if !slices.Contains(after, id) {
			w.t.Errorf("%s of %d connections is gone, there are %d now", id, len(before), len(after))
		}
	}
	if n := w.givenUp(logged); n < 20 {
		w.t.Errorf("%d of 20 operations were given up", n)
	}
	line := fmt.Sprintf("| clients go, 20 times | 20 | | 0 | | | of %d connections none lost, %d added |",
		len(before), len(after)-len(before))
	w.table = append(w.table, line)
}

// givenUp counts the operations that the server gave up because the client was gone, in the log from a position on. None
// may have begun its fourth round trip.
func (w *faulty) givenUp(from int) (n int) {
	w.t.Helper()
	for text := range strings.Lines(w.log.text()[from:]) {
		var line struct {
			Msg, Code string
			Trips     int
		}
		if err := json.Unmarshal([]byte(text), &line); err != nil || line.Msg != "operation" || line.Code != "CANCELLED" {
			continue
		}
		if n++; line.Trips == 4 {
			w.t.Error("the trips went on when the client was gone")
		}
	}
	return n
}

// stop stops the server. The server must end without an error and close its connections.
func (w *faulty) stop() {
	w.end()
	if code := <-w.ended; code != 0 {
		w.t.Errorf("the server ended with %d:\n%s", code, w.log.tail())
	}
	ctx, cancel := context.WithTimeout(w.t.Context(), recovery)
	defer cancel()
	w.until(ctx, "no connection is left", func() bool { return len(w.connections()) == 0 })
	for _, bad := range []string{"INTERNAL", "panic"} {
		if strings.Contains(w.log.text(), bad) {
			w.t.Errorf("the log has %s:\n%s", bad, w.log.tail())
		}
	}
}
