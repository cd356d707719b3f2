// Package model shows package query as GraphQL. It has one Go type for each object type, because gqlgen finds the
// object type of an interface value by its Go type.
//
// A GraphQL field that never takes a round trip is a Go field or a method without a context. A GraphQL field that may
// take a round trip is a method with a context. A method without a comment returns the GraphQL field of the same name,
// or the relationships of the same name. graph/schema describes them.
package model

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// Node is anything that has an id.
type Node interface{ isNode() }

// Entity is a thing that relationships can join. It shows a query.Node.
type Entity interface {
	Node
	isEntity()
}

// view returns n as the object type of its kind, or nil if n is nil.
func view(n *query.Node) Node {
	if n == nil {
		return nil
	}
	switch e := (entity{node{n}}); n.Kind {
	case kg.Actor:
		return Actor{e}
	case kg.Proposal:
		return Proposal{document{e}}
	case kg.Agreement:
		return Agreement{document{e}}
	case kg.Provision:
		return Provision{e}
	case kg.Obligation:
		return Obligation{e}
	case kg.Territory:
		return Territory{e}
	case kg.Objection:
		return Objection{e}
	case kg.Figure:
		return Figure{e}
	case kg.Event:
		return Event{e}
	case kg.Source:
		return Source(e)
	case kg.Evidence:
		return Evidence(e)
	}
	return nil
}

// node has the fields of all kinds.
type node struct{ *query.Node }

func (node) isNode() {}

// ID returns the id with the days of the request.
func (n node) ID() string { return n.DatedID() }

func (n node) PlainID() kg.ID { return n.Node.ID }

func (n node) Note() *string { return text(n.Entity, "note") }

// entity has the fields of all kinds that relationships can join.
type entity struct{ node }

func (entity) isEntity() {}

func (e entity) Kind() string              { return strings.ToUpper(string(e.Node.Kind)) }
func (e entity) Aliases() []string         { return e.Texts("aliases") }
func (e entity) KnownFrom() *string        { return text(e.Entity, "knownFrom") }
func (e entity) Date() *string             { return text(e.Entity, "date") }
func (e entity) ExternalIds() []ExternalID { return externalIDs(e.Texts("externalIds")) }
func (e entity) Evidence(ctx context.Context) ([]Evidence, error) {
	return evidence(e.Node.Evidence(ctx))
}

// RelationshipCounts returns how many relationships e has, by type and direction.
func (e entity) RelationshipCounts(ctx context.Context) ([]kg.TypeCount, error) {
	return e.Counts(ctx)
}

// Relationships returns a page of the relationships of e.
func (e entity) Relationships(ctx context.Context) (*RelationshipConnection, error) {
	p, err := e.Node.Relationships(args(ctx))
	return links(p, err)
}

// An ExternalID is an identifier in another register.
type ExternalID struct{ Scheme, Value string }

func externalIDs(all []string) []ExternalID {
	out := make([]ExternalID, len(all))
	for i, s := range all {
		out[i].Scheme, out[i].Value, _ = strings.Cut(s, ":")
	}
	return out
}

func evidence(all []*query.Node, err error) ([]Evidence, error) {
	if err != nil {
		return nil, err
	}
	out := make([]Evidence, len(all))
	for i, n := range all {
		out[i] = Evidence{node{n}}
	}
	return out, nil
}

// text returns the text in a field, or nil if the field is absent.
func text(e kg.Entity, field string) *string {
	if s, ok := e.Value(field).(string); ok {
		return &s
	}
	return nil
}

// optional returns s, or nil if s is empty.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// number returns the number in a field, or nil if the field is absent.
func number(e kg.Entity, field string) *float64 {
	if n, ok := e.Value(field).(float64); ok {
		return &n
	}
	return nil
}

// whole returns the whole number in a field of e, or nil if the field is absent.
func whole(e kg.Entity, field string) *int {
	if v, ok := e.Value(field).(int); ok {
		return &v
	}
	return nil
}

// ref returns the entity that a field of n names, or nil if there is none of type T.
func ref[T Node](ctx context.Context, n *query.Node, field string) (*T, error) {
	far, err := n.Ref(ctx, field)
	if t, ok := view(far).(T); ok && err == nil {
		return &t, nil
	}
	return nil, err
}

// refs returns the entities that a field of n names, in the order of the field.
func refs[T Node](ctx context.Context, n *query.Node, field string) ([]T, error) {
	far, err := n.Refs(ctx, field)
	if err != nil {
		return nil, err
	}
	return several[T](far), nil
}

func refDocument(ctx context.Context, n *query.Node) (Document, error) {
	far, err := n.Ref(ctx, "document")
	d, _ := view(far).(Document)
	return d, err
}

// follow returns a page of the entities to which the current GraphQL field leads from n. The step to these entities has
// the same name as the field.
func follow[T Node](ctx context.Context, n *query.Node) (*Page[T], error) {
	p, err := n.Follow(graphql.GetFieldContext(ctx).Field.Name, args(ctx))
	return entities[T](p, err)
}

// List returns a page of the entities of a kind.
func List[T Node](ctx context.Context, g *query.Graph, k kg.Kind) (*Page[T], error) {
	p, err := g.List(k, args(ctx))
	return entities[T](p, err)
}

// Links returns a page of all relationships.
func Links(ctx context.Context, g *query.Graph) (*RelationshipConnection, error) {
	p, err := g.Relationships(args(ctx))
	return links(p, err)
}

// LinksAmong returns a page of the relationships between some entities.
func LinksAmong(ctx context.Context, g *query.Graph) (*RelationshipConnection, error) {
	p, err := g.RelationshipsAmong(ctx, args(ctx))
	return links(p, err)
}

// Item returns the item that the argument `id` names, or nil.
func Item(ctx context.Context, g *query.Graph) (Node, error) {
	t, err := g.Item(ctx, args(ctx))
	return viewOf(t), err
}

// Items returns the items that the argument `ids` names. An item is nil if its id names nothing.
func Items(ctx context.Context, g *query.Graph) ([]Node, error) {
	items, err := g.Items(ctx, args(ctx))
	nodes := make([]Node, len(items))
	for i, t := range items {
		nodes[i] = viewOf(t)
	}
	return nodes, err
}

// viewOf returns t as its object type.
func viewOf(t query.Item) Node {
	switch t := t.(type) {
	case *query.Node:
		return view(t)
	case *query.Link:
		return Relationship{t}
	}
	return nil
}

// args returns the arguments of the current GraphQL field, as the client gave them. Package query checks them.
func args(ctx context.Context) query.Args {
	return graphql.GetFieldContext(ctx).Field.ArgumentMap(graphql.GetOperationContext(ctx).Variables)
}
