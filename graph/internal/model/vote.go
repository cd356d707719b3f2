package model

import (
	"context"

	"accordgraph/internal/query"
)

// A VoteRecord shows the votes on a document.
type VoteRecord struct{ record *query.RollCall }

// Votes resolves the field votes.
func Votes(ctx context.Context, g *query.Graph) (*VoteRecord, error) {
	r, err := answer(ctx, g.Votes)
	if err != nil {
		return nil, err
	}
	return &VoteRecord{r}, nil
}

// Document returns the document.
func (r VoteRecord) Document() Document { return view(r.record.Document).(Document) }

// Votes returns the votes.
func (r VoteRecord) Votes() []CastVote {
	all := make([]CastVote, len(r.record.Votes))
	for i, v := range r.record.Votes {
		all[i] = CastVote{v}
	}
	return all
}

// Totals returns one total for each way to vote.
func (r VoteRecord) Totals() []VoteTotal {
	all := make([]VoteTotal, len(r.record.Totals))
	for i, t := range r.record.Totals {
		all[i] = VoteTotal{t}
	}
	return all
}

// A VoteTotal is the number of votes of one sort.
type VoteTotal struct{ query.VoteTotal }

// Vote returns the sort of vote.
func (t VoteTotal) Vote() string { return t.VoteTotal.Vote }

// Count returns how many of the votes that match the question are of this sort.
func (t VoteTotal) Count() int { return t.VoteTotal.Count }

// Official returns how many the official record counts, or nil.
func (t VoteTotal) Official() *int { return t.VoteTotal.Official }

// A CastVote is the vote of one actor.
type CastVote struct{ *query.CastVote }

// Actor returns who voted.
func (v CastVote) Actor() Actor { return view(v.CastVote.Actor).(Actor) }

// Relationship returns the relationship that states the vote.
func (v CastVote) Relationship() Relationship { return Relationship{v.Link} }
