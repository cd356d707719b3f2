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

// A Move is a Step that clients can take, by the name that they use.
type Move struct {
	Name string
	At   Kind   // whose Step it is; of proposals and agreements it is Document
	Doc  string // what it leads to, in one or two sentences
	Step
}

func forward(at Kind, name string, to Kind, doc string) Move {
	return Move{name, at, doc, Step{Dir: Out, To: to}}
}

func back(at Kind, name string, to Kind, doc string) Move {
	return Move{name, at, doc, Step{Dir: In, To: to}}
}

func eitherWay(at Kind, name string, to Kind, doc string) Move {
	return Move{name, at, doc, Step{Dir: Both, To: to}}
}

// refMoves are the moves that follow a field and no relationship.
var refMoves = []Move{
	{"evidence", Source, "Passages of the source that evidence relies on.", Step{Dir: In, To: Evidence, Ref: "source"}},
}

// moves are all moves by where they start, in the order of the table of types.
var moves = func() map[Kind][]Move {
	all := map[Kind][]Move{}
	for _, row := range types {
		for _, m := range row.Moves {
			m.Types = []Type{row.Type}
			all[m.At] = append(all[m.At], m)
		}
	}
	for _, m := range refMoves {
		all[m.At] = append(all[m.At], m)
	}
	return all
}()

// steps are the steps of moves by their name.
var steps = func() map[Kind]map[string]Step {
	all := map[Kind]map[string]Step{}
	for k, of := range moves {
		all[k] = map[string]Step{}
		for _, m := range of {
			all[k][m.Name] = m.Step
		}
	}
	return all
}()

// Moves returns the moves from entities of kind k, in the order in which people list
// them. They are the caller's to read, not to change.
func Moves(k Kind) []Move { return moves[k.group()] }

// Steps returns the steps from entities of kind k, by name.
func Steps(k Kind) map[string]Step { return maps.Clone(steps[k.group()]) }

// StepOf returns the step of that name from entities of kind k.
func StepOf(k Kind, name string) (Step, bool) {
	s, ok := steps[k.group()][name]
	return s, ok
}
