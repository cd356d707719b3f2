package graph

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"accordgraph/graph/internal/gen"
	"accordgraph/server/playground"
)

// However much is sent, what is kept is bounded in bytes, and what is asked for again
// and again stays.
func TestKeptIsBounded(t *testing.T) {
	k := newKept(10_000, func(key, text string) int { return len(key) + len(text) })
	for i := range 1000 {
		k.Set(fmt.Sprintf("%04d", i), strings.Repeat("x", 996))
		k.Set("again", "and again")
		k.GetIfPresent("again")
	}
	k.CleanUp()
	if n := k.WeightedSize(); n > 10_000 || n < 9_000 {
		t.Errorf("%d bytes are kept, want nearly 10000", n)
	}
	if _, ok := k.GetIfPresent("again"); !ok {
		t.Error("what is asked for again and again is gone")
	}
	k.Set("huge", strings.Repeat("x", 20_000))
	k.CleanUp()
	if _, ok := k.GetIfPresent("huge"); ok {
		t.Error("what is larger than the cache is kept")
	}
}

// BenchmarkParsedSize measures what a parsed document takes for each byte of text.
func BenchmarkParsedSize(b *testing.B) {
	s := schema(gen.Config{}).Schema()
	heap := func() int64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	for b.Loop() {
		var docs []*ast.QueryDocument
		before, text := heap(), 0
		for range 100 {
			for _, tab := range playground.Tabs() {
				doc, err := parser.ParseQuery(&ast.Source{Input: strings.Clone(tab.Query)})
				if err != nil {
					b.Fatal(err)
				}
				if errs := validator.ValidateWithRules(s, doc, rules.NewDefaultRules()); errs != nil {
					b.Fatal(errs)
				}
				docs, text = append(docs, doc), text+len(tab.Query)
			}
		}
		b.ReportMetric(float64(heap()-before)/float64(text), "B/B")
		runtime.KeepAlive(docs)
	}
}
