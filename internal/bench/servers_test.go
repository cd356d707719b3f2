package main

import "testing"

// TestServers runs the part servers on a SQLite file, and on a store that processes cannot share.
func TestServers(t *testing.T) {
	for store, want := range map[string]string{
		"sqlite:" + t.TempDir() + "/bench.db": "| two levels with evidence | 2 ",
		"sqlite::memory:":                     "that processes can share",
	} {
		checkRun(t, noEnv, store, []string{"-run", "servers"}, want)
	}
}
