package model

// A Proposal is a text put forward and not agreed, such as the 28-point plan.
type Proposal struct{ document }

// A page of proposals, and a place on it.
type (
	ProposalConnection = Page[Proposal]
	ProposalEdge       = Edge[Proposal]
)
