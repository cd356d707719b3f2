package kg

// IsClaim says whether relationships of type t are what somebody says and not what is
// on record: a data set names who says it.
func (t Type) IsClaim() bool { return typeRows[t].Rules&claimed != 0 }

// IsAcyclic says whether relationships of type t never lead, one after the other, back
// to where they started.
func (t Type) IsAcyclic() bool { return typeRows[t].Rules&acyclic != 0 }
