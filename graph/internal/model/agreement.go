package model

// An Agreement is a text that was agreed, such as the Budapest Memorandum.
type Agreement struct{ document }

// A page of agreements, and a place on it.
type (
	AgreementConnection = Page[Agreement]
	AgreementEdge       = Edge[Agreement]
)

func (a Agreement) InForceFrom() *string { return text(a.Entity, "inForceFrom") }

func (a Agreement) Ended() *string { return text(a.Entity, "ended") }
