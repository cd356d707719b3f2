//go:build unix

package neo4jtest

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// childEnv is the environment variable that tells TestChild what to do.
const childEnv = "NEO4JTEST_CHILD"

// TestChild is the other process in the tests below.
func TestChild(t *testing.T) {
	switch os.Getenv(childEnv) {
	case "":
		t.Skip("only runs as the child process of another test")
	case "start":
		Start(t)
	case "hold":
		hold(Start(t))
	case "hold briefly":
		h := process()
		h.grace = time.Second
		hold(start(t, h))
	}
}

// hold prints the URI of the server for the parent, and waits for the end of its input.
func hold(s *Server) {
	os.Stdout.WriteString("holds " + s.URI + "\n")
	io.Copy(io.Discard, os.Stdin)
}

// child returns a command that runs TestChild, with childEnv set to what and with env
// added to the environment.
func child(t testing.TB, what string, env ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChild$", "-test.v")
	cmd.Env = append(os.Environ(), childEnv+"="+what)
	cmd.Env = append(cmd.Env, env...)
	return cmd
}

// holding starts a child that holds the server, and returns the server's URI.
func holding(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	if _, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	var all strings.Builder
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if uri, ok := strings.CutPrefix(lines.Text(), "holds "); ok {
			return uri
		}
		all.WriteString(lines.Text() + "\n")
	}
	t.Fatalf("the child ended:\n%s", all.String())
	return ""
}

// TestKilledProcessGivesUpItsTurn has two processes that share a server, because the environment names it.
func TestKilledProcessGivesUpItsTurn(t *testing.T) {
	s := available(t)
	cmd := child(t, "hold", naming(s)...)
	if got := holding(t, cmd); got != s.URI {
		t.Errorf("the child uses %s, want %s", got, s.URI)
	}
	h := process().using(s)
	if f := tryTurn(t, h); f != nil {
		t.Fatal("two processes have the turn")
	}
	cmd.Process.Kill()
	cmd.Wait()
	// If the killed process still had the turn, the turn would never end.
	start(t, h)
}

// available returns the server, and leaves its turn to others.
func available(t *testing.T) (s *Server) {
	t.Helper()
	t.Run("available", func(t *testing.T) { s = Start(t) })
	if s == nil {
		t.SkipNow() // as the subtest was, if it did not fail
	}
	return s
}

// naming returns an environment that names the server.
func naming(s *Server) []string {
	return []string{"KG_TEST_NEO4J=" + s.URI, "KG_TEST_NEO4J_USER=" + s.User, "KG_TEST_NEO4J_PASSWORD=" + s.Password}
}

// using returns a handle of a process whose environment names the server.
func (h *handle) using(s *Server) *handle {
	other := &handle{settings: h.settings}
	other.named = *s
	return other
}

// TestNamedServer runs a child process that cannot start a server, so the child must use
// the named server.
func TestNamedServer(t *testing.T) {
	s := available(t)
	cmd := child(t, "hold", append(bare(t), naming(s)...)...)
	if got := holding(t, cmd); got != s.URI {
		t.Errorf("the child uses %s, want %s", got, s.URI)
	}
}

// tryTurn returns a lock on the turn file if nobody has the turn, and nil otherwise.
func tryTurn(t *testing.T, h *handle) *os.File {
	t.Helper()
	f, err := lockNow(h.turnFile())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// startable returns a handle whose server does not run yet, and skips t if this machine cannot start one.
func startable(t *testing.T) *handle {
	t.Helper()
	if process().named.URI != "" {
		t.Skip("KG_TEST_NEO4J names a server, which this package neither starts nor ends")
	}
	Start(t) // makes sure that the jars are there
	h := briefly(t)
	if _, err := h.recipe(t.Context()); err != nil {
		t.Skip(err) // the server that Start returned was running already
	}
	return h
}

func TestServerEndsAfterItsUsers(t *testing.T) {
	h := startable(t)
	cmd := child(t, "hold briefly", "KG_TEST_NEO4J_CACHE="+h.cache)
	s := Server{URI: holding(t, cmd)}
	st, err := h.readState()
	if err != nil {
		t.Fatal(err)
	}
	if s.URI != st.URI || !st.alive() {
		t.Fatalf("the child uses %s, and its directory says %+v", s.URI, st)
	}
	d, _ := s.open()
	defer d.Close(t.Context())
	unchanged(t, 3*time.Second, st.alive) // longer than the grace
	cmd.Process.Kill()
	cmd.Wait()
	eventually(t, "the watchdog is gone", func() bool { return !lives(st.PID) })
	if _, err := os.Stat(st.Home); err == nil {
		t.Errorf("%s is still there", st.Home)
	}
	if err := answer(t.Context(), d); err == nil {
		t.Error("the server still answers")
	}
	// The log remains, because the error of a failed start quotes it.
	if words := h.endOfLog(st.Home); !strings.Contains(words, "Started.") {
		t.Errorf("the remaining log is %q, want one with: Started.", words)
	}
}

// TestNextProcessFindsTheServer kills a process, and starts another one before the server has ended.
func TestNextProcessFindsTheServer(t *testing.T) {
	h := startable(t)
	hold := func() (*exec.Cmd, string) {
		cmd := child(t, "hold", "KG_TEST_NEO4J_CACHE="+h.cache)
		return cmd, holding(t, cmd)
	}
	first, uri := hold()
	st, err := h.readState()
	if err != nil {
		t.Fatal(err)
	}
	first.Process.Kill()
	first.Wait()
	if _, next := hold(); next != uri {
		t.Errorf("the next process uses %s, want the server that runs, %s", next, uri)
	}
	syscall.Kill(st.PID, syscall.SIGTERM)
	eventually(t, "the watchdog is gone", func() bool { return !lives(st.PID) })
}

// patient is how long a test waits for something that takes a second, so that the test
// passes on a slow machine, too.
const patient = 2 * time.Minute

// eventually waits until ok, and fails after patient.
func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	end := time.After(patient)
	for !ok() {
		select {
		case <-tick.C:
		case <-end:
			t.Fatalf("not after %v: %s", patient, what)
		}
	}
}

func unchanged(t *testing.T, limit time.Duration, ok func() bool) {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for end := time.After(limit); ; {
		select {
		case <-tick.C:
			if !ok() {
				t.Fatal("the server has ended while it was in use")
			}
		case <-end:
			return
		}
	}
}

// bare is an environment without any server and any Java.
func bare(t *testing.T) []string {
	return []string{"PATH=" + t.TempDir(), "KG_TEST_NEO4J=", "KG_TEST_NEO4J_JAVA=", "KG_TEST_NEO4J_CACHE=" + t.TempDir()}
}

func TestNoServerSkips(t *testing.T) {
	out, err := child(t, "start", append(bare(t), "CI=")...).CombinedOutput()
	if err != nil {
		t.Errorf("%v, want a skip", err)
	}
	checkReason(t, out, "--- SKIP")
}

func TestNoServerFailsInCI(t *testing.T) {
	out, err := child(t, "start", append(bare(t), "CI=true")...).CombinedOutput()
	if err == nil {
		t.Error("no failure")
	}
	checkReason(t, out, "--- FAIL")
}

// checkReason checks that the output has the result and one line with the reason.
func checkReason(t *testing.T, out []byte, result string) {
	t.Helper()
	if !bytes.Contains(out, []byte(result)) {
		t.Errorf("got\n%s\nwant %s", out, result)
	}
	const reason = "no Neo4j to test on; set KG_TEST_NEO4J to the URI of one, or install Java 17 and Maven, " +
		"or run Docker: java is not on PATH; docker is not on PATH\n"
	if !bytes.Contains(out, []byte(reason)) || bytes.Count(out, []byte(".go:")) != 1 {
		t.Errorf("got\n%s\nwant one message, %s", out, reason)
	}
}
