package neo4jstore

import "accordgraph/internal/kg"

// maxConnections is how many connections the driver opens to one server at most.
const maxConnections = 100

// Pool returns how many connections there are. The driver does not publish its pool,
// so the connections in use are the running statements outside of Put: each of them
// has a connection or waits for one. Idle is -1, which means unknown.
func (s *Store) Pool() kg.Pool {
	return kg.Pool{InUse: int(s.running.Load()), Idle: -1, Max: maxConnections}
}
