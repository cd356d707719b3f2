package model

// EntityConnection is a page of entities of several kinds, and EntityEdge is one entry of it.
type (
	EntityConnection = Page[Entity]
	EntityEdge       = Edge[Entity]
)
