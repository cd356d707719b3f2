package graph

import (
	"context"
	"sync"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/vektah/gqlparser/v2/ast"
)

// keptBytes is how many bytes of text the documents have that are kept for the next
// time they are sent. Parsed and valid, they take 28 to 41 times as much: 20 MB at
// most, and a thousand usual ones fit.
const keptBytes = 512 << 10

// documents are the valid documents that were sent last, by their text. They
// implement graphql.Cache.
type documents struct {
	mu    sync.Mutex
	bytes int
	all   *simplelru.LRU[string, *ast.QueryDocument]
}

func newDocuments() *documents {
	d := &documents{}
	// The number of documents is bounded by their bytes: none is empty.
	d.all, _ = simplelru.NewLRU(keptBytes, func(text string, _ *ast.QueryDocument) { d.bytes -= len(text) })
	return d
}

// Get implements graphql.Cache.
func (d *documents) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.all.Get(text)
}

// Add implements graphql.Cache. It forgets the oldest documents, and a document that
// is larger than all there is room for.
func (d *documents) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.all.Contains(text) {
		d.bytes += len(text)
	}
	d.all.Add(text, doc)
	for d.bytes > keptBytes {
		d.all.RemoveOldest()
	}
}
