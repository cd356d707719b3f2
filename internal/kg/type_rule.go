package kg

import "slices"

// IsClaim reports whether a relationship of type t is a claim: it states what somebody says, not what is on record. A
// claim names its claimant in the field assertedBy.
func (t Type) IsClaim() bool { return typeRows[t].Rules&claimed != 0 }

// IsAcyclic reports whether relationships of type t must never form a circle.
func (t Type) IsAcyclic() bool { return typeRows[t].Rules&acyclic != 0 }

// MainKinds returns the kinds of [Kinds] that relationships can join. Their entities are facts; the other kinds
// support facts.
func MainKinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return !k.IsEntity() })
}
