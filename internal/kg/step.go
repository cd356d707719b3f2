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

func out(to Kind, types ...Type) Step  { return Step{Types: sorted(types), Dir: Out, To: to} }
func in(to Kind, types ...Type) Step   { return Step{Types: sorted(types), Dir: In, To: to} }
func both(to Kind, types ...Type) Step { return Step{Types: sorted(types), Dir: Both, To: to} }

func sorted(types []Type) []Type { return slices.Compact(slices.Sorted(slices.Values(types))) }

// steps are the moves from entities of a kind, by the name that people use.
var steps = map[Kind]map[string]Step{
	Actor: {
		"proposed":      out(Document, Proposed),
		"agreements":    out(Agreement, PartyTo),
		"guarantees":    out(Any, Guarantees),
		"mediated":      out(Document, Mediated),
		"obligedBy":     in(Provision, Obliges),
		"benefitsFrom":  in(Provision, Benefits),
		"objections":    out(Objection, Raised),
		"supports":      out(Any, Supports),
		"violated":      out(Any, Violated),
		"terminated":    out(Any, Terminated),
		"offices":       out(Actor, HoldsOffice),
		"officeHolders": in(Actor, HoldsOffice),
		"memberOf":      out(Actor, MemberOf),
		"members":       in(Actor, MemberOf),
		"partOf":        out(Actor, PartOf),
		"parts":         in(Actor, PartOf),
		"controls":      out(Territory, Controls),
		"claims":        out(Territory, Claims),
		"recognises":    out(Territory, Recognises),
		"events":        in(Event, About),
		"figures":       in(Figure, About),
	},
	Document: {
		"provisions":            out(Provision, Contains),
		"proposedBy":            in(Actor, Proposed),
		"parties":               in(Actor, PartyTo),
		"guarantors":            in(Actor, Guarantees),
		"mediators":             in(Actor, Mediated),
		"objections":            in(Objection, ObjectsTo),
		"supportedBy":           in(Actor, Supports),
		"conflictingProvisions": in(Provision, ConflictsWith),
		"violatedBy":            in(Actor, Violated),
		"terminatedBy":          in(Actor, Terminated),
		"derivedFrom":           out(Document, DerivedFrom),
		"derivations":           in(Document, DerivedFrom),
		"supersedes":            out(Document, Supersedes),
		"supersededBy":          in(Document, Supersedes),
		"cites":                 out(Document, Cites),
		"citedBy":               in(Document, Cites),
		"events":                in(Event, About),
		"figures":               in(Figure, About),
	},
	Provision: {
		"parts":                  out(Provision, Contains),
		"territories":            out(Territory, Affects),
		"obliges":                out(Actor, Obliges),
		"benefits":               out(Actor, Benefits),
		"guarantors":             in(Actor, Guarantees),
		"objections":             in(Objection, ObjectsTo),
		"supportedBy":            in(Actor, Supports),
		"violatedBy":             in(Actor, Violated),
		"conflictsWith":          both(Provision, ConflictsWith),
		"conflictsWithDocuments": out(Document, ConflictsWith),
		"weakens":                out(Provision, Weakens),
		"weakenedBy":             in(Provision, Weakens),
		"reaffirms":              out(Provision, Reaffirms),
		"repeats":                out(Provision, Repeats),
		"dependsOn":              out(Provision, DependsOn),
		"exceeds":                out(Provision, Exceeds),
		"alignsWith":             both(Provision, AlignsWith),
		"figures":                in(Figure, About),
		"events":                 in(Event, About),
	},
	Territory: {
		"provisions":   in(Provision, Affects),
		"partOf":       out(Territory, PartOf),
		"parts":        in(Territory, PartOf),
		"controlledBy": in(Actor, Controls),
		"claimedBy":    in(Actor, Claims),
		"recognisedBy": in(Actor, Recognises),
		"figures":      in(Figure, About),
		"events":       in(Event, About),
	},
	Objection: {
		"raisedBy":   in(Actor, Raised),
		"provisions": out(Provision, ObjectsTo),
		"documents":  out(Document, ObjectsTo),
	},
	Figure: {"about": out(Any, About)},
	Event:  {"about": out(Any, About)},
	Source: {"evidence": {Dir: In, To: Evidence, Ref: "source"}},
}

// Steps returns the moves from entities of kind k, by name.
func Steps(k Kind) map[string]Step {
	if k == Proposal || k == Agreement {
		k = Document
	}
	return maps.Clone(steps[k])
}

func stepOf(k Kind, name string) (Step, bool) {
	if k == Proposal || k == Agreement {
		k = Document
	}
	s, ok := steps[k][name]
	return s, ok
}
