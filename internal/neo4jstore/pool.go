package neo4jstore

import "accordgraph/internal/kg"

// maxConnections is the most that the driver opens to one server.
const maxConnections = 100

// Pool says how many connections there are. The driver tells nothing of its pool:
// in use are the statements under way, each of which has a connection or waits for
// one.
func (s *Store) Pool() kg.Pool {
	return kg.Pool{InUse: int(s.underWay.Load()), Idle: -1, Max: maxConnections}
}
