package model

import "context"

// An Event is something that happened on a day: a summit, a leak, a statement.
type Event struct{ entity }

// EventConnection is a page of events, and EventEdge is one entry of it.
type (
	EventConnection = Page[Event]
	EventEdge       = Edge[Event]
)

func (e Event) About(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, e.Node)
}
