package query

import (
	"context"

	"accordgraph/internal/kg"
)

// MaxActors is the greatest number of actors in a [PositionsQuestion].
const MaxActors = 50

// Positions are the values of Cell.Stance.
var Positions = []string{"SUPPORTS", "OPPOSES", "CRITICAL", "CONDITIONAL", "CONTRADICTORY", "ABSTAINS", "SILENT"}

// PositionScopes are the values of Cell.About and Statement.About, the closest to the provision first. A statement
// about the provision itself is about the CLAUSE. PART is a part of it, PARENT is the clause that it is part of, and
// DOCUMENT is its document.
var PositionScopes = []string{"CLAUSE", "PART", "PARENT", "DOCUMENT"}

// A PositionsQuestion asks for the position of each actor on each provision.
type PositionsQuestion struct {
	AsOf   AsOf        `arg:"asOf"`
	Of     PositionsOf `arg:"of,oneOf"`
	Actors []kg.ID     `arg:"actors"` // 1 to MaxActors
	RollUp bool        `arg:"rollUp"` // also count statements of the actor's bodies and of the holders of its offices
	Where  kg.Filter   `arg:"where"`  // the relationship from a statement to a text matches Where; nil matches all
}

// PositionsOf says which provisions the positions are on. Exactly one of its fields is set.
type PositionsOf struct {
	Document   kg.ID   `arg:"document"`   // all clauses of the document, and their parts
	Provisions []kg.ID `arg:"provisions"` // 1 to kg.MaxPage clauses or parts of clauses
}

// A Matrix has the position of each actor on each provision.
type Matrix struct {
	Provisions []*Node
	Actors     []*Node
	Cells      [][]Cell // Cells[i][j] is the position of Actors[j] on Provisions[i]
}

// A Cell is the position of an actor on a provision.
type Cell struct {
	Stance     string      // one of Positions; SILENT if no statement is on record
	About      string      // the closest of PositionScopes that a statement with the stance is about; "" if SILENT
	Whole      bool        // every statement is about the document or clause that the provision is part of
	Strongest  *Link       // the best-sourced relationship with the stance, or nil
	Latest     string      // the day, month or year of the last statement, or ""
	Statements []Statement // the best-sourced first
}

// A Statement is one actor's support of a text, objection to it, or vote on it.
type Statement struct {
	Link   *Link  // PROPOSED, SUPPORTS or VOTED from the actor to the text, or OBJECTS_TO from the objection to the text
	By     *Node  // who made the statement: the actor of the cell, or another actor that speaks for it
	Stance string // SUPPORTS, OPPOSES, CRITICAL, CONDITIONAL or ABSTAINS
	Day    string // the day, month or year; or ""
	About  string // one of PositionScopes: the text to which Link leads, as seen from the provision
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
// An actor that proposes, supports or votes for a text SUPPORTS it. A vote against a text makes the position OPPOSES, and
// an abstention makes it ABSTAINS. An actor that was absent from a vote said nothing. An objection with the stance REJECTS or OBJECTS makes the
// position OPPOSES. An objection with the stance CRITICISES or QUESTIONS makes it CRITICAL, and one with the stance
// SETS_CONDITION makes it CONDITIONAL. If an actor made several statements, support together with opposition makes the
// position CONTRADICTORY. Otherwise OPPOSES wins over CRITICAL, CRITICAL wins over CONDITIONAL, and CONDITIONAL wins
// over SUPPORTS, and SUPPORTS wins over ABSTAINS. A statement about a part of a clause counts for the clause. A statement about a clause or a document
// counts for each of its parts. About says which text it is. Statements that were withdrawn do not count.
//
// With RollUp, a statement of another actor counts as said by the actor if the other actor spoke for the actor on the
// day of the statement. The bodies of an actor speak for it. Its bodies are its parts, its members that are state
// bodies, and the bodies of these two. The holders of offices in the actor or in its bodies also speak for it.
//
// The error is ErrInvalid if an ID of the question does not name the document, provision or actor that its field needs.
// It is also ErrInvalid if there are no actors or too many, or no provisions or too many.
//
// Positions takes at most 9 round trips. One reads the IDs of the question. One reads the provisions of the document,
// or two read the documents, clauses and parts of the given provisions. Three read the actors that speak for others.
// Three read the supports, the objections, and the actors that raised the objections. Positions takes another round
// trip if an ID was merged. It also takes further round trips if a node has more than a thousand relationships of a
// kind.
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
