package kg

import "context"

// An Origin says on whose behalf a store is asked, so that the log of its
// database can name them. Both are fit for a log, and at most 256 bytes.
type Origin struct {
	Operation string // its name, which is the client's; empty if it has none
	Request   string // the id of the request
}

type originKey struct{}

// WithOrigin returns a context whose trips have that origin.
func WithOrigin(ctx context.Context, o Origin) context.Context {
	return context.WithValue(ctx, originKey{}, o)
}

// OriginOf returns the Origin of ctx, or the zero one.
func OriginOf(ctx context.Context) Origin {
	o, _ := ctx.Value(originKey{}).(Origin)
	return o
}
