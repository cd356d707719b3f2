// Server serves the knowledge graph as GraphQL at /graphql, and at / a page to
// try it on.
//
//	server [flags]            serve
//	server load [flags] DIR   make the store hold the data set in DIR, and stop
//	server check DIR          report every mistake of the data set in DIR
//	server -version           print the versions of the program, of Go and of the contract
//
// Each flag has an environment variable that may be used instead: KG_ALLOW_ORIGIN for
// -allow-origin. KG_NEO4J_USER and KG_NEO4J_PASSWORD have no flag, because every user
// of the machine can see the flags of a process.
//
// Who does what: main and run read the command (main.go, config.go, settings.go) and
// call serve (serve.go), load (load.go) or check (check.go). serve listens first. Then
// openInto (start.go) opens the store in the background with open and fill (open.go),
// and handler (routes.go) routes the requests. stop (stop.go) ends the server.
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
// A terminal sends SIGHUP when it closes. The program has no configuration that it could
// read again, so SIGHUP stops it. Under nohup, SIGHUP is ignored.
func untilSignalled() (context.Context, context.CancelFunc) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signal.NotifyContext(context.Background(), signals...)
}

// run runs the command that args name and returns the exit status: 0 for success, 1 for
// a failure, 2 for wrong arguments.
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
		err = check(c, stdout)
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
