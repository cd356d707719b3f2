// Package scalar converts types of package kg to and from GraphQL scalars, so that kg does not import GraphQL.
package scalar

import (
	"github.com/99designs/gqlgen/graphql"

	"accordgraph/internal/kg"
)

// MarshalID writes id as a GraphQL ID.
func MarshalID(id kg.ID) graphql.Marshaler { return graphql.MarshalID(string(id)) }

// UnmarshalID reads a GraphQL ID.
func UnmarshalID(v any) (kg.ID, error) {
	s, err := graphql.UnmarshalID(v)
	return kg.ID(s), err
}
