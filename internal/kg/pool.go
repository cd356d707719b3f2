package kg

// A Pool describes the connections of a store to its database. A store with a method Pool() Pool reports it to
// operators.
type Pool struct {
	InUse int
	Idle  int // -1: unknown
	Max   int
}
