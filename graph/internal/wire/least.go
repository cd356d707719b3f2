package wire

import (
	"context"
	"net/http"
	"strconv"

	"github.com/99designs/gqlgen/graphql"

	"accordgraph/internal/web"
)

// The headers for clients that ask several servers and must not go back in time. Both are numbers of entries of the log.
const (
	// DataAtLeast is the header of a request that must see the data at that number or later.
	DataAtLeast = "Data-At-Least"
	// DataNumber is the header of the answer to such a request: the answer contains no later data.
	DataNumber = "Data-Number"
)

// Numbers say which states of the data a request sees.
type Numbers struct {
	// From returns the context of a request that sees the data at this number or later.
	From func(context.Context, int64) (context.Context, error)
	// Seen returns a number that is at least the number of all data that the request saw.
	Seen func(context.Context) (int64, error)
}

// numbered answers a request that has the header DataAtLeast. The answer comes from the store, never from the cache: a
// cached answer does not say which number it saw.
func (t transport) numbered(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor, media string, p *params) web.Reply {
	least, refused := leastOf(r.Header)
	if refused != nil {
		return refused.answer(r.Context(), exec, media)
	}
	ctx, err := t.numbers.From(r.Context(), least)
	if err != nil {
		w.Header().Set("Retry-After", "1")
		return failed(ctx, exec, media, err)
	}
	reply := t.execute(r.WithContext(ctx), exec, media, p)
	seen, err := t.numbers.Seen(ctx)
	if err != nil {
		return failed(ctx, exec, media, err)
	}
	reply.Header.Set(DataNumber, strconv.FormatInt(seen, 10))
	reply.Header.Set("Cache-Control", "no-store") // a shared cache does not know which requests may get the answer
	return reply
}

// leastOf returns the number in the header DataAtLeast.
func leastOf(h http.Header) (int64, *refusal) {
	text := h.Get(DataAtLeast)
	least, err := strconv.ParseInt(text, 10, 64)
	if err != nil || least < 0 {
		return 0, refusef(http.StatusBadRequest,
			"the header %s is %.40q, want the number of an entry of the log, which is 0 or more, as the header %s of an answer has it",
			DataAtLeast, text, DataNumber)
	}
	return least, nil
}
