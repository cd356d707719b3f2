package neo4jstore

import "accordgraph/internal/kg"

// maxConnections is how many connections the driver opens to one server at most.
const maxConnections = 100

// Pool returns how many connections there are. The driver does not publish its pool,
// so Pool counts the running statements outside of Put as connections in use. Each of
// these statements has a connection or waits for a connection. Idle is -1, which means
// unknown.
func (s *Store) Pool() kg.Pool {
	return kg.Pool{InUse: int(s.running.Load()), Idle: -1, Max: maxConnections}
}
