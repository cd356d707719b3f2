package wire

import (
	"context"
	"maps"

	"github.com/99designs/gqlgen/graphql"

	"accordgraph/internal/pin"
	"accordgraph/internal/web"
)

// withPin is the extension of a request for an answer with extensions.pin.
const withPin = "pin"

// A Pinner says what is needed to pin an answer.
type Pinner struct {
	Version string // of the program

	// Revision reads the revision of the data from the store. It is "" while the data are empty or being loaded.
	Revision func(context.Context) (string, error)
}

// pin is a graphql.ResponseMiddleware. It adds extensions.pin if the request asks for it. Only an answer that would be
// the same again has a pin. So these answers have none: one with errors, one that was cut, and one during which the
// data changed. Such an answer is not cached.
func (p Pinner) pin(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	if !asks(ctx, withPin) {
		return next(ctx)
	}
	before, err := p.Revision(ctx)
	response := next(ctx)
	isWhole := response != nil && response.Data != nil && len(response.Errors) == 0 && !web.StateOf(ctx).Trips.Cut()
	if err != nil || before == "" || !isWhole {
		return response
	}
	hash, err := pin.Hash(response.Data)
	if err != nil {
		web.StateOf(ctx).Fail(err.Error())
		return response
	}
	if after, err := p.Revision(ctx); err != nil || after != before {
		return response
	}
	all := maps.Clone(response.Extensions)
	if all == nil {
		all = map[string]any{}
	}
	all[withPin] = pin.Pin{Revision: before, Program: p.Version, Hash: hash}
	response.Extensions = all
	return response
}

// isPinned reports whether a response has the pin that its request asks for, if it asks for one.
func isPinned(p *params, response *graphql.Response) bool {
	return !isTrue(p.Extensions, withPin) || response.Extensions[withPin] != nil
}
