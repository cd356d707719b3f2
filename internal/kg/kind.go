package kg

import "strings"

// A Kind says what sort of thing an entity is.
type Kind string

// The kinds there are; the table kinds says all that there is to say about each. An ID
// starts with the lower-case name of the kind.
const (
	Actor     Kind = "Actor"
	Proposal  Kind = "Proposal"
	Agreement Kind = "Agreement"
	Provision Kind = "Provision"
	Territory Kind = "Territory"
	Objection Kind = "Objection"
	Figure    Kind = "Figure"
	Event     Kind = "Event"
	Source    Kind = "Source"
	Evidence  Kind = "Evidence"

	// Merged is what an entity leaves behind when it becomes part of another:
	// its field "into" names the survivor. [query.Graph.Items] follows it; it is in
	// no list.
	Merged Kind = "Merged"
)

const (
	// Document is a Proposal or an Agreement: no entity has this kind, but a
	// [Step] may lead to it.
	Document Kind = "Document"

	// Any is a Proposal, an Actor, or any other kind: a Step that leads to it
	// leads to whatever is there.
	Any Kind = ""
)

// Kinds returns the kinds that entities have and that clients see, in the order
// in which people list them.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for i, row := range kinds {
		all[i] = row.Kind
	}
	return all
}

// Kind returns the kind that the first part of id names, or Any if it names none,
// as that of a relationship does. A merged entity has the ID it had before.
func (id ID) Kind() Kind {
	first, _, _ := strings.Cut(string(id), "/")
	return kindNamed[first]
}

// ReadByKind returns the entities that ids name, from read, which reads the fields that
// a kind has: that of all ids, if they say one, and else Any. The evidence of a page is
// of one kind, which has a fifth of the fields of all.
func ReadByKind(ids []ID, read func(Kind) (map[ID]Entity, error)) (map[ID]Entity, error) {
	k := commonKind(ids)
	found, err := read(k)
	for _, e := range found {
		if !e.Kind.Is(k) { // its id does not say what it is: it was merged, or is in a test
			return read(Any)
		}
	}
	return found, err
}

// commonKind returns the kind that all ids start with, or Any.
func commonKind(ids []ID) Kind {
	one := Any
	for i, id := range ids {
		k := id.Kind()
		if k == Any || i > 0 && k != one {
			return Any
		}
		one = k
	}
	return one
}

var kindNamed = func() map[string]Kind {
	all := map[string]Kind{}
	for _, k := range Kinds() {
		all[strings.ToLower(string(k))] = k
	}
	return all
}()

// Is says whether an entity of kind k counts as one of kind other.
func (k Kind) Is(other Kind) bool {
	return k == other || other == Any || other == Document && k.group() == Document
}

// group returns Document for the kinds of documents, and k for others.
func (k Kind) group() Kind {
	if group, ok := groupOf[k]; ok {
		return group
	}
	return k
}

// groupOf are the groups of the kinds that have one: they are looked up for every row.
var groupOf = func() map[Kind]Kind {
	all := map[Kind]Kind{}
	for _, row := range kinds {
		if row.Group != Any {
			all[row.Kind] = row.Group
		}
	}
	return all
}()

// Members returns the kinds that count as k: k alone, or what Document or Any
// stand for.
func (k Kind) Members() []Kind {
	var all []Kind
	for _, other := range append(Kinds(), Merged) {
		if other.Is(k) {
			all = append(all, other)
		}
	}
	return all
}

// A Direction is the way a relationship is followed, seen from where one stands.
type Direction string

// The directions there are. Both is one walk, not two: a self-loop is met once.
const (
	Out  Direction = "OUT"
	In   Direction = "IN"
	Both Direction = "BOTH"
)
