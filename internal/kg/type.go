package kg

import "strings"

// A Type says what a relationship states. It is upper case, as Neo4j shows it.
type Type string

// The types there are, with what they join, in the direction in which they are
// read. [Type.Ends] has the same as data.
const (
	Proposed      Type = "PROPOSED"       // Actor proposed Document
	PartyTo       Type = "PARTY_TO"       // Actor is party to Document
	Guarantees    Type = "GUARANTEES"     // Actor guarantees Document or Provision
	Mediated      Type = "MEDIATED"       // Actor mediated Document
	Contains      Type = "CONTAINS"       // Document or Provision contains Provision
	Obliges       Type = "OBLIGES"        // Provision obliges Actor
	Benefits      Type = "BENEFITS"       // Provision benefits Actor
	Affects       Type = "AFFECTS"        // Provision affects Territory
	Raised        Type = "RAISED"         // Actor raised Objection
	ObjectsTo     Type = "OBJECTS_TO"     // Objection objects to Provision or Document
	Supports      Type = "SUPPORTS"       // Actor supports Provision or Document
	ConflictsWith Type = "CONFLICTS_WITH" // Provision conflicts with Provision or Document
	Weakens       Type = "WEAKENS"        // Provision weakens Provision or Document
	Reaffirms     Type = "REAFFIRMS"      // Provision reaffirms Provision or Document
	Repeats       Type = "REPEATS"        // Provision repeats Provision or Document
	DependsOn     Type = "DEPENDS_ON"     // Provision depends on Provision or Document
	Exceeds       Type = "EXCEEDS"        // Provision exceeds Provision or Document
	AlignsWith    Type = "ALIGNS_WITH"    // Provision, or Document that drops it, answers to Provision of another text
	DerivedFrom   Type = "DERIVED_FROM"   // Document derives from Document
	Supersedes    Type = "SUPERSEDES"     // Document supersedes Document
	Violated      Type = "VIOLATED"       // Actor violated Document or Provision
	Terminated    Type = "TERMINATED"     // Actor terminated Document or Provision
	PartOf        Type = "PART_OF"        // Territory or Actor is part of one of its kind
	HoldsOffice   Type = "HOLDS_OFFICE"   // Actor holds office in Actor
	MemberOf      Type = "MEMBER_OF"      // Actor is member of Actor
	Controls      Type = "CONTROLS"       // Actor controls Territory
	Claims        Type = "CLAIMS"         // Actor claims Territory
	Recognises    Type = "RECOGNISES"     // Actor recognises Territory (as said in the note)
	About         Type = "ABOUT"          // Figure or Event is about Actor, Document, Provision, Territory or Objection
	Cites         Type = "CITES"          // Document cites Document
)

// ends says what each type may join: kinds it starts from, kinds it leads to.
// Its order is that of [Types].
var ends = []struct {
	Type     Type
	From, To []Kind
}{
	{Proposed, []Kind{Actor}, []Kind{Document}},
	{PartyTo, []Kind{Actor}, []Kind{Document}},
	{Guarantees, []Kind{Actor}, []Kind{Document, Provision}},
	{Mediated, []Kind{Actor}, []Kind{Document}},
	{Contains, []Kind{Document, Provision}, []Kind{Provision}},
	{Obliges, []Kind{Provision}, []Kind{Actor}},
	{Benefits, []Kind{Provision}, []Kind{Actor}},
	{Affects, []Kind{Provision}, []Kind{Territory}},
	{Raised, []Kind{Actor}, []Kind{Objection}},
	{ObjectsTo, []Kind{Objection}, []Kind{Provision, Document}},
	{Supports, []Kind{Actor}, []Kind{Provision, Document}},
	{ConflictsWith, []Kind{Provision}, []Kind{Provision, Document}},
	{Weakens, []Kind{Provision}, []Kind{Provision, Document}},
	{Reaffirms, []Kind{Provision}, []Kind{Provision, Document}},
	{Repeats, []Kind{Provision}, []Kind{Provision, Document}},
	{DependsOn, []Kind{Provision}, []Kind{Provision, Document}},
	{Exceeds, []Kind{Provision}, []Kind{Provision, Document}},
	{AlignsWith, []Kind{Provision, Document}, []Kind{Provision}},
	{DerivedFrom, []Kind{Document}, []Kind{Document}},
	{Supersedes, []Kind{Document}, []Kind{Document}},
	{Violated, []Kind{Actor}, []Kind{Document, Provision}},
	{Terminated, []Kind{Actor}, []Kind{Document, Provision}},
	{PartOf, []Kind{Territory, Actor}, []Kind{Territory, Actor}},
	{HoldsOffice, []Kind{Actor}, []Kind{Actor}},
	{MemberOf, []Kind{Actor}, []Kind{Actor}},
	{Controls, []Kind{Actor}, []Kind{Territory}},
	{Claims, []Kind{Actor}, []Kind{Territory}},
	{Recognises, []Kind{Actor}, []Kind{Territory}},
	{About, []Kind{Figure, Event}, []Kind{Actor, Document, Provision, Territory, Objection}},
	{Cites, []Kind{Document}, []Kind{Document}},
}

// Types returns the types there are, in the order in which people list them.
func Types() []Type {
	all := make([]Type, len(ends))
	for i, e := range ends {
		all[i] = e.Type
	}
	return all
}

// Ends returns the kinds that relationships of type t may start from and lead
// to; none if there is no such type.
func (t Type) Ends() (from, to []Kind) {
	for _, e := range ends {
		if e.Type == t {
			return e.From, e.To
		}
	}
	return nil, nil
}

// Joins says whether a relationship of type t may lead from one to the other.
func (t Type) Joins(from, to Kind) bool {
	starts, leads := t.Ends()
	return isOneOf(from, starts) && isOneOf(to, leads) && (t != PartOf || from == to)
}

// isJoined says whether relationships of any type may join entities of kind k.
func (k Kind) IsJoined() bool {
	for _, e := range ends {
		if isOneOf(k, e.From) || isOneOf(k, e.To) {
			return true
		}
	}
	return false
}

func isOneOf(k Kind, of []Kind) bool {
	for _, other := range of {
		if k.Is(other) {
			return true
		}
	}
	return false
}

// RelationshipID returns the ID of the relationship of that type between those
// ends. The key tells apart several of one type between the same ends; without
// one it is empty.
func RelationshipID(t Type, from, to ID, key string) ID {
	id := "relationship/" + ID(strings.ReplaceAll(strings.ToLower(string(t)), "_", "-")) + "/" + from + "/" + to
	if key != "" {
		id += "/" + ID(key)
	}
	return id
}
