package wire

import (
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

// BenchmarkParsedSize measures what a parsed document takes for each byte of text.
func BenchmarkParsedSize(b *testing.B) {
	s := gen.NewExecutableSchema(gen.Config{}).Schema()
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
