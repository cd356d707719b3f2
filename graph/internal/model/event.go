package model

import "context"

// An Event is what happened on a day: a summit, a leak, a statement.
type Event struct{ entity }

// A page of events, and a place on it.
type (
	EventConnection = Page[Event]
	EventEdge       = Edge[Event]
)

func (e Event) About(ctx context.Context) (*EntityConnection, error) {
	return follow[Entity](ctx, e.Node)
}
