package graph

import (
	"bytes"
	"io"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// worthCompressing is the size in bytes from which answers are compressed: what is
// smaller fits into one packet of a network as it is.
const worthCompressing = 1400

// codings are what answers can be compressed by. On 37 KB of clauses BenchmarkCodings
// has zstd take 50 µs of CPU and leave 19.6 %, gzip 95 µs and 20.3 %, br 215 µs and
// 19.1 %, so the cheapest comes first. There is nothing secret in an answer that its
// length could give away.
type codings struct {
	zstd *zstd.Encoder
	gzip sync.Pool
	br   sync.Pool
}

// offers are the names of the codings, the one to be preferred first.
func (*codings) offers() []string { return []string{"zstd", "gzip", "br"} }

// newCodings panics if an option is wrong, which is our mistake.
func newCodings() *codings {
	// A window of 1 MiB holds nearly every answer, and keeps an encoder small.
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20))
	if err != nil {
		panic(err)
	}
	return &codings{
		zstd: z,
		gzip: sync.Pool{New: func() any { w, _ := gzip.NewWriterLevel(nil, 3); return w }},
		br:   sync.Pool{New: func() any { return brotli.NewWriterV2(nil, 2) }},
	}
}

// encode returns body in a coding of those that are offered.
func (c *codings) encode(coding string, body []byte) []byte {
	switch coding {
	case "zstd":
		return c.zstd.EncodeAll(body, make([]byte, 0, len(body)/4))
	case "br":
		return through(&c.br, body)
	}
	return through(&c.gzip, body)
}

// A coded keeps what an answer is in the codings that it was sent in, so that one
// that is kept is compressed once. A nil one keeps nothing.
type coded struct {
	mu   sync.Mutex
	kept map[string][]byte
}

// in returns the answer in a coding, from encode the first time.
func (c *coded) in(coding string, encode func() []byte) []byte {
	if c == nil {
		return encode()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	body, ok := c.kept[coding]
	if !ok {
		if c.kept == nil {
			c.kept = map[string][]byte{}
		}
		body = encode()
		c.kept[coding] = body
	}
	return body
}

// through writes body through a writer of a pool. Neither can fail: a buffer grows.
func through(pool *sync.Pool, body []byte) []byte {
	w := pool.Get().(interface {
		io.WriteCloser
		Reset(io.Writer)
	})
	defer pool.Put(w)
	out := bytes.NewBuffer(make([]byte, 0, len(body)/4))
	w.Reset(out)
	w.Write(body)
	w.Close()
	return out.Bytes()
}
