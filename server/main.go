// Server serves the knowledge graph as GraphQL at /graphql, and at / a page to
// try it on.
//
//	server [flags]            serve
//	server load [flags] DIR   make the store hold the data set in DIR, and stop
//	server check DIR          report every mistake of the data set in DIR
//	server -version           print the versions of the program, of Go and of the contract
//
// Each flag may be given as an environment variable instead: -allow-origin as
// KG_ALLOW_ORIGIN. KG_NEO4J_USER and KG_NEO4J_PASSWORD have no flag, because
// flags can be seen by every user of the machine.
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
	context.AfterFunc(ctx, stop) // who asks twice does not want to wait
	os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr))
}

// untilSignalled returns a context that ends when the program is told to: by
// SIGINT, by SIGTERM, or by SIGHUP, which is what closing its terminal sends. There
// is nothing that could be read again without a start. Under nohup the last is
// ignored.
func untilSignalled() (context.Context, context.CancelFunc) {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signal.NotifyContext(context.Background(), signals...)
}

// run is the program. It returns the exit status: 1 if it failed, 2 if it was
// called wrongly.
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
		err = load(ctx, c, stdout)
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
