package kg

import "context"

// An Origin names the request that a store works for, so that the database can name it in its log. Both fields are
// safe to log, and have at most 256 bytes.
type Origin struct {
	Operation string // the client's name for the operation; empty: the operation has no name
	Request   string // the id of the request
}

type originKey struct{}

// WithOrigin returns a context that carries o to the store.
func WithOrigin(ctx context.Context, o Origin) context.Context {
	return context.WithValue(ctx, originKey{}, o)
}

// OriginOf returns the Origin that ctx carries, or the zero Origin.
func OriginOf(ctx context.Context) Origin {
	o, _ := ctx.Value(originKey{}).(Origin)
	return o
}
