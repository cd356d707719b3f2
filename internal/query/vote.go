package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"accordgraph/internal/kg"
)

// MaxVotes is the greatest number of votes in the answer to a [VotesQuestion]. The United Nations have 193 members.
const MaxVotes = 300

// A VotesQuestion asks how everybody voted on a document.
type VotesQuestion struct {
	Document kg.ID     `arg:"document"`
	Where    kg.Filter `arg:"where"` // the VOTED matches Where; nil matches all
	AsOf     AsOf      `arg:"asOf"`
}

// A RollCall shows the votes on a document, with their totals beside the official counts.
type RollCall struct {
	Document *Node
	Votes    []*CastVote
	Totals   []VoteTotal // one for each of kg.Votes, in that order
}

// A CastVote is the vote of an actor.
type CastVote struct {
	Actor *Node
	Link  *Link // VOTED from the actor to the document
}

// A VoteTotal is the number of votes of one sort.
type VoteTotal struct {
	Vote     string // one of kg.Votes
	Count    int    // how many of the votes that match the question are of this sort
	Official *int   // how many the official record counts; nil if the data set has no official count
}

// Votes returns the votes on a document. Votes that were withdrawn do not count. The votes are in the order of
// kg.Votes, then in the order of actors. If there are more than MaxVotes, the answer has the first MaxVotes of them; the
// totals count all.
//
// The error is ErrInvalid if Document is not the ID of a document.
//
// Votes takes two round trips: for the document and for the votes. Another round trip is needed if the ID was merged.
func (g *Graph) Votes(ctx context.Context, q VotesQuestion) (*RollCall, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	found, err := g.frontier(q.AsOf).wanted(ctx, []kg.ID{q.Document})
	if err != nil {
		return nil, err
	}
	document, err := pick(found, "document is", q.Document, kg.Document)
	if err != nil {
		return nil, err
	}
	cast, err := document.walk(ctx, kg.Via{
		Step: kg.Incoming(kg.Actor, kg.Voted), Link: and(q.Where, kg.AllOf{standing()}),
	})
	if err != nil {
		return nil, err
	}
	all := &RollCall{Document: document}
	for _, e := range cast {
		all.Votes = append(all.Votes, &CastVote{e.Node, e.Relationship})
	}
	all.count()
	slices.SortFunc(all.Votes, compareVotes)
	all.Votes = all.Votes[:min(len(all.Votes), MaxVotes)]
	return all, nil
}

// count sets the totals of r.
func (r *RollCall) count() {
	for _, vote := range kg.Votes {
		total := VoteTotal{Vote: vote}
		for _, v := range r.Votes {
			if v.Vote() == vote {
				total.Count++
			}
		}
		if n, ok := r.Document.OfficialCount(vote); ok {
			total.Official = &n
		}
		r.Totals = append(r.Totals, total)
	}
}

// Vote returns how the actor voted: one of kg.Votes.
func (v *CastVote) Vote() string { return v.Link.Text("vote") }

// compareVotes orders votes; see [Graph.Votes].
func compareVotes(a, b *CastVote) int {
	place := func(v *CastVote) int { return slices.Index(kg.Votes, v.Vote()) }
	return cmp.Or(cmp.Compare(place(a), place(b)), strings.Compare(a.Actor.Sort, b.Actor.Sort),
		cmp.Compare(a.Link.ID, b.Link.ID))
}
