package kg

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Step is one move in the graph: relationships of these types (any, if none is
// given), followed this way, to entities of this kind.
//
// A Step with a Ref follows no relationship: it leads to the entities of kind To
// whose field of that name holds the ID of where it starts.
//
// From [Root] a Step has only To, and leads to every entity of that kind by
// nothing; or only Links and perhaps Types, and leads to every relationship.
type Step struct {
	Types []Type // in the order of their names
	Dir   Direction
	To    Kind
	Ref   string
	Links bool
}

// String spells s for people: "OUT [AFFECTS] Territory".
func (s Step) String() string {
	var parts []string
	for _, p := range []string{string(s.Dir), fmt.Sprint(s.Types), s.Ref, string(s.To)} {
		if p != "" && p != "[]" {
			parts = append(parts, p)
		}
	}
	if s.Links {
		parts = append(parts, "relationships")
	}
	return strings.Join(parts, " ")
}

func Outgoing(to Kind, types ...Type) Step  { return Step{Types: sorted(types), Dir: Out, To: to} }
func Incoming(to Kind, types ...Type) Step  { return Step{Types: sorted(types), Dir: In, To: to} }
func EitherWay(to Kind, types ...Type) Step { return Step{Types: sorted(types), Dir: Both, To: to} }

func sorted(types []Type) []Type { return slices.Compact(slices.Sorted(slices.Values(types))) }

// steps are the moves from entities of a kind, by the name that people use.
var steps = map[Kind]map[string]Step{
	Actor: {
		"proposed":      Outgoing(Document, Proposed),
		"agreements":    Outgoing(Agreement, PartyTo),
		"guarantees":    Outgoing(Any, Guarantees),
		"mediated":      Outgoing(Document, Mediated),
		"obligedBy":     Incoming(Provision, Obliges),
		"benefitsFrom":  Incoming(Provision, Benefits),
		"objections":    Outgoing(Objection, Raised),
		"supports":      Outgoing(Any, Supports),
		"violated":      Outgoing(Any, Violated),
		"terminated":    Outgoing(Any, Terminated),
		"offices":       Outgoing(Actor, HoldsOffice),
		"officeHolders": Incoming(Actor, HoldsOffice),
		"memberOf":      Outgoing(Actor, MemberOf),
		"members":       Incoming(Actor, MemberOf),
		"partOf":        Outgoing(Actor, PartOf),
		"parts":         Incoming(Actor, PartOf),
		"controls":      Outgoing(Territory, Controls),
		"claims":        Outgoing(Territory, Claims),
		"recognises":    Outgoing(Territory, Recognises),
		"events":        Incoming(Event, About),
		"figures":       Incoming(Figure, About),
	},
	Document: {
		"provisions":            Outgoing(Provision, Contains),
		"proposedBy":            Incoming(Actor, Proposed),
		"parties":               Incoming(Actor, PartyTo),
		"guarantors":            Incoming(Actor, Guarantees),
		"mediators":             Incoming(Actor, Mediated),
		"objections":            Incoming(Objection, ObjectsTo),
		"supportedBy":           Incoming(Actor, Supports),
		"conflictingProvisions": Incoming(Provision, ConflictsWith),
		"violatedBy":            Incoming(Actor, Violated),
		"terminatedBy":          Incoming(Actor, Terminated),
		"derivedFrom":           Outgoing(Document, DerivedFrom),
		"derivations":           Incoming(Document, DerivedFrom),
		"supersedes":            Outgoing(Document, Supersedes),
		"supersededBy":          Incoming(Document, Supersedes),
		"cites":                 Outgoing(Document, Cites),
		"citedBy":               Incoming(Document, Cites),
		"events":                Incoming(Event, About),
		"figures":               Incoming(Figure, About),
	},
	Provision: {
		"parts":                  Outgoing(Provision, Contains),
		"territories":            Outgoing(Territory, Affects),
		"obliges":                Outgoing(Actor, Obliges),
		"benefits":               Outgoing(Actor, Benefits),
		"guarantors":             Incoming(Actor, Guarantees),
		"objections":             Incoming(Objection, ObjectsTo),
		"supportedBy":            Incoming(Actor, Supports),
		"violatedBy":             Incoming(Actor, Violated),
		"conflictsWith":          EitherWay(Provision, ConflictsWith),
		"conflictsWithDocuments": Outgoing(Document, ConflictsWith),
		"weakens":                Outgoing(Provision, Weakens),
		"weakenedBy":             Incoming(Provision, Weakens),
		"reaffirms":              Outgoing(Provision, Reaffirms),
		"repeats":                Outgoing(Provision, Repeats),
		"dependsOn":              Outgoing(Provision, DependsOn),
		"exceeds":                Outgoing(Provision, Exceeds),
		"alignsWith":             EitherWay(Provision, AlignsWith),
		"figures":                Incoming(Figure, About),
		"events":                 Incoming(Event, About),
	},
	Territory: {
		"provisions":   Incoming(Provision, Affects),
		"partOf":       Outgoing(Territory, PartOf),
		"parts":        Incoming(Territory, PartOf),
		"controlledBy": Incoming(Actor, Controls),
		"claimedBy":    Incoming(Actor, Claims),
		"recognisedBy": Incoming(Actor, Recognises),
		"figures":      Incoming(Figure, About),
		"events":       Incoming(Event, About),
	},
	Objection: {
		"raisedBy":   Incoming(Actor, Raised),
		"provisions": Outgoing(Provision, ObjectsTo),
		"documents":  Outgoing(Document, ObjectsTo),
	},
	Figure: {"about": Outgoing(Any, About)},
	Event:  {"about": Outgoing(Any, About)},
	Source: {"evidence": {Dir: In, To: Evidence, Ref: "source"}},
}

// Steps returns the moves from entities of kind k, by name.
func Steps(k Kind) map[string]Step {
	if k == Proposal || k == Agreement {
		k = Document
	}
	return maps.Clone(steps[k])
}

func StepOf(k Kind, name string) (Step, bool) {
	if k == Proposal || k == Agreement {
		k = Document
	}
	s, ok := steps[k][name]
	return s, ok
}
