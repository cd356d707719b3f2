package guard

import (
	"sync"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph/internal/gen"
)

// testSchema returns the schema that package graph answers: the generated one without
// @defer.
var testSchema = sync.OnceValue(func() *ast.Schema {
	s := gen.NewExecutableSchema(gen.Config{}).Schema()
	delete(s.Directives, "defer")
	return s
})
