package sqlitestore

import "accordgraph/internal/kg"

// Pool says how many connections to the database there are, for reading and
// writing together.
func (s *Store) Pool() kg.Pool {
	all := []*pool{s.read}
	if s.write != s.read {
		all = append(all, s.write)
	}
	var sum kg.Pool
	for _, p := range all {
		stats := p.db.Stats()
		sum.InUse += stats.InUse
		sum.Idle += stats.Idle
		sum.Max += stats.MaxOpenConnections
	}
	return sum
}
