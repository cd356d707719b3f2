package web

import (
	"bytes"
	"sync"
)

// maxReused is the greatest capacity of a buffer that is used again. Nearly all answers
// need less.
const maxReused = 1 << 20

// A Buffer is a reusable buffer for one answer. It counts all bytes that are written.
// When a write exceeds the limit, the buffer stores neither this write nor the writes
// after it.
type Buffer struct {
	bytes.Buffer
	limit   int
	written int
}

// Write implements io.Writer.
func (b *Buffer) Write(p []byte) (int, error) {
	if b.written += len(p); b.written > b.limit {
		return len(p), nil
	}
	return b.Buffer.Write(p)
}

// WriteString implements io.StringWriter.
func (b *Buffer) WriteString(s string) (int, error) {
	if b.written += len(s); b.written > b.limit {
		return len(s), nil
	}
	return b.Buffer.WriteString(s)
}

// Reset empties the buffer.
func (b *Buffer) Reset() { b.Buffer.Reset(); b.written = 0 }

// Written returns how many bytes were written since the last Reset.
func (b *Buffer) Written() int { return b.written }

// Buffers is a pool of buffers with one limit.
type Buffers struct{ pool sync.Pool }

// NewBuffers returns a pool of buffers that store at most limit bytes.
func NewBuffers(limit int) *Buffers {
	return &Buffers{sync.Pool{New: func() any { return &Buffer{limit: limit} }}}
}

// Get returns a buffer. The caller gives it back with Put when it no longer needs the
// buffer's bytes.
func (all *Buffers) Get() *Buffer { return all.pool.Get().(*Buffer) }

// Put takes a buffer back.
func (all *Buffers) Put(b *Buffer) {
	if b.Cap() <= maxReused {
		all.pool.Put(b)
	}
}
