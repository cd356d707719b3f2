package neo4jtest

import (
	"context"
	_ "embed"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// watchScript is a shell script that starts a server, and ends it when no process uses
// it any more. Its first comment describes its arguments.
//
//go:embed watch.sh
var watchScript string

// homePrefix is the beginning of the name of each server's home, a directory in the
// temporary directory.
const homePrefix = "accordgraph-neo4j-"

// A recipe is a way to start a server.
type recipe struct {
	// command returns a command that runs a server in the foreground. The server listens
	// on the given port of 127.0.0.1. It stores its data in the directory home, which is
	// empty before the server starts.
	command func(home string, port int) ([]string, error)
	// container is true if the server runs in a container. The name of the container is
	// the last element of home.
	container bool
	// classes is the path of the archive of classes, or empty if the server has none.
	classes string
}

// launch starts a server under a watchdog and waits until it answers. If the server does
// not answer, the error contains the end of the server's log.
func (h *handle) launch(ctx context.Context, r recipe) (Server, error) {
	home, err := os.MkdirTemp("", homePrefix)
	if err != nil {
		return Server{}, err
	}
	port, err := freePort()
	if err != nil {
		return Server{}, err
	}
	watchdog, err := h.watch(r, home, port)
	if err != nil {
		os.RemoveAll(home)
		return Server{}, err
	}
	st := state{PID: watchdog.Pid, URI: fmt.Sprintf("bolt://127.0.0.1:%d", port), Home: home}
	s := Server{URI: st.URI}
	err = h.writeState(st)
	if err == nil {
		err = s.await(ctx, starting, st.alive)
	}
	if err != nil {
		err = fmt.Errorf("%w; it wrote:\n%s", err, h.endOfLog(home))
		watchdog.Signal(syscall.SIGTERM)
		return Server{}, err
	}
	return s, nil
}

// watch starts a watchdog, which starts the server.
func (h *handle) watch(r recipe, home string, port int) (*os.Process, error) {
	command, err := r.command(home, port)
	if err != nil {
		return nil, err
	}
	log, err := os.Create(filepath.Join(home, "server.log"))
	if err != nil {
		return nil, err
	}
	defer log.Close()
	container := ""
	if r.container {
		container = filepath.Base(home)
	}
	cmd := exec.Command("sh", "-c", watchScript, "neo4jtest-watchdog",
		h.usersFile(), strconv.Itoa(int(h.grace/time.Second)), home, h.lastLog(), container, r.classes)
	cmd.Args = append(cmd.Args, command...)
	cmd.Dir = home
	cmd.Stdout, cmd.Stderr = log, log // files, because go test waits for the end of a pipe
	cmd.SysProcAttr = detached()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	go cmd.Wait()
	return cmd.Process, nil
}

// lastLog is the path to which the watchdog moves the log after the server has ended.
func (h *handle) lastLog() string { return filepath.Join(h.dir, "last.log") }

// endOfLog returns the last 4,000 bytes of the server's log.
func (h *handle) endOfLog(home string) string {
	log, err := os.ReadFile(filepath.Join(home, "server.log"))
	if err != nil {
		log, err = os.ReadFile(h.lastLog())
	}
	if err != nil {
		return err.Error()
	}
	return string(log[max(0, len(log)-4000):])
}

// freePort returns a port of 127.0.0.1 that was free just before.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
