package kg

import "strings"

// A Kind says what sort of thing an entity is.
type Kind string

const (
	// Document stands for Proposal and Agreement. No entity has this kind, but a [Step] may lead to it.
	Document Kind = "Document"

	// Any stands for every kind. A [Step] to Any leads to entities of all kinds.
	Any Kind = ""
)

// Kinds returns the kinds that clients see, in display order. Every stored entity has one of them, or is Merged.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for i, row := range kinds {
		all[i] = row.Kind
	}
	return all
}

// Kind returns the kind that the first part of id names. It returns Any if the first part names no kind, as in the ID
// of a relationship. A merged entity keeps its old ID, so Kind returns its old kind.
func (id ID) Kind() Kind {
	first, _, _ := strings.Cut(string(id), "/")
	return kindNamed[first]
}

// ReadByKind calls read with the kind that all ids share, or with Any if they differ. It returns the result of read,
// which is the entities that ids name. Reading a single kind is cheaper. For example, evidence has only a fifth of all
// fields.
func ReadByKind(ids []ID, read func(Kind) (map[ID]Entity, error)) (map[ID]Entity, error) {
	k := commonKind(ids)
	found, err := read(k)
	for _, e := range found {
		if !e.Kind.Is(k) { // the ID does not match the kind: the entity was merged, or is from a test
			return read(Any)
		}
	}
	return found, err
}

// commonKind returns the kind that all ids share, or Any.
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

// kindNamed maps the first part of an ID to its kind.
var kindNamed = func() map[string]Kind {
	all := map[string]Kind{}
	for _, k := range Kinds() {
		all[strings.ToLower(string(k))] = k
	}
	return all
}()

// Is reports whether an entity of kind k counts as one of kind other.
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

// groupOf maps a kind to its group, if the kind is in a group. It is a map, because stores look it up for every row
// that they read.
var groupOf = func() map[Kind]Kind {
	all := map[Kind]Kind{}
	for _, row := range kinds {
		if row.Group != Any {
			all[row.Kind] = row.Group
		}
	}
	return all
}()

// Members returns the kinds that count as k: k itself, or the kinds that Document or Any stands for.
func (k Kind) Members() []Kind {
	var all []Kind
	for _, other := range append(Kinds(), Merged) {
		if other.Is(k) {
			all = append(all, other)
		}
	}
	return all
}

// A Direction says in which direction a step follows relationships, seen from the entity where the step starts.
type Direction string

// These are all directions. Both is a single step in both directions; a self-loop counts once.
const (
	Out  Direction = "OUT"
	In   Direction = "IN"
	Both Direction = "BOTH"
)

// Each returns the one or two directions of d: Out and In for Both.
func (d Direction) Each() []Direction {
	if d == Both {
		return []Direction{Out, In}
	}
	return []Direction{d}
}
