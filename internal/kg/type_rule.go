package kg

import "slices"

// IsClaim reports whether a relationship of type t states what somebody says, and not
// what is on record. A claim names its claimant in the field assertedBy.
func (t Type) IsClaim() bool { return typeRows[t].Rules&claimed != 0 }

// IsAcyclic reports whether relationships of type t never lead, one after the other,
// back to where they started.
func (t Type) IsAcyclic() bool { return typeRows[t].Rules&acyclic != 0 }

// MainKinds returns the kinds whose entities are facts: all of [Kinds] that relationships can join.
// Facts rest on the others.
func MainKinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return !k.IsEntity() })
}
