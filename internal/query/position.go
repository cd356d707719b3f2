package query

import (
	"context"

	"accordgraph/internal/kg"
)

// MaxActors is the most actors whose positions can be asked for at once.
const MaxActors = 50

// Positions are where an actor may stand.
var Positions = []string{"SUPPORTS", "OPPOSES", "CONDITIONAL", "CONTRADICTORY", "SILENT"}

// A Matrix says who stands where on what.
type Matrix struct {
	Provisions []*Node
	Actors     []*Node
	Cells      [][]Cell // by provision, then actor
}

// A Cell is where an actor stands on a provision.
type Cell struct {
	Stance     string      // one of Positions; SILENT if nothing is on record
	Whole      bool        // it spoke only of what the provision is part of
	Strongest  *Link       // the best-sourced relationship behind the stance, or nil
	Latest     string      // the last day, month or year on which it spoke, or ""
	Statements []Statement // the best-sourced first
}

// A Statement is what somebody said of a text.
type Statement struct {
	Link   *Link  // leads to the text: PROPOSED or SUPPORTS from who said it, OBJECTS_TO from the objection
	By     *Node  // who said it: the actor, or somebody who is counted to it
	Stance string // SUPPORTS, OPPOSES or CONDITIONAL
	Day    string // the day, month or year; or ""
	Whole  bool   // of the document or clause that the provision is part of
}

// Links returns what is behind c, each relationship once, the best-sourced first.
func (c Cell) Links() []*Link {
	all, seen := []*Link{}, map[kg.ID]bool{}
	for _, s := range c.Statements {
		if !seen[s.Link.ID] {
			seen[s.Link.ID], all = true, append(all, s.Link)
		}
	}
	return all
}

// Positions says where the actors a["actors"] stand on every clause, and part of
// a clause, of a document, or on some provisions: a["of"] is {document: ID} or
// {provisions: [ID, ...]}.
//
// Who proposes or supports a text SUPPORTS it. An objection that REJECTS or
// OBJECTS is OPPOSES, one that CRITICISES or QUESTIONS is CONDITIONAL. Of several:
// both support and opposition are CONTRADICTORY, and otherwise OPPOSES hides
// CONDITIONAL, which hides SUPPORTS. What is said of a part counts for the
// clause; what is said of a clause or document counts for what it contains, and
// is marked Whole. What was withdrawn does not count.
//
// With a["rollUp"] an actor also says what its bodies say (its parts, its members
// that are state bodies, and theirs), and who holds an office in it or in them,
// if they did on the day of the statement.
//
// It takes at most 9 trips: what the IDs name, provisions (or what surrounds them,
// which is two), three for who speaks, support, objections, and who raised them.
// There are more only if an ID was merged (one), or if more than a thousand things
// hang off one node. It reads asOf and where, which must hold for the relationship
// by which something is said of a text. An ID that names nothing, or something of another kind, is ErrInvalid; so are no
// actors, more than [MaxActors], and more provisions than [kg.MaxPage].
func (g *Graph) Positions(ctx context.Context, a Args) (*Matrix, error) {
	q, err := g.readPositions(ctx, a)
	if err != nil {
		return nil, err
	}
	c, err := q.corpus(ctx)
	if err != nil {
		return nil, err
	}
	voices, err := voicesOf(ctx, q.actors, a["rollUp"] == true)
	if err != nil {
		return nil, err
	}
	said, err := c.statements(ctx, voices, q.where)
	if err != nil {
		return nil, err
	}
	m := &Matrix{Provisions: c.rows, Actors: q.actors, Cells: make([][]Cell, len(c.rows))}
	for i, p := range c.rows {
		m.Cells[i] = make([]Cell, len(q.actors))
		for j := range q.actors {
			m.Cells[i][j] = cell(voices[j].of(c.about(p), said))
		}
	}
	return m, ctx.Err()
}
