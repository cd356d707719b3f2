package kg

// A Pool says how many connections a store has to its database. A store that has a
// method Pool() Pool tells operators.
type Pool struct {
	InUse int
	Idle  int // -1 if it is not known
	Max   int
}
