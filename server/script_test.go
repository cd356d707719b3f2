package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"server": func() {
		ctx, stop := untilSignalled()
		defer stop()
		os.Exit(run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr))
	}})
}

// TestScripts runs the scripts of testdata/script. They start the program, send requests and stop the
// program.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", e.WorkDir+"/cache")
			e.Setenv("HOME", e.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve":     serveCmd,
			"ask":       askCmd,
			"get":       getCmd,
			"unchanged": unchangedCmd,
		},
	})
}

// serveCmd is the command "serve [FLAG...]" of scripts. It starts the program on a free port and
// waits until the program is ready. It sets $URL to the address of the program, and $METRICS to
// the address for scrapes. At the end of the script it sends SIGTERM to the program, or SIGHUP if
// $STOP is HUP. The program must then end with status 0.
func serveCmd(ts *testscript.TestScript, _ bool, args []string) {
	log := newLines()
	cmd := exec.Command(program(ts), append([]string{"-addr", "localhost:0", "-log", "json"}, args...)...)
	cmd.Dir, cmd.Stderr = ts.Getenv("WORK"), log
	for _, key := range []string{"PATH", "HOME", "XDG_CACHE_HOME", "KG_STORE", "KG_SEED", "KG_METRICS"} {
		cmd.Env = append(cmd.Env, key+"="+ts.Getenv(key))
	}
	ts.Check(cmd.Start())
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	ts.Defer(func() {
		stop := syscall.SIGTERM
		if ts.Getenv("STOP") == "HUP" && !signal.Ignored(syscall.SIGHUP) { // under nohup, SIGHUP is ignored
			stop = syscall.SIGHUP
		}
		cmd.Process.Signal(stop)
		if err := <-done; err != nil {
			panic(fmt.Sprintf("the server was told to stop and ended with %v:\n%s", err, log.text()))
		}
	})
	select {
	case url := <-log.ready:
		ts.Setenv("URL", url)
		ts.Setenv("METRICS", log.metrics)
	case err := <-done:
		done <- nil
		ts.Fatalf("the server ended with %v:\n%s", err, log.text())
	case <-time.After(time.Minute):
		ts.Fatalf("the server did not start:\n%s", log.text())
	}
}

// program returns the path at which testscript put the program.
func program(ts *testscript.TestScript) string {
	for _, dir := range filepath.SplitList(ts.Getenv("PATH")) {
		if path := filepath.Join(dir, "server"); isFile(path) {
			return path
		}
	}
	ts.Fatalf("no server in PATH")
	return ""
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// askCmd is the command "ask FILE" of scripts. It posts the GraphQL query in FILE and prints the
// indented answer.
func askCmd(ts *testscript.TestScript, _ bool, args []string) {
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

// getCmd is the command "get PATH" or "get URL" of scripts. It prints the status and the body of the
// answer.
func getCmd(ts *testscript.TestScript, _ bool, args []string) {
	url := args[0]
	if strings.HasPrefix(url, "/") {
		url = ts.Getenv("URL") + url
	}
	answer, err := http.Get(url)
	ts.Check(err)
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	ts.Check(err)
	fmt.Fprintf(ts.Stdout(), "%s\n%s\n", answer.Status, data)
}

// unchangedCmd is the command "unchanged QUERY" of scripts. It checks that the answer to a query has
// the ETag that the last call of the command found, perhaps from another process. It also checks
// that a request with the ETag gets the status 304.
func unchangedCmd(ts *testscript.TestScript, _ bool, args []string) {
	get := func(etag string) *http.Response {
		r, err := http.NewRequest("GET", ts.Getenv("URL")+"/graphql?query="+args[0], nil)
		ts.Check(err)
		r.Header.Set("If-None-Match", etag)
		answer, err := http.DefaultClient.Do(r)
		ts.Check(err)
		ts.Check(answer.Body.Close())
		return answer
	}
	etag := get(`"none"`).Header.Get("ETag")
	if before := ts.Getenv("ETAG"); etag == "" || before != "" && before != etag {
		ts.Fatalf("the ETag is %q, and was %q", etag, before)
	}
	ts.Setenv("ETAG", etag)
	if answer := get(etag); answer.StatusCode != http.StatusNotModified {
		ts.Fatalf("asked again, the server says %s", answer.Status)
	}
}

// lines is a log in JSON. A line of the log has the address of the server, and a later line says
// that the server is ready.
type lines struct {
	mu        sync.Mutex
	all       strings.Builder
	url       string
	metrics   string      // the URL for scrapes; it is set before ready gets the URL of the server
	listening chan string // gets the URL when the server listens
	ready     chan string // gets the URL when the server is ready
}

func newLines() *lines {
	return &lines{listening: make(chan string, 1), ready: make(chan string, 1)}
}

func (l *lines) text() string { l.mu.Lock(); defer l.mu.Unlock(); return l.all.String() }

// tail returns the last 4,000 bytes of the log.
func (l *lines) tail() string { text := l.text(); return text[max(0, len(text)-4000):] }

// Write implements io.Writer. The program writes whole lines, sometimes several at once.
func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all.Write(p)
	for text := range bytes.Lines(p) {
		var line struct{ Msg, URL string }
		if json.Unmarshal(text, &line) != nil {
			continue
		}
		switch line.Msg {
		case "listening":
			l.url = line.URL
			l.listening <- line.URL
		case "metrics":
			l.metrics = line.URL
		case "ready":
			l.ready <- l.url
		}
	}
	return len(p), nil
}
