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

// starting bounds the start of a server. One takes 5 seconds on two cores.
const starting = 2 * time.Minute

// state is what one process tells the others of the server it has started.
type state struct {
	PID  int    `json:"pid"` // of the watchdog
	URI  string `json:"uri"`
	Home string `json:"home"` // there until the watchdog has ended the server
}

// share returns the server that all processes share, and starts it if none runs. One
// process at a time comes here; the server does not end while h holds its users file.
func (h *handle) share(ctx context.Context) (Server, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	turn, err := lock(ctx, filepath.Join(h.dir, "start.lock"), exclusive)
	if err != nil {
		return Server{}, err
	}
	defer turn.Close()
	if h.users == nil {
		if h.users, err = lock(ctx, h.usersFile(), shared); err != nil {
			return Server{}, err
		}
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

// sweep removes what a server left whose watchdog could not: after a reboot, say.
func (h *handle) sweep() {
	st, err := h.readState()
	if err == nil && !lives(st.PID) && strings.HasPrefix(filepath.Base(st.Home), homePrefix) {
		os.RemoveAll(st.Home)
	}
}

func (h *handle) usersFile() string { return filepath.Join(h.dir, "users.lock") }
func (h *handle) stateFile() string { return filepath.Join(h.dir, "state.json") }

// running returns the server of the state file if it still answers.
func (h *handle) running(ctx context.Context) (Server, bool) {
	st, err := h.readState()
	if err != nil || !st.alive() {
		return Server{}, false
	}
	s := Server{URI: st.URI}
	return s, s.await(ctx, starting, st.alive) == nil
}

// readState fails if no server was ever started, or the process that did was cut off.
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

// alive asks for the home too: a watchdog that nobody has waited for stays in the
// table of processes.
func (st state) alive() bool {
	_, err := os.Stat(st.Home)
	return err == nil && lives(st.PID)
}

// unavailable is why there is no server, in one line.
type unavailable struct{ why string }

func (u unavailable) Error() string {
	return "no Neo4j to test on; set KG_TEST_NEO4J to the URI of one, or install Java 17 and Maven, or run Docker: " + u.why
}

// recipe returns the first way to start a server that this machine has.
func (h *handle) recipe(ctx context.Context) (recipe, error) {
	r, javaErr := h.java(ctx)
	if javaErr == nil {
		return r, nil
	}
	r, dockerErr := docker(ctx)
	if dockerErr == nil {
		return r, nil
	}
	if err := ctx.Err(); err != nil {
		return recipe{}, errors.Join(err, javaErr, dockerErr)
	}
	return recipe{}, unavailable{fmt.Sprintf("%v; %v", javaErr, dockerErr)}
}
