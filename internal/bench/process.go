package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
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

// serveUntil serves GraphQL on the store until the input ends. At /cpu it serves the
// CPU time of this process in ns. The garbage collector runs as rarely as in the
// server.
func (b *bench) serveUntil(input io.Reader) error {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", handler(b.kept))
	mux.HandleFunc("/cpu", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, int64(cpu())) })
	at, stop, err := serve(mux)
	if err != nil {
		return err
	}
	defer stop()
	fmt.Fprintln(b.out, serving+at)
	_, err = io.Copy(io.Discard, input)
	return err
}

// A process is a build of this program that runs and serves GraphQL.
type process struct {
	name string
	at   string // its URL
	cmd  *exec.Cmd
	in   io.Closer
	dir  string // the directory to remove afterwards
}

// cpu returns the CPU time of the process. A nil p stands for this process.
func (p *process) cpu(ctx context.Context) (time.Duration, error) {
	if p == nil {
		return cpu(), nil
	}
	text, err := post(ctx, http.DefaultClient, p.at+"/cpu", nil)
	if err != nil {
		return 0, err
	}
	n, err := strconv.ParseInt(string(text), 10, 64)
	return time.Duration(n), err
}

// processes builds the program twice: as it is, and with gqlgen's own code instead of the rewritten code. It starts
// both programs.
func (b *bench) processes(ctx context.Context) ([]*process, error) {
	root, err := pristine.Root()
	if err != nil {
		return nil, err
	}
	rewritten, err := b.process(ctx, "GraphQL, its own process", func(string) (string, error) { return root, nil })
	if err != nil {
		return nil, err
	}
	generated, err := b.process(ctx, "gqlgen's own code, its own process", func(dir string) (string, error) {
		dir = filepath.Join(dir, "module")
		return dir, errors.Join(os.Mkdir(dir, 0o755), pristine.Copy(ctx, root, dir))
	})
	if err != nil {
		return nil, errors.Join(err, rewritten.stop())
	}
	return []*process{rewritten, generated}, nil
}

// process builds and starts the program. The function sources returns the directory of
// the sources, and may create it in dir.
func (b *bench) process(
	ctx context.Context, name string, sources func(dir string) (string, error),
) (p *process, err error) {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return nil, err
	}
	p = &process{name: name, dir: dir}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.stop())
		}
	}()
	from, err := sources(dir)
	if err != nil {
		return p, err
	}
	program := filepath.Join(dir, "bench")
	if err := pristine.Go(ctx, from, "build", "-o", program, "./internal/bench"); err != nil {
		return p, err
	}
	p.cmd = exec.CommandContext(ctx, program, "-store", b.store, "-keep", "-run", "serve")
	p.cmd.Env = append(os.Environ(), "KG_NEO4J_USER="+b.user, "KG_NEO4J_PASSWORD="+b.password)
	return p, p.start()
}

// start starts the command and waits until it serves.
func (p *process) start() (err error) {
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
	return errors.Join(err, os.RemoveAll(p.dir))
}

func stopAll(all []*process) {
	for _, p := range all {
		p.stop()
	}
}
