//go:build unix

package neo4jtest

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// childEnv, in the environment of this test binary, names what TestChild is to do.
const childEnv = "NEO4JTEST_CHILD"

// TestChild is the other process of the tests below.
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

// hold tells the parent about the server and waits for its end.
func hold(s *Server) {
	os.Stdout.WriteString("holds " + s.URI + "\n")
	io.Copy(io.Discard, os.Stdin)
}

// child returns a command that has TestChild do what is said, with env added to the
// environment.
func child(t *testing.T, what string, env ...string) *exec.Cmd {
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

func TestKilledProcessGivesUpItsTurn(t *testing.T) {
	var uri string
	t.Run("available", func(t *testing.T) { uri = Start(t).URI })
	if uri == "" {
		t.SkipNow()
	}
	cmd := child(t, "hold")
	if got := holding(t, cmd); got != uri {
		t.Errorf("the child uses %s, want the same server, %s", got, uri)
	}
	if f := tryTurn(t); f != nil {
		t.Fatal("two processes have the turn")
	}
	cmd.Process.Kill()
	cmd.Wait()
	// It may have gone to the test of another package already, which is waited for: a
	// killed process that still had it would be waited for in vain.
	Start(t)
}

// TestNamedServer has a child that could not start a server.
func TestNamedServer(t *testing.T) {
	s := Start(t)
	cmd := child(t, "hold", append(bare(t), "KG_TEST_NEO4J="+s.URI, "KG_TEST_NEO4J_USER="+s.User, "KG_TEST_NEO4J_PASSWORD="+s.Password)...)
	if got := holding(t, cmd); got != s.URI {
		t.Errorf("the child uses %s, want %s", got, s.URI)
	}
}

// tryTurn returns a lock if nobody has the turn. It asks for a shared one, which only
// an exclusive one keeps away.
func tryTurn(t *testing.T) *os.File {
	t.Helper()
	f, err := os.OpenFile(process().turnFile(), os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	held, err := tryLock(f, shared)
	if err != nil {
		t.Fatal(err)
	}
	if !held {
		return nil
	}
	return f
}

func TestServerEndsAfterItsUsers(t *testing.T) {
	if process().named.URI != "" {
		t.Skip("KG_TEST_NEO4J names a server, which this package does not end")
	}
	Start(t) // copies the jars
	h := briefly(t)
	if _, err := h.recipe(t.Context()); err != nil {
		t.Skip(err) // and the server of Start is another's
	}
	cmd := child(t, "hold briefly", "KG_TEST_NEO4J_CACHE="+h.dir)
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
	eventually(t, 30*time.Second, "the watchdog is gone", func() bool { return !lives(st.PID) })
	if _, err := os.Stat(st.Home); err == nil {
		t.Errorf("%s is still there", st.Home)
	}
	if err := answer(t.Context(), d); err == nil {
		t.Error("the server still answers")
	}
	// What a failed start would show: the server's own log.
	if words := h.lastWords(st.Home); !strings.Contains(words, "Started.") {
		t.Errorf("the log that is left is %q, want one that has: Started.", words)
	}
}

func eventually(t *testing.T, limit time.Duration, what string, ok func() bool) {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	end := time.After(limit)
	for !ok() {
		select {
		case <-tick.C:
		case <-end:
			t.Fatalf("not after %v: %s", limit, what)
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

// bare is an environment in which there is no server.
func bare(t *testing.T) []string {
	return []string{"PATH=" + t.TempDir(), "KG_TEST_NEO4J=", "KG_TEST_NEO4J_CACHE=" + t.TempDir()}
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

// checkReason wants one line of reason, in an output that has the result.
func checkReason(t *testing.T, out []byte, result string) {
	t.Helper()
	if !bytes.Contains(out, []byte(result)) {
		t.Errorf("got\n%s\nwant %s", out, result)
	}
	const reason = "no Neo4j to test on; set KG_TEST_NEO4J to the URI of one, or install Java 17 and Maven, or run Docker: java is not on PATH; docker is not on PATH\n"
	if !bytes.Contains(out, []byte(reason)) || bytes.Count(out, []byte(".go:")) != 1 {
		t.Errorf("got\n%s\nwant one message, %s", out, reason)
	}
}
