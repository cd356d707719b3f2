package query

import (
	"context"

	"accordgraph/internal/kg"
)

// MaxActors is the greatest number of actors in a [PositionsQuestion].
const MaxActors = 50

// Positions are the values of Cell.Stance.
var Positions = []string{"SUPPORTS", "OPPOSES", "CONDITIONAL", "CONTRADICTORY", "SILENT"}

// A PositionsQuestion asks for the position of each actor on each provision.
type PositionsQuestion struct {
	AsOf   AsOf        `arg:"asOf"`
	Of     PositionsOf `arg:"of,oneOf"`
	Actors []kg.ID     `arg:"actors"` // 1 to MaxActors
	RollUp bool        `arg:"rollUp"` // an actor also says what its bodies and the holders of its offices say
	Where  kg.Filter   `arg:"where"`  // the relationship from a statement to a text matches it; nil matches all
}

// PositionsOf says which provisions the positions are on. One of its fields is set.
type PositionsOf struct {
	Document   kg.ID   `arg:"document"`   // all clauses of the document, and their parts
	Provisions []kg.ID `arg:"provisions"` // 1 to kg.MaxPage clauses or parts of clauses
}

// A Matrix has the position of each actor on each provision.
type Matrix struct {
	Provisions []*Node
	Actors     []*Node
	Cells      [][]Cell // by provision, then actor
}

// A Cell is the position of an actor on a provision.
type Cell struct {
	Stance     string      // one of Positions; SILENT if no statement is on record
	Whole      bool        // all statements are about the document or clause that the provision is part of
	Strongest  *Link       // the best-sourced relationship with the stance, or nil
	Latest     string      // the day, month or year of the last statement, or ""
	Statements []Statement // the best-sourced first
}

// A Statement is one actor's support of a text, or objection to it.
type Statement struct {
	Link   *Link  // leads to the text: PROPOSED or SUPPORTS from the actor, OBJECTS_TO from the objection
	By     *Node  // who made the statement: the actor of the cell, or another actor that speaks for it
	Stance string // SUPPORTS, OPPOSES or CONDITIONAL
	Day    string // the day, month or year; or ""
	Whole  bool   // the text is the document or clause that the provision is part of
}

// Links returns the relationships of the statements of c, each once, the best-sourced first.
func (c Cell) Links() []*Link {
	all, seen := []*Link{}, map[kg.ID]bool{}
	for _, s := range c.Statements {
		if !seen[s.Link.ID] {
			seen[s.Link.ID], all = true, append(all, s.Link)
		}
	}
	return all
}

// Positions returns the positions of actors on provisions.
//
// An actor that proposes or supports a text SUPPORTS it. An objection that REJECTS or OBJECTS makes the position
// OPPOSES; one that CRITICISES or QUESTIONS makes it CONDITIONAL. If an actor made several statements, support and
// opposition together are CONTRADICTORY; otherwise OPPOSES wins over CONDITIONAL, and CONDITIONAL over SUPPORTS. A
// statement about a part of a clause counts for the clause. A statement about a clause or a document counts for each
// of its parts, and is marked Whole. Statements that were withdrawn do not count.
//
// With RollUp, statements of other actors count as said by the actor, if on the day of the statement they spoke for
// it. These are its bodies: its parts, those of its members that are state bodies, and the bodies of both. And these
// are the holders of offices in the actor or in its bodies.
//
// The error is ErrInvalid if an ID is not the ID of a document, provision or actor, as it should be, and if there are
// no actors, no provisions, or too many.
//
// Positions takes at most 9 round trips: one for the IDs; one for the provisions of a document, or two for the texts
// around provisions; three for the actors that speak for others; and three for support, objections, and who raised
// them. It takes one more if an ID was merged, and more if a node has more than a thousand relationships of a kind.
func (g *Graph) Positions(ctx context.Context, q PositionsQuestion) (*Matrix, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	ends, err := q.find(ctx, g.frontier(q.AsOf))
	if err != nil {
		return nil, err
	}
	c, err := ends.corpus(ctx)
	if err != nil {
		return nil, err
	}
	voices, err := voicesOf(ctx, ends.actors, q.RollUp)
	if err != nil {
		return nil, err
	}
	said, err := c.statements(ctx, voices, q.Where)
	if err != nil {
		return nil, err
	}
	m := &Matrix{Provisions: c.rows, Actors: ends.actors, Cells: make([][]Cell, len(c.rows))}
	for i, p := range c.rows {
		m.Cells[i] = make([]Cell, len(ends.actors))
		for j := range ends.actors {
			m.Cells[i][j] = cell(voices[j].of(c.about(p), said))
		}
	}
	return m, ctx.Err()
}
