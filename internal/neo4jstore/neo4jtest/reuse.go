package neo4jtest

import "testing"

// Reuse does what Empty does, unless the database already has the data of that name: then it leaves them. A test that calls
// Reuse fills the database if it is empty, and then only reads. If the test passes, the database has the data of that
// name, until a test calls another function of this package, or another process has its turn.
func Reuse(t testing.TB, name string) *Server {
	t.Helper()
	return reuse(t, process(), name)
}

func reuse(t testing.TB, h *handle, name string) *Server {
	t.Helper()
	s := connected(t, h)
	if h.has(name) {
		return s
	}
	h.holds("")
	must(t, "empty the database", deleteAll(t.Context(), s.Driver(t)))
	t.Cleanup(func() {
		if !t.Failed() {
			h.holds(name)
		}
	})
	return s
}

// has reports whether the database has the data of that name.
func (h *handle) has(name string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.data == name
}

// holds records the name of the data in the database. It is empty if nobody knows what data the database has.
func (h *handle) holds(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.data = name
}
