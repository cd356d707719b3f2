package graph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

func TestDocumentsAreBoundedInBytes(t *testing.T) {
	d, ctx := newDocuments(), t.Context()
	text := func(i int) string { return fmt.Sprintf("{ dataset { title } } #%04d", i) + strings.Repeat("x", 1000) }
	for i := range 2000 {
		d.Add(ctx, text(i), &ast.QueryDocument{})
		d.Add(ctx, text(i), &ast.QueryDocument{}) // once more is no more
	}
	if want := d.all.Len() * len(text(0)); d.bytes > keptBytes || d.bytes != want || d.bytes < keptBytes-len(text(0)) {
		t.Errorf("%d bytes are kept, want %d, at most %d", d.bytes, want, keptBytes)
	}
	if _, ok := d.Get(ctx, text(0)); ok {
		t.Error("the oldest is still there")
	}
	if _, ok := d.Get(ctx, text(1999)); !ok {
		t.Error("the last is gone")
	}
	d.Add(ctx, strings.Repeat("#", keptBytes+1), &ast.QueryDocument{})
	if d.bytes != 0 || d.all.Len() != 0 {
		t.Errorf("%d bytes of %d documents are left", d.bytes, d.all.Len())
	}
}
