package neo4jtest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// starting is how long a server may take to answer after its start. A start takes 5
// seconds on two cores, and has taken a minute on a busy machine.
const starting = 5 * time.Minute

// state is the content of a file in which the process that starts the server describes
// the server.
type state struct {
	PID  int    `json:"pid"` // process ID of the watchdog
	URI  string `json:"uri"`
	Home string `json:"home"` // directory that exists until the watchdog has ended the server
}

// share returns the server of this process's place, and starts it if it does not run. The
// server does not end while h has a lock on the users file.
func (h *handle) share(ctx context.Context) (Server, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := h.place(); err != nil {
		return Server{}, err
	}
	if s, ok := h.running(ctx); ok {
		return s, nil
	}
	r, err := h.recipe(ctx)
	if err != nil {
		return Server{}, err
	}
	h.sweep()
	return h.launch(ctx, r)
}

// sweep removes the home of a server if the server's watchdog could not remove it, for
// example because the machine was restarted.
func (h *handle) sweep() {
	st, err := h.readState()
	if err == nil && !lives(st.PID) && strings.HasPrefix(filepath.Base(st.Home), homePrefix) {
		os.RemoveAll(st.Home)
	}
}

func (h *handle) usersFile() string { return filepath.Join(h.dir, "users.lock") }
func (h *handle) stateFile() string { return filepath.Join(h.dir, "state.json") }

// running returns the server in the state file if it still answers.
func (h *handle) running(ctx context.Context) (Server, bool) {
	st, err := h.readState()
	if err != nil || !st.alive() {
		return Server{}, false
	}
	s := Server{URI: st.URI}
	return s, s.await(ctx, starting, st.alive) == nil
}

// readState returns an error if no server was ever started, or if the process that
// started a server ended before it wrote the state.
func (h *handle) readState() (state, error) {
	var st state
	data, err := os.ReadFile(h.stateFile())
	if err != nil {
		return st, err
	}
	return st, json.Unmarshal(data, &st)
}

func (h *handle) writeState(st state) error {
	data, err := json.Marshal(st)
	if err != nil {
		return err
	}
	return os.WriteFile(h.stateFile(), data, 0o644)
}

// alive reports whether the server runs. It checks not only the watchdog but also the
// home, because a watchdog that has ended stays in the process table until its parent
// waits for it.
func (st state) alive() bool {
	_, err := os.Stat(st.Home)
	return err == nil && lives(st.PID)
}

// unavailable is an error that says in one line why there is no server.
type unavailable struct{ why string }

func (u unavailable) Error() string {
	return "no Neo4j to test on; set KG_TEST_NEO4J to the URI of one, or install Java 17 and Maven, or run Docker: " +
		u.why
}

// recipe returns the first way to start a server that works on this machine.
func (h *handle) recipe(ctx context.Context) (recipe, error) {
	r, javaErr := h.java(ctx)
	if javaErr == nil {
		return r, nil
	}
	r, dockerErr := docker(ctx, h.release.image())
	if dockerErr == nil {
		return r, nil
	}
	if err := ctx.Err(); err != nil {
		return recipe{}, errors.Join(err, javaErr, dockerErr)
	}
	return recipe{}, unavailable{fmt.Sprintf("%v; %v", javaErr, dockerErr)}
}
