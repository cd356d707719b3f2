package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"server": func() {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		defer stop()
		os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr))
	}})
}

// TestScripts starts the program, asks it and stops it, as testdata/script says.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", e.WorkDir+"/cache")
			e.Setenv("HOME", e.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"serve": serveCmd, "ask": askCmd, "get": getCmd},
	})
}

// serveCmd is "serve [FLAG...]": it starts a server on a free port in the
// background and waits until it is ready. $URL is then where it listens.
func serveCmd(ts *testscript.TestScript, neg bool, args []string) {
	ctx, stop := context.WithCancel(context.Background())
	log := &lines{listening: make(chan string, 1)}
	done := make(chan int, 1)
	env := func(key string) string { return ts.Getenv(key) }
	if ts.Getenv("KG_ADDR") == "" {
		args = append([]string{"-addr", "localhost:0"}, args...)
	}
	go func() { done <- run(ctx, append(args, "-log", "json"), env, io.Discard, log) }()
	ts.Defer(func() {
		stop()
		if status := <-done; status != 0 {
			ts.Logf("the server ended with %d", status)
		}
	})
	select {
	case url := <-log.listening:
		ts.Setenv("URL", url)
	case status := <-done:
		done <- status
		ts.Fatalf("the server ended with %d:\n%s", status, log.text())
	case <-time.After(time.Minute):
		ts.Fatalf("the server did not start:\n%s", log.text())
	}
}

// askCmd is "ask FILE": it posts the GraphQL query in FILE, and prints the
// answer, indented.
func askCmd(ts *testscript.TestScript, neg bool, args []string) {
	body, err := json.Marshal(map[string]string{"query": ts.ReadFile(args[0])})
	ts.Check(err)
	answer, err := http.Post(ts.Getenv("URL")+"/graphql", "application/json", bytes.NewReader(body))
	ts.Check(err)
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	ts.Check(err)
	var out bytes.Buffer
	ts.Check(json.Indent(&out, data, "", " "))
	fmt.Fprintln(ts.Stdout(), out.String())
}

// getCmd is "get PATH": it prints the status and the body.
func getCmd(ts *testscript.TestScript, neg bool, args []string) {
	answer, err := http.Get(ts.Getenv("URL") + args[0])
	ts.Check(err)
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	ts.Check(err)
	fmt.Fprintf(ts.Stdout(), "%s\n%s\n", answer.Status, data)
}

// lines is a log in JSON in which one line says where the server listens.
type lines struct {
	all       strings.Builder
	listening chan string
}

func (l *lines) text() string { return l.all.String() }

// Write implements io.Writer. slog writes one line at a time.
func (l *lines) Write(p []byte) (int, error) {
	l.all.Write(p)
	var line struct{ Msg, URL string }
	if json.Unmarshal(p, &line) == nil && line.Msg == "listening" {
		l.listening <- line.URL
	}
	return len(p), nil
}
