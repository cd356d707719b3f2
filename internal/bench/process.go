package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/pprof"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"accordgraph/internal/pristine"
)

// serving is the beginning of the first line that a serving process prints. Its URL
// follows.
const serving = "serves at "

// serveUntil serves a way to answer on the store until the input ends. At /cpu it serves the CPU time of this process in
// ns, and at /debug/pprof/ its profiles.
func (b *bench) serveUntil(ctx context.Context, input io.Reader) (err error) {
	collectSeldom()
	mux := http.NewServeMux()
	end, err := b.route(mux)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, end(context.WithoutCancel(ctx))) }()
	mux.HandleFunc("/cpu", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, int64(cpu())) })
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.Handle("/debug/pprof/allocs", pprof.Handler("allocs"))
	at, stop, err := serve(mux)
	if err != nil {
		return err
	}
	defer stop()
	fmt.Fprintln(b.out, serving+at)
	_, err = io.Copy(io.Discard, input)
	return err
}

// collectSeldom makes the garbage collector run as seldom as in the server, unless the environment says otherwise. The
// function before makes it run as before.
func collectSeldom() (before func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	percent := debug.SetGCPercent(400)
	return func() { debug.SetGCPercent(percent) }
}

// A process is this program, or another build of it, that runs and serves a way to answer.
type process struct {
	name string
	at   string // its URL
	cmd  *exec.Cmd
	in   io.Closer
	dir  string // the directory to remove afterwards; empty if there is none
}

// cpu returns the CPU time of the process.
func (p *process) cpu(ctx context.Context) (time.Duration, error) {
	text, err := post(ctx, http.DefaultClient, p.at+"/cpu", nil)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(string(text), 10, 64)
	return time.Duration(n), err
}

// process starts this program once more, as it is, to serve a way.
func (b *bench) process(ctx context.Context, name, way string) (*process, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	p := &process{name: name}
	return p, b.start(ctx, p, program, way)
}

// generated builds the program with gqlgen's own code instead of the rewritten code, and starts it.
func (b *bench) generated(ctx context.Context) (p *process, err error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	p = &process{name: "gqlgen's own code", dir: dir}
	root, err := pristine.Root()
	if err != nil {
		return p, err
	}
	module, program := filepath.Join(dir, "module"), filepath.Join(dir, "bench")
	if err := errors.Join(os.Mkdir(module, 0o755), pristine.Copy(ctx, root, module)); err != nil {
		return p, err
	}
	if err := pristine.Go(ctx, module, "build", "-o", program, "./internal/bench"); err != nil {
		return p, err
	}
	return p, b.start(ctx, p, program, byGraphQL)
}

// start starts a program for the process, and waits until it serves the way.
func (b *bench) start(ctx context.Context, p *process, program, way string) (err error) {
	p.cmd = exec.CommandContext(ctx, program, "-store", b.store, "-keep", "-run", serveOnly, "-way", way)
	p.cmd.Env = append(os.Environ(), "KG_NEO4J_USER="+b.user, "KG_NEO4J_PASSWORD="+b.password)
	p.cmd.Stderr = os.Stderr
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := p.cmd.Start(); err != nil {
		return err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	at, ok := strings.CutPrefix(strings.TrimSpace(line), serving)
	if !ok {
		return fmt.Errorf("%s does not serve: %q, %w", p.name, line, err)
	}
	p.at = at
	return nil
}

// stop ends the process if it runs, and removes its directory.
func (p *process) stop() (err error) {
	if p.cmd != nil && p.cmd.Process != nil {
		err = errors.Join(p.in.Close(), p.cmd.Wait())
	}
	if p.dir != "" {
		err = errors.Join(err, os.RemoveAll(p.dir))
	}
	return err
}
