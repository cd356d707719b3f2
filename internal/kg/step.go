package kg

import (
	"maps"
	"slices"
)

// A Step is one move in the graph. It follows relationships in the direction Dir to entities of the kind To. It follows
// relationships of the given Types, or of any type if Types is empty.
//
// A Step with a Ref follows no relationship. It leads to the entities of kind To whose field Ref holds the ID of the
// starting entity.
//
// From [Root] there are two kinds of steps. A Step with only To leads to every entity of that kind, without a
// relationship. A Step with Links leads to every relationship of the given Types, or to all relationships if Types is
// empty.
type Step struct {
	Types []Type // in the order of their names
	Dir   Direction
	To    Kind
	Ref   string
	Links bool
}

// String returns s for people: "OUT [AFFECTS] Territory". Each page needs it, so it is put together without fmt.
func (s Step) String() string {
	text := make([]byte, 0, 64) // enough for most steps
	text = appendPart(text, string(s.Dir))
	for i, t := range s.Types {
		before := "["
		if i > 0 {
			before = ""
		}
		text = appendPart(text, before+string(t))
	}
	if len(s.Types) > 0 {
		text = append(text, ']')
	}
	text = appendPart(appendPart(text, s.Ref), string(s.To))
	if s.Links {
		text = appendPart(text, "relationships")
	}
	return string(text)
}

// appendPart appends a part to a text of parts with a space between them. An empty part is left out.
func appendPart(text []byte, part string) []byte {
	if part == "" {
		return text
	}
	if len(text) > 0 {
		text = append(text, ' ')
	}
	return append(text, part...)
}

// Outgoing returns the step along relationships of those types to entities of a kind.
func Outgoing(to Kind, types ...Type) Step { return Step{Types: sorted(types), Dir: Out, To: to} }

// Incoming returns the step against relationships of those types to entities of a kind.
func Incoming(to Kind, types ...Type) Step { return Step{Types: sorted(types), Dir: In, To: to} }

// EitherWay returns the step along or against relationships of those types to entities of a kind.
func EitherWay(to Kind, types ...Type) Step { return Step{Types: sorted(types), Dir: Both, To: to} }

func sorted(types []Type) []Type { return slices.Compact(slices.Sorted(slices.Values(types))) }

// A Move is a Step with the name that clients use.
type Move struct {
	Name string
	At   Kind   // the kind that it starts from; Document for proposals and agreements
	Doc  string // one or two sentences: what it leads to
	Was  string // the former name for clients, which still works
	Step
}

func forward(at Kind, name string, to Kind, doc string) Move {
	return Move{Name: name, At: at, Doc: doc, Step: Step{Dir: Out, To: to}}
}

func back(at Kind, name string, to Kind, doc string) Move {
	return Move{Name: name, At: at, Doc: doc, Step: Step{Dir: In, To: to}}
}

func eitherWay(at Kind, name string, to Kind, doc string) Move {
	return Move{Name: name, At: at, Doc: doc, Step: Step{Dir: Both, To: to}}
}

// refMoves lists the moves that follow a field instead of a relationship.
var refMoves = []Move{
	{
		Name: "passages", At: Source, Was: "evidence", Doc: "Passages of the source that evidence relies on.",
		Step: Step{Dir: In, To: Evidence, Ref: "source"},
	},
}

// moves maps a kind to the moves that start from it, in the order of the table of types.
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

// steps maps a kind, and then a current or former name of a move from it, to the step of that move.
var steps = func() map[Kind]map[string]Step {
	all := map[Kind]map[string]Step{}
	for k, of := range moves {
		all[k] = map[string]Step{}
		for _, m := range of {
			all[k][m.Name] = m.Step
			if m.Was != "" {
				all[k][m.Was] = m.Step
			}
		}
	}
	return all
}()

// Moves returns the moves from entities of kind k, in display order. Callers must not change the list.
func Moves(k Kind) []Move { return moves[k.group()] }

// Steps returns the steps from entities of kind k, by their current and former names.
func Steps(k Kind) map[string]Step { return maps.Clone(steps[k.group()]) }

// StepOf returns the step with that current or former name from entities of kind k, and whether there is one.
func StepOf(k Kind, name string) (Step, bool) {
	s, ok := steps[k.group()][name]
	return s, ok
}
