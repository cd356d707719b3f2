package graph

import (
	"bytes"
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
)

// maxAnswer is how many bytes the data of an answer may have: several times what a
// page or an export needs, and little beside the memory of any machine.
const maxAnswer = 16 << 20

// maxUsed is the most room that a buffer may have that is kept for the next answer:
// nearly all need less, and who needs more is rare.
const maxUsed = 1 << 20

// A buffer is what an answer is written into. What is over its limit is not kept.
type buffer struct {
	bytes.Buffer
	limit   int
	written int
}

// Write implements io.Writer.
func (b *buffer) Write(p []byte) (int, error) {
	if b.written += len(p); b.written > b.limit {
		return len(p), nil
	}
	return b.Buffer.Write(p)
}

// WriteString implements io.StringWriter.
func (b *buffer) WriteString(s string) (int, error) {
	if b.written += len(s); b.written > b.limit {
		return len(s), nil
	}
	return b.Buffer.WriteString(s)
}

// Reset empties b.
func (b *buffer) Reset() { b.Buffer.Reset(); b.written = 0 }

// buffers are used again and again.
type buffers struct{ pool sync.Pool }

func newBuffers() *buffers {
	return &buffers{sync.Pool{New: func() any { return &buffer{limit: maxAnswer} }}}
}

func (all *buffers) get() *buffer { return all.pool.Get().(*buffer) }

func (all *buffers) put(b *buffer) {
	if b.Cap() <= maxUsed {
		all.pool.Put(b)
	}
}

// bounded refuses an answer that was too long for its buffer, which then has a part of
// it.
func bounded(ctx context.Context, next graphql.ResponseHandler) *graphql.Response {
	response := next(ctx)
	b := of(ctx).buffer
	if response == nil || b == nil || b.written <= b.limit {
		return response
	}
	err := guard.Refuse(guard.CodeQueryTooCostly, b.limit, b.written, "the answer has %s bytes; the limit is %d: ask for less at a time")
	return &graphql.Response{Errors: gqlerror.List{err}}
}
