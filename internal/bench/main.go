// Bench measures the knowledge graph at size, on a store that anyone can name.
//
//	go run ./internal/bench -store sqlite::memory:
//	go run ./internal/bench -store neo4j://localhost:7687 -run load,throughput
//
// It fills the store with a made-up graph, always the same one, and prints
//
//   - load: how fast the graph went in, and how fast all of it went in again;
//   - page: how long one page of GraphQL takes on this graph and on one of 1,000
//     entities (of a tenth, if that is less);
//   - hostile: how long the slowest of the requests of somebody who means no good
//     take, and what they do to memory and to an honest page;
//   - path: how long the shortest paths between random entities take;
//   - shapes: how fast questions of four shapes are answered (one thing, two levels,
//     five levels, paths), by a server that keeps no answers, by one that does, and to
//     who has the answer, with 1, 16 and 64 clients at once;
//   - soak: whether the server stays as it is while 64 clients ask all of that, mixed,
//     over HTTP;
//   - throughput, on Neo4j only: how many answers a second the GraphQL server
//     gives, and how many one hand-written statement does without GraphQL; with
//     -gqlgen, how many the server gives with its code as gqlgen generates it. All
//     take turns.
//
// With -run serve it serves GraphQL instead, until its input ends.
//
// A store that holds something is refused, so that it never loads into anyone's
// data. What it loads stays there: with -keep, the next run measures that as it
// is, and changes nothing.
//
// KG_NEO4J_USER and KG_NEO4J_PASSWORD are for a Neo4j that asks for them. The exit
// status is 0 whatever the figures; it is 1 if something failed, 2 for wrong flags.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr))
}

// run is the program. It returns the exit status.
func run(ctx context.Context, args []string, env func(string) string, stdout, stderr io.Writer) int {
	c, err := parse(args, env, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintf(stderr, "bench: %v\n", err)
		return 2
	}
	if err := c.measure(ctx, stdout); err != nil {
		fmt.Fprintf(stderr, "bench: %v\n", err)
		return 1
	}
	return 0
}

// A config is what the program was asked to do.
type config struct {
	store          string   // sqlite::memory:, sqlite:PATH, neo4j://… or bolt://…
	user, password string   // of Neo4j
	run            []string // of parts
	keep           bool
	full, small    size
	clients        int
	round          time.Duration // of throughput
	pages          int           // how often a page is asked for
	pairs          int           // between which paths are sought
	data           string        // which graph: made-up or bundled
	cpuProfile     string        // where profiles go; none if empty
	memProfile     string
	gqlgen         bool // race gqlgen's own code
}

// parts are what there is to measure.
var parts = []string{"load", "page", "hostile", "path", "shapes", "soak", "throughput", serveOnly}

// serveOnly is the part that measures nothing.
const serveOnly = "serve"

// usual are the parts that are run if nobody says.
const usual = "load,page,hostile,path,throughput"

// What the store can be filled with.
const (
	madeUp  = "made-up"
	bundled = "bundled"
)

func parse(args []string, env func(string) string, stderr io.Writer) (config, error) {
	c := config{user: env("KG_NEO4J_USER"), password: env("KG_NEO4J_PASSWORD")}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&c.store, "store", "", "where to put the graph: sqlite::memory:, sqlite:`PATH`, neo4j://host:7687 or bolt://host:7687")
	list := f.String("run", usual, "`parts` to run, separated by commas, of "+strings.Join(parts, ","))
	f.StringVar(&c.data, "data", madeUp, "`graph` to fill the store with: "+madeUp+", or what comes with the program, "+bundled)
	f.BoolVar(&c.keep, "keep", false, "measure what the store holds, and change nothing")
	f.IntVar(&c.full.entities, "entities", 100_000, "`number` of entities, at least 100")
	f.IntVar(&c.full.relationships, "relationships", 500_000, "`number` of relationships, at least as many")
	f.IntVar(&c.clients, "clients", 16, "`number` of clients that ask at once; throughput is measured with one, too")
	f.DurationVar(&c.round, "for", 5*time.Second, "`time` that each of the three rounds of throughput takes, each line of shapes, and all of soak")
	f.IntVar(&c.pages, "pages", 300, "`times` that a page is asked for")
	f.IntVar(&c.pairs, "pairs", 200, "`number` of random pairs between which paths are sought, four times")
	f.BoolVar(&c.gqlgen, "gqlgen", false, "have throughput build and race the code as gqlgen generates it, too; needs the go command, and to be run in the sources")
	f.StringVar(&c.cpuProfile, "cpuprofile", "", "`file` for a CPU profile of one more round of the GraphQL server, plus the name of the question")
	f.StringVar(&c.memProfile, "memprofile", "", "`file` for a profile of what was allocated up to and in one more round, plus the name of the question")
	if err := f.Parse(args); err != nil {
		return c, err
	}
	c.run = strings.Split(*list, ",")
	c.small.entities = max(100, min(1000, c.full.entities/10))
	c.small.relationships = 5 * c.small.entities
	if f.NArg() > 0 {
		return c, fmt.Errorf("takes flags only, not %q", f.Arg(0))
	}
	return c, c.check()
}

// check says what is wrong with c.
func (c config) check() error {
	for _, part := range c.run {
		if !slices.Contains(parts, part) {
			return fmt.Errorf("-run has %q, want some of %s", part, strings.Join(parts, ","))
		}
	}
	switch {
	case c.has(serveOnly) && (len(c.run) > 1 || !c.keep):
		return errors.New("-run serve measures nothing: want it alone, with -keep")
	case !c.isNeo4j() && strings.TrimPrefix(c.store, "sqlite:") == c.store || c.path() == "":
		return fmt.Errorf("-store is %q, want sqlite::memory:, sqlite:PATH, neo4j://host:7687 or bolt://host:7687", c.store)
	case c.keep && slices.Contains(c.run, "load"):
		return errors.New("-keep changes nothing, so that there is nothing to load: name other parts with -run")
	case c.data != madeUp && c.data != bundled:
		return fmt.Errorf("-data is %q, want %s or %s", c.data, madeUp, bundled)
	case c.data == bundled && slices.Contains(c.run, "page"):
		return errors.New("page compares two sizes of the made-up graph: name other parts with -run")
	case c.full.entities < 100 || c.full.relationships < c.full.entities:
		return errors.New("-entities must be at least 100, and -relationships at least as many")
	case c.clients < 1 || c.pages < 1 || c.pairs < 1 || c.round <= 0:
		return errors.New("-clients, -pages, -pairs and -for must be more than nothing")
	}
	return nil
}

// isNeo4j says whether the store is a Neo4j, of whatever scheme.
func (c config) isNeo4j() bool {
	scheme, _, found := strings.Cut(c.store, "://")
	name, _, _ := strings.Cut(scheme, "+")
	return found && (name == "neo4j" || name == "bolt")
}

// path is that of a SQLite store.
func (c config) path() string { return strings.TrimPrefix(c.store, "sqlite:") }
