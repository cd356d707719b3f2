// Server serves the knowledge graph as a GraphQL API at /graphql, and the pages on which people
// read the graph at /. At /playground it serves a page on which a reader can try the API.
//
//	server [flags]            serve
//	server load [flags] DIR   make the store hold the data set in DIR, and stop
//	server check [flags] DIR  report what an editor should look at in the data set in DIR
//	server -version           print the versions of the program, of Go and of the contract
//
// Each flag has an environment variable that may be used instead. For example, the
// variable of -allow-origin is KG_ALLOW_ORIGIN. The variables KG_NEO4J_USER and
// KG_NEO4J_PASSWORD have no flag, because every user of the machine can see the flags of a
// process.
//
// The functions main and run read the command (main.go, config.go, settings.go). They call
// serve (serve.go), loadFolder (load.go) or check (check.go). The function serve first
// listens. Then openInto (start.go) opens the store in the background with open and fill
// (open.go), while handler (routes.go) routes the requests. The method stop (stop.go) ends
// the server.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := untilSignalled()
	context.AfterFunc(ctx, stop) // a second signal ends the process at once
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr))
}

// untilSignalled returns a context that ends with the first SIGINT, SIGTERM or SIGHUP.
// SIGHUP stops the program, because a terminal sends SIGHUP when it closes, and the program
// has no configuration file to read again. Under nohup, the program ignores SIGHUP.
func untilSignalled() (context.Context, context.CancelFunc) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signal.NotifyContext(context.Background(), signals...)
}

// run runs the command in args and returns the exit status. The status is 0 for success, 1
// for a failure and 2 for wrong arguments.
func run(ctx context.Context, args []string, env func(string) string, stdout, stderr io.Writer) int {
	c, err := parse(args, env, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintf(stderr, "server: %v\n", err)
		return 2
	}
	switch c.command {
	case "load":
		err = loadFolder(ctx, c, stdout)
	case "check":
		err = check(ctx, c.check, stdout)
	case "version":
		fmt.Fprintln(stdout, versionLine())
	default:
		err = serve(ctx, c, stderr)
	}
	if err != nil {
		fmt.Fprintf(stderr, "server: %v\n", err)
		return 1
	}
	return 0
}
