package graph

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/internal/query"
)

// withFields is a graphql.OperationMiddleware. It passes package query the names of all fields that the operation
// selects, so that a store can omit the others.
func withFields(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	s := selected{shared: map[string]bool{}, seen: map[spread]bool{}}
	s.add(op.Operation.SelectionSet, 0)
	return next(query.WithFields(ctx, s.all(), s.perLevel()...))
}

// A selected has the names of the fields that an operation selects.
type selected struct {
	levels []map[string]bool // of the entries of a list at the root, of the entries of their lists, and so on
	shared map[string]bool   // of everything else
	seen   map[spread]bool
}

// A spread is a fragment at a level. The level elsewhere stands for everything that is no entry of a list in lists.
type spread struct {
	fragment *ast.FragmentDefinition
	level    int
}

const elsewhere = -1

// add adds the names of all fields in a selection set. At level 0 the set is the one of the operation; at level 1 it is
// in a list at the root.
func (s *selected) add(set ast.SelectionSet, level int) {
	for _, one := range set {
		switch one := one.(type) {
		case *ast.Field:
			s.names(level)[one.Name] = true
			s.add(one.SelectionSet, below(one, level))
		case *ast.InlineFragment:
			s.add(one.SelectionSet, level)
		case *ast.FragmentSpread:
			if at := (spread{one.Definition, level}); !s.seen[at] {
				s.seen[at] = true
				s.add(one.Definition.SelectionSet, level)
			}
		}
	}
}

// below returns the level of the selection set of a field. A list in a list is one level further. Edges, and what they
// lead to, are of the level of their list. Other objects, such as the ends of a relationship, may be things that another
// step has read, so all levels share their fields.
func below(f *ast.Field, level int) int {
	switch {
	case level == elsewhere || f.Definition == nil || f.ObjectDefinition == nil:
		return elsewhere
	case isConnection(f.Definition.Type.Name()):
		return level + 1
	case isConnection(f.ObjectDefinition.Name) || strings.HasSuffix(f.ObjectDefinition.Name, "Edge"):
		return level
	}
	return elsewhere
}

func isConnection(typ string) bool { return strings.HasSuffix(typ, "Connection") }

// names returns the set of names of a level.
func (s *selected) names(level int) map[string]bool {
	if level < 1 {
		return s.shared
	}
	for len(s.levels) < level {
		s.levels = append(s.levels, map[string]bool{})
	}
	return s.levels[level-1]
}

// all returns all names.
func (s *selected) all() []string {
	all := slices.Collect(maps.Keys(s.shared))
	for _, level := range s.levels {
		all = slices.AppendSeq(all, maps.Keys(level))
	}
	return all
}

// perLevel returns the names of each level. The shared names are in each of them.
func (s *selected) perLevel() [][]string {
	levels := make([][]string, len(s.levels))
	for i, level := range s.levels {
		levels[i] = slices.AppendSeq(slices.Collect(maps.Keys(s.shared)), maps.Keys(level))
	}
	return levels
}
