package wire

import (
	"context"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/web"
)

// parsedBytes is the size of the cache of parsed documents. A thousand documents of usual
// size fit into it.
const parsedBytes = 20 << 20

// parsedSize is the number of bytes that a parsed document takes for each byte of its
// text. BenchmarkParsedSize measured 28 to 41 bytes, and 9 for the documents of the
// playground, which have comments.
const parsedSize = 40

// parsedDocuments is the cache of valid documents that the guard and gqlgen share.
type parsedDocuments struct {
	cache *web.Cache[string, *ast.QueryDocument]
}

// newParsedDocuments returns an empty cache.
func newParsedDocuments() parsedDocuments {
	size := func(text string, _ *ast.QueryDocument) int { return parsedSize * len(text) }
	return parsedDocuments{web.NewCache(parsedBytes, size)}
}

// Get implements graphql.Cache.
func (d parsedDocuments) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	return d.cache.Get(text)
}

// Add implements graphql.Cache.
func (d parsedDocuments) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	d.cache.Set(text, doc)
}
