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
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The queries of throughput. The statements objections.cypher and territories.cypher
// return the same data.
const (
	twoLevelsQuery = `{ provisions(first: 20) { edges { node { id number wording
  objections(first: 10) { edges { relationship { id status sourceCount` + evidenceMark + ` } node { id name date } } }
} } } }`
	wideQuery = `{ provisions(first: 20) { edges { node { id number wording
  territories(first: 10) { edges { relationship { id status sourceCount` + evidenceQuery + ` } node { id name
    provisions(first: 5) { edges { relationship { id status sourceCount` + evidenceQuery + ` } node { id number } } } } } }
} } } }`

	evidenceMark  = "/*evidence*/"
	evidenceQuery = " evidence { id source { title } }"
	rounds        = 3
)

// A variant is a question of throughput, in GraphQL and in Cypher.
type variant struct {
	name  string
	query []byte
	bare  bare
	alone bool // also ask with one client
}

// variants returns the questions.
func variants(d neo4j.DriverWithContext) []variant {
	with := func(text, evidence string) string { return strings.ReplaceAll(text, evidenceMark, evidence) }
	return []variant{
		{"two levels", question(with(twoLevelsQuery, "")), newBare(d, with(objectionsText, "null"), readClause), true},
		{
			"two levels with evidence", question(with(twoLevelsQuery, evidenceQuery)),
			newBare(d, with(objectionsText, evidenceText), readClause), false,
		},
		{"20 × 10 × 5 with evidence", question(wideQuery), newBare(d, territoriesText, readReach), false},
	}
}

// throughput measures how many answers in a second there are with GraphQL and without
// GraphQL. With -gqlgen it also measures the code that gqlgen generates.
func (b *bench) throughput(ctx context.Context) error {
	if !b.isNeo4j() {
		b.print("throughput", "needs a Neo4j", "left out")
		return nil
	}
	auth := neo4j.NoAuth()
	if b.user != "" {
		auth = neo4j.BasicAuth(b.user, b.password, "")
	}
	driver, err := neo4j.NewDriverWithContext(b.store, auth)
	if err != nil {
		return err
	}
	defer driver.Close(context.WithoutCancel(ctx))
	var others []*process
	if b.gqlgen {
		if others, err = b.processes(ctx); err != nil {
			return err
		}
		defer stopAll(others)
	}
	for _, v := range variants(driver) {
		if err := b.race(ctx, v, others); err != nil {
			return err
		}
	}
	return nil
}

// race serves a variant and measures it with all clients. If alone is set in the variant,
// race also measures it with one client.
func (b *bench) race(ctx context.Context, v variant, others []*process) error {
	mux := http.NewServeMux()
	mux.Handle("/graphql", handler(b.kept))
	mux.Handle("/bare", v.bare)
	at, stop, err := serve(mux)
	if err != nil {
		return err
	}
	defer stop()
	// Answers are not compressed, because the bare statement does not compress them.
	// Compression would be a fifth of the cost of a wide answer.
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: b.clients, DisableCompression: true}}
	defer client.CloseIdleConnections()
	clients := []int{b.clients}
	if v.alone {
		clients = append(clients, 1)
	}
	return b.raceOne(ctx, v, lanes(client, at, v, others), clients...)
}

// ServeHTTP implements http.Handler.
func (b bare) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := b.answer(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Write(body)
}

// A lane is a way to get the answer, with its results in each round.
type lane struct {
	name string
	ask  func(context.Context) ([]byte, error)
	of   *process  // the process that answers; nil if it is this one
	rate []float64 // answers in a second
	cpu  []float64 // CPU time of the process for an answer, in ms; this process is server and clients
}

// lanes returns the ways to get the answer to v: GraphQL, the bare statement, the bare
// statement over HTTP, and GraphQL in other processes.
func lanes(c *http.Client, at string, v variant, others []*process) []*lane {
	post := func(url string, body []byte) func(context.Context) ([]byte, error) {
		return func(ctx context.Context) ([]byte, error) { return post(ctx, c, url, body) }
	}
	all := []*lane{
		{name: "GraphQL", ask: post(at+"/graphql", v.query)},
		{name: "one statement", ask: v.bare.answer},
		{name: "one statement over HTTP", ask: post(at+"/bare", nil)},
	}
	for _, p := range others {
		all = append(all, &lane{name: p.name, ask: post(p.at+"/graphql", v.query), of: p})
	}
	return all
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

// raceOne measures one variant with each number of clients, and prints it.
func (b *bench) raceOne(ctx context.Context, v variant, all []*lane, clients ...int) error {
	size, err := sameAnswer(ctx, all)
	if err != nil {
		return err
	}
	b.print("throughput", v.name, "%d bytes, the same data on every way", size)
	for _, n := range clients {
		if err := runRounds(ctx, all, n, b.round); err != nil {
			return err
		}
		b.printLanes(all, n)
	}
	return b.writeProfiles(v.name, func() error {
		_, _, err := all[0].drive(ctx, b.clients, b.round)
		return err
	})
}

// sameAnswer returns the size of the answer, or an error if two lanes return different
// data.
func sameAnswer(ctx context.Context, all []*lane) (int, error) {
	var first any
	var size int
	for i, l := range all {
		text, err := l.ask(ctx)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", l.name, err)
		}
		if err := refused(text); err != nil {
			return 0, fmt.Errorf("%s: %w", l.name, err)
		}
		var got any
		if err := json.Unmarshal(text, &got); err != nil {
			return 0, err
		}
		if i == 0 {
			first, size = got, len(text)
		}
		if !reflect.DeepEqual(first, got) {
			return 0, fmt.Errorf("%s answers other data than %s: %.1000s", l.name, all[0].name, text)
		}
	}
	return size, nil
}

// runRounds runs the lanes in turn: once to warm up, and then in the rounds that count.
func runRounds(ctx context.Context, all []*lane, clients int, d time.Duration) error {
	for _, l := range all {
		l.rate, l.cpu = nil, nil
		if _, _, err := l.drive(ctx, clients, d/2); err != nil {
			return err
		}
	}
	for range rounds {
		for _, l := range all {
			rate, spent, err := l.drive(ctx, clients, d)
			if err != nil {
				return err
			}
			l.rate, l.cpu = append(l.rate, rate), append(l.cpu, spent)
		}
	}
	return nil
}

// drive makes clients ask for the duration d. It returns the answers in a second, and
// the CPU time of the process for an answer, in ms.
func (l *lane) drive(ctx context.Context, clients int, d time.Duration) (rate, spent float64, err error) {
	before, err := l.of.cpu(ctx)
	if err != nil {
		return 0, 0, err
	}
	c, err := drive(ctx, clients, d, func(ctx context.Context, _, _ int) error {
		_, err := l.ask(ctx)
		return err
	})
	if err != nil {
		return 0, 0, err
	}
	after, err := l.of.cpu(ctx)
	return c.rate(), c.each(ms(after - before)), err
}

// printLanes prints the results of each lane, and the ratio of GraphQL to the others. The
// last two lanes are GraphQL in other processes: with the rewritten code, and with the
// code that gqlgen generates.
func (b *bench) printLanes(all []*lane, clients int) {
	of := fmt.Sprintf(", %d clients", clients)
	if clients == 1 {
		of = ", 1 client"
	}
	for _, l := range all {
		b.print("throughput", l.name+of, "%.1f/s, %.2f ms CPU", median(l.rate), median(l.cpu))
	}
	first := median(all[0].rate)
	b.print("throughput", "GraphQL / one statement"+of,
		"%.2f, over HTTP %.2f; the goals are 0.42 for two levels and 0.50 for 20 × 10 × 5",
		first/median(all[1].rate), first/median(all[2].rate))
	if n := len(all); n == 5 {
		b.print("throughput", "GraphQL / gqlgen's own code"+of,
			"%.2f, in a process of its own; the goal is 1.60 for 20 × 10 × 5", median(all[3].rate)/median(all[4].rate))
	}
}

func median(all []float64) float64 { return slices.Sorted(slices.Values(all))[(len(all)-1)/2] }
