// Bench measures the knowledge graph at size, on any store.
//
//	go run ./internal/bench -store sqlite::memory:
//	go run ./internal/bench -store neo4j://localhost:7687 -run load,throughput
//
// It fills the store with a made-up graph, always the same one, and prints
//
//   - load: how fast the graph is loaded, and how fast all of it is loaded again, with the
//     CPU time, the most memory that this process ever had, and the bytes on disk. The
//     graph is made up in batches: a million entities with five million relationships
//     need 560 MB for it;
//   - page: how long a page of GraphQL takes on this graph, at the beginning of its list
//     and at 90 % of it, and on a small graph, which has 1,000 entities, or a tenth of
//     the entities if that is less;
//   - hostile: how long the slowest hostile requests take, and how they affect memory
//     and an honest page;
//   - path: how long the shortest paths between random entities take;
//   - search: how long searches take, for what is there as it was typed, for what is
//     there in another writing, and for what is not there;
//   - shapes: how fast the server answers questions of four shapes (one thing, two
//     levels, five levels, paths) without a cache, with a cache, and for clients that
//     have the answer already, with 1, 16 and 64 clients at the same time;
//   - soak: whether speed and memory of the server stay the same while 64 clients ask all
//     of these questions in random order, over HTTP;
//   - throughput, on Neo4j and on SQLite in a file: how many answers in a second each of
//     several ways gives, and the CPU time for an answer. The questions are one thing by
//     its id, two levels, and a wide page. The ways are the GraphQL server, a hand-written
//     statement without GraphQL (on Neo4j), structs in memory that are encoded by
//     encoding/json, and with -gqlgen the GraphQL server with the code that gqlgen
//     generates. Each way is in a process of its own, and they take turns. All of them
//     must answer the same data. With -database, the CPU time of the database counts too.
//     Each -rival is a further way: a server of other software with the same data. Its
//     schema is its own, so its answer must name the same ids, as often. The directory
//     rivals says how to start @neo4j/graphql and PostGraphile, and has their questions;
//   - servers, on Neo4j and on SQLite in a file: the same questions to one server and to
//     four servers over the same store, and how many times the answers four servers would
//     give on four times the cores.
//
// With -run serve it serves one way of throughput, which -way names, until its input
// ends, and measures nothing. With -run copy it prints what the questions of throughput
// need of the store as SQL for PostgreSQL.
//
// It refuses a store that is not empty, so that it never loads into other data. The
// loaded graph stays in the store. With -keep, a run measures the store as it is, and
// changes nothing.
//
// KG_NEO4J_USER and KG_NEO4J_PASSWORD are the user and the password for Neo4j. The exit
// status is 0 whatever the figures are, 1 if something failed, and 2 for wrong flags.
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

// run runs the program and returns its exit status.
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

// A config is the flags of the program.
type config struct {
	store          string   // sqlite::memory:, sqlite:PATH, neo4j://… or bolt://…
	user, password string   // for Neo4j
	run            []string // the parts to run
	keep           bool
	full, small    size
	clients        int
	round          time.Duration // how long a round of throughput takes
	pages          int           // number of requests for a page that are measured
	pairs          int           // pairs of entities to search paths between
	data           string        // the graph to load: made-up or bundled
	cpuProfile     string        // file names of profiles; no profile if empty
	memProfile     string
	gqlgen         bool   // also measure gqlgen's own code
	way            string // what -run serve serves
	database       pids   // the processes of the database
	rivals         rivals
}

// parts are the names of all measurements.
var parts = []string{
	"load", "page", "hostile", "path", "search", "shapes", "soak", "throughput", "servers", serveOnly, copyOnly,
}

// serveOnly is the part that serves and measures nothing.
const serveOnly = "serve"

// copyOnly is the part that prints the store for a rival and measures nothing.
const copyOnly = "copy"

// defaultParts are the parts that run without -run.
const defaultParts = "load,page,hostile,path,throughput"

// The graphs that -data names.
const (
	madeUp  = "made-up"
	bundled = "bundled"
)

func parse(args []string, env func(string) string, stderr io.Writer) (config, error) {
	c := config{user: env("KG_NEO4J_USER"), password: env("KG_NEO4J_PASSWORD")}
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	f.SetOutput(stderr)
	f.StringVar(&c.store, "store", "",
		"where to put the graph: sqlite::memory:, sqlite:`PATH`, neo4j://host:7687 or bolt://host:7687")
	list := f.String("run", defaultParts, "`parts` to run, separated by commas, of "+strings.Join(parts, ","))
	f.StringVar(&c.data, "data", madeUp,
		"`graph` to fill the store with: "+madeUp+", or what comes with the program, "+bundled)
	f.BoolVar(&c.keep, "keep", false, "measure what the store holds, and change nothing")
	f.IntVar(&c.full.entities, "entities", 100_000, "`number` of entities, at least 100")
	f.IntVar(&c.full.relationships, "relationships", 500_000, "`number` of relationships, at least as many")
	f.IntVar(&c.clients, "clients", 16, "`number` of clients that ask at once; throughput is measured with one, too")
	f.DurationVar(&c.round, "for", 5*time.Second,
		"`time` that each of the three rounds of throughput takes, each line of shapes, and all of soak")
	f.IntVar(&c.pages, "pages", 300, "`times` that a page is asked for")
	f.IntVar(&c.pairs, "pairs", 200, "`number` of random pairs between which paths are sought, four times")
	f.BoolVar(&c.gqlgen, "gqlgen", false,
		"have throughput build and race the code as gqlgen generates it, too; "+
			"needs the go command, and to be run in the sources")
	f.StringVar(&c.way, "way", byGraphQL, "`way` of throughput that -run serve serves: "+strings.Join(ways, ", "))
	f.Var(&c.database, "database",
		"`PID` of the process of Neo4j on this machine, or several, separated by commas: throughput adds their CPU time")
	f.Var(&c.rivals, "rival", "`NAME=URL[,PID[,PID...]]` of a server that is up, has the same data, and takes part in "+
		"throughput; the first PID is the server, the others are its database; can be repeated")
	f.StringVar(&c.cpuProfile, "cpuprofile", "",
		"`file` for a CPU profile of one more round of the GraphQL server, plus the name of the question")
	f.StringVar(&c.memProfile, "memprofile", "",
		"`file` for a profile of what was allocated up to and in one more round, plus the name of the question")
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

// check returns an error if the flags are wrong.
func (c config) check() error {
	for _, part := range c.run {
		if !slices.Contains(parts, part) {
			return fmt.Errorf("-run has %q, want some of %s", part, strings.Join(parts, ","))
		}
	}
	switch {
	case (c.has(serveOnly) || c.has(copyOnly)) && (len(c.run) > 1 || !c.keep):
		return fmt.Errorf("-run %s or %s measures nothing: want it alone, with -keep", serveOnly, copyOnly)
	case !c.isNeo4j() && strings.TrimPrefix(c.store, "sqlite:") == c.store || c.path() == "":
		return fmt.Errorf(
			"-store is %q, want sqlite::memory:, sqlite:PATH, neo4j://host:7687 or bolt://host:7687",
			c.store,
		)
	case !slices.Contains(ways, c.way):
		return fmt.Errorf("-way is %q, want one of %s", c.way, strings.Join(ways, ", "))
	case c.way == byStatement && !c.isNeo4j():
		return errors.New("-way statement is for a Neo4j: there is no hand-written statement for SQLite")
	case len(c.database) > 0 && !c.isNeo4j():
		return errors.New("-database is for a Neo4j: SQLite computes in the process of the server")
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

// isNeo4j reports whether the store is a Neo4j, with any of its schemes.
func (c config) isNeo4j() bool {
	scheme, _, found := strings.Cut(c.store, "://")
	name, _, _ := strings.Cut(scheme, "+")
	return found && (name == "neo4j" || name == "bolt")
}

// inMemory is the path of a SQLite store that only its own process can read.
const inMemory = ":memory:"

// path returns the path of a SQLite store.
func (c config) path() string { return strings.TrimPrefix(c.store, "sqlite:") }
