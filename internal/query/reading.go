package query

import (
	"context"

	"accordgraph/internal/kg"
)

// From returns a context for a request that must see the data at the number least of the log, or later. It takes a
// round trip only if the last Revision is older. The error is [kg.Behind] if the store does not have the data.
//
// Several servers that read the same data may see a load at different times, up to a second apart, and members of a
// database even later. A client that passes the greatest number that it saw never goes back in time.
func (g *Graph) From(ctx context.Context, least int64) (context.Context, error) {
	ctx = kg.WithReading(ctx, &kg.Reading{Least: least})
	r, err := g.revision(ctx, least)
	if err == nil && r.Number < least {
		err = kg.Behind{Least: least, Have: r.Number}
	}
	return ctx, err
}

// Number returns the number that a client has to pass to From to see no older data than the requests with ctx saw until
// now. It takes one round trip, which does not count as one of the request.
func (g *Graph) Number(ctx context.Context) (int64, error) {
	tip, err := g.store.Tip(WithTrips(ctx, new(Trips)))
	if r := kg.ReadingOf(ctx); r != nil {
		tip.Number = max(tip.Number, r.Seen())
	}
	return tip.Number, err
}
