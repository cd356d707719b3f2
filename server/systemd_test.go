package main

import (
	"bytes"
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// manager listens on a socket as systemd does. The function next returns the next state that the
// server sends to the socket.
func manager(t *testing.T) (next func() string) {
	t.Helper()
	dir, err := os.MkdirTemp("", "kg") // the path of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	socket := filepath.Join(dir, "notify")
	c, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: socket, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	t.Setenv("NOTIFY_SOCKET", socket)
	return func() string {
		c.SetReadDeadline(time.Now().Add(time.Minute))
		state := make([]byte, 1000)
		n, err := c.Read(state)
		if err != nil {
			t.Fatal(err)
		}
		return string(state[:n])
	}
}

func TestSystemdIsTold(t *testing.T) {
	next := manager(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var log bytes.Buffer
	ended := make(chan int)
	go func() {
		args := []string{"-addr", "localhost:0", "-store", "sqlite::memory:"}
		ended <- run(ctx, args, func(string) string { return "" }, &log, &log)
	}()
	for _, want := range []string{
		"READY=1\nSTATUS=Waiting for the store",
		"STATUS=Serving",
		"STOPPING=1\nSTATUS=Finishing answers under way",
	} {
		if got := next(); got != want {
			t.Errorf("systemd is told %q, want %q", got, want)
		}
		if want == "STATUS=Serving" {
			stop()
		}
	}
	if status := <-ended; status != 0 {
		t.Errorf("the program ended with %d:\n%s", status, &log)
	}
}

// TestUnitSetsSettings checks that the systemd unit in docs sets only variables that the program
// reads.
func TestUnitSetsSettings(t *testing.T) {
	unit, err := os.ReadFile("../docs/accordgraph.service")
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"XDG_CACHE_HOME": true}
	for _, s := range new(config).settings() {
		known[s.variable()] = true
	}
	set := 0
	for line := range strings.Lines(string(unit)) {
		if pair, ok := strings.CutPrefix(strings.TrimSpace(line), "Environment="); ok {
			set++
			if key, _, _ := strings.Cut(pair, "="); !known[key] {
				t.Errorf("the unit sets %s", key)
			}
		}
	}
	if set < 3 {
		t.Errorf("the unit sets %d variables, want at least 3", set)
	}
}
