package model

// An Agreement is a document that was agreed, such as the Budapest Memorandum.
type Agreement struct{ document }

// AgreementConnection is a page of agreements, and AgreementEdge is one entry of it.
type (
	AgreementConnection = Page[Agreement]
	AgreementEdge       = Edge[Agreement]
)

func (a Agreement) InForceFrom() *string { return text(a.Entity, "inForceFrom") }

func (a Agreement) Ended() *string { return text(a.Entity, "ended") }
