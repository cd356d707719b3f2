package kg

import "slices"

// claims are the types that state what somebody says, and not what is on record.
var claims = []Type{ConflictsWith, Weakens, Exceeds, Repeats, Reaffirms, DependsOn, AlignsWith, Violated}

// IsClaim reports whether a relationship of type t states what somebody says. A claim names its
// claimant in the field assertedBy.
func (t Type) IsClaim() bool { return slices.Contains(claims, t) }

// acyclic are the types that never lead back to where they start.
var acyclic = []Type{PartOf, DerivedFrom, Supersedes}

// IsAcyclic reports whether relationships of type t must not form a circle.
func (t Type) IsAcyclic() bool { return slices.Contains(acyclic, t) }

// MainKinds returns the kinds whose entities are facts: all of [Kinds] but Source and Evidence,
// which facts rest on.
func MainKinds() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return k == Source || k == Evidence })
}
