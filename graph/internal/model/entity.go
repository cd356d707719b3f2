package model

// A page of things of several kinds, and a place on it.
type (
	EntityConnection = Page[Entity]
	EntityEdge       = Edge[Entity]
)
