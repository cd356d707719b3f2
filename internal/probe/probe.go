// Package probe makes questions from a schema: each field with each pair of values of its
// arguments. It also checks that an answer has the shape that the schema and the specification
// of GraphQL want. The tests of the server send the questions to servers of both stores.
//
// The questions follow from the schema and the data set, so a new field, argument, enum value
// or filter is asked for without an edit here. An argument that takes ids of another kind than
// Actor has a row in kinds (sample.go). A pair of arguments that excludes each other has a row
// in exclusive (choice.go).
package probe

import (
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/kg"
)

// A Maker makes questions from a schema, with ids of a data set.
type Maker struct {
	Schema *ast.Schema
	IDs    map[string][]string   // ids of each type of the schema, in quotes, and of ends of relationships: see idsOf
	field  string                // the field of Query, or of a type, whose questions are being made
	deep   map[string]bool       // the fields of input objects that already have all their values
	made   map[string][]Question // by signature
}

// New returns a maker of questions about the data set of a batch.
func New(schema *ast.Schema, b kg.Batch) *Maker {
	return &Maker{Schema: schema, IDs: idsOf(b), deep: map[string]bool{}, made: map[string][]Question{}}
}
