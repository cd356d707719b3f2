package graph

import (
	"context"

	"github.com/maypok86/otter/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// kept is a cache that is bounded in bytes and keeps what is used most. It may be
// over its bound for as long as it takes to throw out what is too much.
type kept[V any] struct{ *otter.Cache[string, V] }

// newKept returns a cache of at most that many bytes, as weigh counts them.
func newKept[V any](bytes uint64, weigh func(key string, v V) int) *kept[V] {
	return &kept[V]{otter.Must(&otter.Options[string, V]{
		MaximumWeight: bytes,
		Weigher:       func(key string, v V) uint32 { return uint32(weigh(key, v)) },
	})}
}

// keptDocuments is how many bytes of parsed documents are kept: a thousand usual
// ones fit.
const keptDocuments = 20 << 20

// parsedSize is how many bytes a parsed document takes for each of its text: 28 to
// 41, and 9 for the questions of the page, which have comments (BenchmarkParsedSize).
const parsedSize = 40

// documents are those that were parsed and found to be of the schema.
type documents struct{ parsed *kept[*ast.QueryDocument] }

func newDocuments() documents {
	return documents{newKept(keptDocuments, func(text string, _ *ast.QueryDocument) int { return parsedSize * len(text) })}
}

// Get implements graphql.Cache.
func (d documents) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	return d.parsed.GetIfPresent(text)
}

// Add implements graphql.Cache.
func (d documents) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	d.parsed.Set(text, doc)
}
