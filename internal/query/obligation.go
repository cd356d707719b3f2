package query

import (
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// MaxOf is the greatest number of documents and clauses in an [ObligationsQuestion].
const MaxOf = 20

// An ObligationsQuestion asks what documents and clauses ask for.
type ObligationsQuestion struct {
	Of     []kg.ID   `arg:"of"`     // 1 to MaxOf documents and clauses; a clause includes its parts
	Actors []kg.ID   `arg:"actors"` // only obligations that one of these actors owes; if empty, all; at most MaxActors
	Force  []string  `arg:"force"`  // only obligations with one of these forces; if empty, all
	Acts   []string  `arg:"acts"`   // only obligations with one of these acts; if empty, all
	Where  kg.Filter `arg:"where"`  // the ASKS that leads to the obligation matches Where; nil matches all
	AsOf   AsOf      `arg:"asOf"`
}

// Obligations is a table of what texts ask for.
type Obligations struct {
	Rows    []*ObligationRow
	Total   *ObligationTally
	ByActor []*ObligationTally
}

// An ObligationRow is an obligation with the actors that the text names for it. A list without actors means that the
// text names nobody.
type ObligationRow struct {
	Obligation, Provision          *Node
	Link                           *Link // the ASKS from Provision to Obligation
	OwedBy, OwedTo                 []*Node
	VerifiedBy, EnforcedBy, PaidBy []*Node // of the obligation or of the clause
}

// Obligations returns the obligations of documents and clauses, and their totals. Relationships that were withdrawn do
// not count. Rows are in the order of documents, clauses and letters. Actors of a row are in list order.
//
// If the question names actors, ByActor has a tally for each of them, in the order of the question. Otherwise it has a
// tally for everybody who owes an obligation, the highest count first, and last a tally of the obligations that nobody
// owes. An obligation that several actors owe counts for each.
//
// The error is ErrInvalid if an ID in Of is not the ID of a document or clause, if an ID in Actors is not the ID of an
// actor, or if there are too few or too many IDs.
//
// Obligations also returns what is said of who gives and gets what: by the objections to the documents and clauses that
// speak of an actor. An actor of whom one speaks and that owes nothing has a tally, too, unless the question names actors.
//
// Obligations takes at most nine round trips: for the IDs of the question, the clauses of documents, the parts of
// clauses, the obligations, those who owe them or whom they are owed to, those who verify, enforce and pay for the
// obligations and for the clauses, the objections, and the actors that these speak of. Another round trip is needed if an
// ID was merged.
func (g *Graph) Obligations(ctx context.Context, q ObligationsQuestion) (*Obligations, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	of, clauses, actors, err := q.find(ctx, g.frontier(q.AsOf))
	if err != nil {
		return nil, err
	}
	rows, err := q.rows(ctx, clauses)
	if err != nil {
		return nil, err
	}
	said, err := saidOf(ctx, of, clauses)
	if err != nil {
		return nil, err
	}
	rows = owedByAny(rows, actors)
	return &Obligations{rows, tally(nil, rows, said), tallies(actors, rows, said)}, nil
}

// find returns the documents and clauses of the question, a frontier of all clauses that it is about, and the actors
// that it names.
func (q ObligationsQuestion) find(
	ctx context.Context, f *frontier,
) (of []*Node, clauses *frontier, actors []*Node, err error) {
	switch {
	case len(q.Of) < 1 || len(q.Of) > MaxOf:
		return nil, nil, nil, kg.Invalidf("of has %d ids, want 1 to %d", len(q.Of), MaxOf)
	case len(q.Actors) > MaxActors:
		return nil, nil, nil, kg.Invalidf("actors are %d, want at most %d", len(q.Actors), MaxActors)
	}
	found, err := f.wanted(ctx, slices.Concat(q.Of, q.Actors))
	if err != nil {
		return nil, nil, nil, err
	}
	if of, err = pickAll(found, "of has", q.Of, kg.Any); err != nil {
		return nil, nil, nil, err
	}
	if actors, err = pickAll(found, "actors has", q.Actors, kg.Actor); err != nil {
		return nil, nil, nil, err
	}
	clauses, err = clausesOf(ctx, of)
	return of, clauses, actors, err
}

// clausesOf returns a frontier of the clauses of documents, of the given clauses, and of the parts of both. It takes
// one round trip if there are documents, and one if there are clauses.
func clausesOf(ctx context.Context, of []*Node) (*frontier, error) {
	documents, clauses := of[0].on.next(), of[0].on.next()
	for _, n := range of {
		switch {
		case n.Kind.Is(kg.Document):
			documents.add(n.Entity)
		case n.Kind == kg.Provision:
			clauses.add(n.Entity)
		default:
			return nil, kg.Invalidf("of has %s, which is neither a document nor a clause", kg.Quoted(string(n.ID)))
		}
	}
	all := of[0].on.next()
	for _, n := range clauses.all(clauses.ids) {
		all.add(n.Entity)
	}
	for _, whole := range []struct {
		of    *frontier
		field string
	}{{documents, "document"}, {clauses, "partOf"}} {
		for _, n := range whole.of.all(whole.of.ids) {
			parts, err := n.walk(ctx, kg.Via{Step: kg.Step{Dir: kg.In, To: kg.Provision, Ref: whole.field}})
			if err != nil {
				return nil, err
			}
			for _, e := range parts {
				all.add(e.Node.Entity)
			}
		}
	}
	return all, nil
}

// rows returns the obligations that the clauses ask for, sorted.
func (q ObligationsQuestion) rows(ctx context.Context, clauses *frontier) (rows []*ObligationRow, err error) {
	via, err := q.via()
	if err != nil {
		return nil, err
	}
	for _, c := range clauses.all(clauses.ids) {
		asked, err := c.walk(ctx, via)
		if err != nil {
			return nil, err
		}
		for _, e := range asked {
			rows = append(rows, &ObligationRow{Obligation: e.Node, Provision: c, Link: e.Relationship})
		}
	}
	for _, r := range rows {
		if err := r.addActors(ctx); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(rows, func(a, b *ObligationRow) int { return strings.Compare(a.Obligation.Sort, b.Obligation.Sort) })
	return rows, nil
}

// via returns the step from a clause to the obligations in question.
func (q ObligationsQuestion) via() (kg.Via, error) {
	via := kg.Via{Step: kg.Outgoing(kg.Obligation, kg.Asks), Link: and(q.Where, kg.AllOf{standing()})}
	force, err := termFilter("force", kg.OneOf, q.Force, kg.Forces)
	if err != nil {
		return via, err
	}
	acts, err := termFilter("acts", kg.HasAny, q.Acts, kg.Acts)
	if where := append(force, acts...); len(where) > 0 {
		via.Where = where
	}
	return via, err
}

// addActors adds to r everybody whom the text names.
func (r *ObligationRow) addActors(ctx context.Context) error {
	owed, err := r.Obligation.walk(ctx, kg.Via{Step: kg.Outgoing(kg.Actor, kg.OwedBy, kg.OwedTo), Link: standing()})
	if err != nil {
		return err
	}
	checks := kg.Via{Step: kg.Incoming(kg.Actor, kg.Verifies, kg.Enforces, kg.Pays), Link: standing()}
	for _, n := range []*Node{r.Obligation, r.Provision} {
		by, err := n.walk(ctx, checks)
		if err != nil {
			return err
		}
		owed = append(owed, by...)
	}
	for _, e := range owed {
		list := map[kg.Type]*[]*Node{
			kg.OwedBy: &r.OwedBy, kg.OwedTo: &r.OwedTo,
			kg.Verifies: &r.VerifiedBy, kg.Enforces: &r.EnforcedBy, kg.Pays: &r.PaidBy,
		}[e.Relationship.Type]
		if !slices.ContainsFunc(*list, e.Node.is) {
			*list = append(*list, e.Node)
		}
	}
	return nil
}

// is reports whether n and other show the same entity.
func (n *Node) is(other *Node) bool { return n.ID == other.ID }

// IsUnchecked reports whether the text names nobody who verifies, enforces or pays for r.
func (r *ObligationRow) IsUnchecked() bool {
	return len(r.VerifiedBy)+len(r.EnforcedBy)+len(r.PaidBy) == 0
}

// owedByAny returns the rows that at least one of the actors owes. If there are no actors, it returns all rows.
func owedByAny(rows []*ObligationRow, actors []*Node) []*ObligationRow {
	if len(actors) == 0 {
		return rows
	}
	return slices.DeleteFunc(rows, func(r *ObligationRow) bool {
		return !slices.ContainsFunc(actors, func(a *Node) bool { return slices.ContainsFunc(r.OwedBy, a.is) })
	})
}
