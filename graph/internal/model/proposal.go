package model

// A Proposal is a document that was put forward and not agreed, such as the 28-point plan.
type Proposal struct{ document }

// ProposalConnection is a page of proposals, and ProposalEdge is one entry of it.
type (
	ProposalConnection = Page[Proposal]
	ProposalEdge       = Edge[Proposal]
)
