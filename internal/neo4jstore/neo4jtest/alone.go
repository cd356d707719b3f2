//go:build unix

package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// Alone is a server for one test, which may kill it and start it again. Committed data
// survive this. The server needs Java, and cannot run in a container.
type Alone struct {
	Server
	Port     int
	t        testing.TB
	home     string
	command  []string
	process  *exec.Cmd // nil while the server does not run
	pid      int       // process ID of the server, which is a child of process
	lifeline io.Closer // the server ends when lifeline is closed, or when this process ends
}

// NewAlone returns a server that is not started yet. The server ends with t. Under
// -short, NewAlone skips t. If it cannot find Java, it skips t, or fails it if CI is set.
func NewAlone(t testing.TB) *Alone {
	t.Helper()
	skipShort(t)
	recipe, err := process().onJava(t.Context())
	if none := (unavailable{}); errors.As(err, &none) {
		if os.Getenv("CI") != "" {
			t.Fatal(none)
		}
		t.Skip(none)
	}
	must(t, "find Java", err)
	a := &Alone{t: t, home: t.TempDir()}
	a.Port, err = freePort()
	must(t, "find a port", err)
	a.URI = fmt.Sprintf("bolt://127.0.0.1:%d", a.Port)
	a.command, err = recipe.command(a.home, a.Port)
	must(t, "configure", err)
	a.command = slices.Insert(a.command, 1, firstCompiler...)
	t.Cleanup(a.Kill)
	return a
}

// firstCompiler are options of Java for a server that only one test uses: the code of the second compiler pays off later.
// The first compiler alone has room for 48 MB of code. A server that plans a thousand statements fills it, and then runs
// on without a compiler; so it has the usual room.
var firstCompiler = []string{"-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m"}

// onJava returns the recipe that runs the server on Java. If this machine cannot do that,
// the error is unavailable.
func (h *handle) onJava(ctx context.Context) (recipe, error) {
	r, err := h.java(ctx)
	if err != nil && ctx.Err() == nil {
		return r, unavailable{err.Error()}
	}
	return r, err
}

// lifelineScript runs a server, prints its process ID, and kills it when standard input
// ends.
const lifelineScript = `"$@" >>server.log 2>&1 </dev/null &
echo $!
cat >/dev/null
kill -9 $!
wait`

// Start starts the server and waits until it answers.
func (a *Alone) Start() {
	a.t.Helper()
	cmd := exec.Command("sh", append([]string{"-c", lifelineScript, "neo4jtest-alone"}, a.command...)...)
	cmd.Dir, cmd.SysProcAttr = a.home, detached()
	in, err := cmd.StdinPipe()
	must(a.t, "start", err)
	out, err := cmd.StdoutPipe()
	must(a.t, "start", err)
	must(a.t, "start", cmd.Start())
	a.process, a.lifeline = cmd, in
	line := make([]byte, 20)
	n, err := out.Read(line)
	must(a.t, "start", err)
	a.pid, err = strconv.Atoi(strings.TrimSpace(string(line[:n])))
	must(a.t, "start", err)
	if err := a.await(a.t.Context(), starting, func() bool { return lives(a.pid) }); err != nil {
		log, _ := os.ReadFile(filepath.Join(a.home, "server.log"))
		a.t.Fatalf("neo4jtest: start: %v; it wrote:\n%s", err, log[max(0, len(log)-4000):])
	}
}

// Kill ends the server with SIGKILL, like a machine that runs out of memory, and waits
// until it has ended. It does nothing if the server does not run.
func (a *Alone) Kill() {
	if a.process == nil {
		return
	}
	a.lifeline.Close()
	a.process.Wait()
	a.process = nil
}

// Freeze stops the server until Thaw. The operating system still accepts connections to
// the server.
func (a *Alone) Freeze() { a.signal(syscall.SIGSTOP) }

// Thaw lets a server run on after Freeze.
func (a *Alone) Thaw() { a.signal(syscall.SIGCONT) }

func (a *Alone) signal(s syscall.Signal) {
	a.t.Helper()
	must(a.t, s.String(), syscall.Kill(a.pid, s))
}
