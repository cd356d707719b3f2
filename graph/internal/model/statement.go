package model

import (
	"context"
	"strings"

	"accordgraph/internal/kg"
	"accordgraph/internal/prose"
)

// A Statement is a relationship in words.
type Statement struct {
	prose.Statement
	of Relationship
}

// A StatementPart is a part of the text of a statement.
type StatementPart struct {
	Text   string
	Entity *EntityReference
}

// An EntityReference is the id of an entity.
type EntityReference struct {
	PlainID kg.ID
	days    string
}

// Statement returns r in words, in parts.
func (r Relationship) Statement(ctx context.Context) (*Statement, error) {
	s, err := prose.Say(ctx, r.Link, lang(ctx))
	return &Statement{s, r}, err
}

func (s Statement) Note() *string    { return optional(s.Statement.Note) }
func (s Statement) Dispute() *string { return optional(s.Statement.Dispute) }

// Parts returns the words for entities, and the words between them.
func (s Statement) Parts() []StatementPart {
	days := strings.TrimPrefix(s.of.DatedID(), string(s.of.PlainID()))
	all := make([]StatementPart, len(s.Statement.Parts))
	for i, p := range s.Statement.Parts {
		all[i].Text = p.Text
		if p.Entity != "" {
			all[i].Entity = &EntityReference{p.Entity, days}
		}
	}
	return all
}

// ID returns the id with the days of the request.
func (r EntityReference) ID() string { return string(r.PlainID) + r.days }

func (r EntityReference) Kind() string { return strings.ToUpper(string(r.PlainID.Kind())) }
