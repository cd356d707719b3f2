package kg

import (
	"cmp"
	"context"
	"slices"
)

// A Store stores the graph. Every store passes [kgtest.Run], with no exceptions.
//
// Methods take and return whole batches, so that a store answers each step of a query in one round trip. An ID that
// names nothing is missing from the answer; that is not an error. An ID given twice is answered once.
//
// Methods are safe for concurrent use. They see everything that a finished Put wrote, and never part of an unfinished
// one. Callers must not change the results.
//
// A store that cannot be reached returns ErrUnavailable. A store that takes too long returns
// context.DeadlineExceeded. If the context ends, the error is the context's error.
// A [Filter] or an [Op] that the store does not know is an error.
type Store interface {
	// Entities returns the entities that the ids name. The store may omit fields that w does not want.
	Entities(ctx context.Context, ids []ID, w Want) (map[ID]Entity, error)
	// Relationships returns the relationships that the ids name.
	Relationships(ctx context.Context, ids []ID) (map[ID]Relationship, error)

	// Expand follows via. It starts at each ID in the argument from: IDs of entities, or [Root] alone. For each of
	// these it returns the hops within the window. They are in ascending order, or in descending order if the Order
	// is Desc.
	Expand(ctx context.Context, from []ID, via Via, w Window) (map[ID][]Hop, error)

	// Count returns how many hops Expand would return without a window. An entity without hops may be missing.
	Count(ctx context.Context, from []ID, via Via) (map[ID]int, error)

	// CountTypes returns how many relationships each entity has by type and direction, in the order of [Types],
	// outgoing first. A self-loop counts in both directions. Only relationships for which link is true count. A nil
	// link is always true.
	CountTypes(ctx context.Context, from []ID, link Filter) (map[ID][]TypeCount, error)

	// Groups returns the hops that Expand would return without a window, by the type of the relationship and its
	// direction, in the order of [Types], outgoing first. Each group has the number of its hops, and the first w.Limit
	// of them in the order of w. Bounds of w do not count, nor does w.Last. A self-loop is in a group of both
	// directions. Via follows relationships, and starts at entities. An entity without hops may be missing.
	Groups(ctx context.Context, from []ID, via Via, w Window) (map[ID][]Group, error)

	// Facet follows via, which starts at [Root], and counts the results by the value of a field. A list counts once
	// for each of its values. Absent values are not counted.
	Facet(ctx context.Context, via Via, field string) (map[string]int, error)

	// Shortest returns the relationships on the shortest paths between two entities, in any order. If there are more
	// than q.Limit relationships, it returns some of them. If there is no path, or if an end does not exist, it returns
	// no relationships. The relationships have the fields of [PathFields], and may have others. If the context ends,
	// the call ends too, and returns the context's error or ErrUnavailable.
	Shortest(ctx context.Context, q PathQuestion) ([]Relationship, error)

	// Search returns entities of these kinds, or of any kind but Merged if kinds is empty. All terms must be in the
	// entity's [SearchText]: one of the alternatives of each must be a word of it, or for the last term the beginning of
	// a word. Search returns the first limit matches in the order of Entity.Sort and ID.
	Search(ctx context.Context, terms []SearchTerm, kinds []Kind, limit int) ([]Entity, error)

	// SearchAny returns entities of these kinds (any but Merged, if none is given) whose [SearchText] has at least
	// `least` of the terms among its words: the first limit of them, those with most terms first, then by Entity.Sort
	// and ID. No term is given twice.
	SearchAny(ctx context.Context, terms []string, least int, kinds []Kind, limit int) ([]Entity, error)

	// Words returns the words of the searched fields of all entities but merged ones, as a [Lexicon] has them: each
	// once, in ascending order. It reads all entities, and may take seconds.
	Words(ctx context.Context) ([]string, error)

	// Meta returns the Meta of the last Put that had one, or the zero Meta.
	Meta(ctx context.Context) (Meta, error)

	// Digests returns the Digest of every stored entity and relationship, by ID.
	Digests(ctx context.Context) (map[ID]string, error)

	// Tip returns the end of the log. It is one cheap read, which does not depend on the size of the graph or the log.
	Tip(ctx context.Context) (Tip, error)

	// Changes returns the entries of the log that q asks for, in ascending order of their numbers, or in descending
	// order if q.Desc is set. If it returns an entry, then it returns, to the same question with a greater limit, all
	// entries before it too: no entry becomes visible after one with a greater number, whoever writes at that time.
	Changes(ctx context.Context, q ChangeQuestion) ([]Change, error)

	// CountChanges returns how many entries of the log are about one of the ids, or about anything if there are none.
	CountChanges(ctx context.Context, ids []ID) (int64, error)

	// Put first removes, then inserts or replaces. It makes all changes of b or none. A replaced relationship may get
	// other ends or another type. If several things in b have the same ID, only the last one counts. Removing an ID
	// that does not exist is not an error.
	//
	// Put may leave out a thing that the store has with the same digest, if [IsDigest] holds for it.
	//
	// Put also writes the log: see [Change]. What a thing was is what the store held when the Put began, whatever the
	// loader had read before. Puts happen one after another, also if several processes put at once.
	//
	// Put returns ErrInvalid if a thing in b breaks the form that [Batch.CheckForm] checks. It also returns ErrInvalid
	// if the change would leave a relationship without one of its ends. It returns ErrConflict if b does not expect the
	// state of the store: see [Batch.CheckExpected].
	Put(ctx context.Context, b Batch) error

	// Close releases the resources of the store.
	Close(ctx context.Context) error
}

// A Batch is a change to the graph.
type Batch struct {
	Remove        []ID // entities and relationships, removed first
	Entities      []Entity
	Relationships []Relationship
	Meta          *Meta // nil: unchanged

	// Expect is the Puts of the [Tip] of the store for which the loader computed the batch. If it is nil, Put does not
	// check it.
	Expect *int64

	Day string           // the day of the load, for the log; may be empty
	Why []ChangelogEntry // the entries of the changelog that came with the load, for the log

	// History is what happened before the data set had the revision of Meta, for the log of a store without one. Its
	// last entry is about the data set, and its After is that revision. Numbers in it do not count. An entry without a
	// Day gets the Day of the batch.
	History []Change
}

// Last returns b with only the last of the things with each ID, in their order. Only that one counts: earlier ones are
// not stored, so the ends of an earlier relationship need not exist.
func (b Batch) Last() Batch {
	b.Entities = lastOfEach(b.Entities, func(e Entity) ID { return e.ID })
	b.Relationships = lastOfEach(b.Relationships, func(r Relationship) ID { return r.ID })
	return b
}

// Completes reports whether b brings the revision of a data set, and so is the last part of a load.
func (b Batch) Completes() bool { return b.Meta != nil && b.Meta.Revision != "" }

// lastOfEach returns the last thing with each ID. It returns the list itself if no ID is there twice.
func lastOfEach[T any](all []T, id func(T) ID) []T {
	at := make(map[ID]int, len(all))
	for i, one := range all {
		at[id(one)] = i
	}
	if len(at) == len(all) {
		return all
	}
	lasts := make([]T, 0, len(at))
	for i, one := range all {
		if at[id(one)] == i {
			lasts = append(lasts, one)
		}
	}
	return lasts
}

// CheckForm returns ErrInvalid if a thing in b breaks the form of an entity or relationship: the ID, the kind or
// type, or the names and types of the fields. Every store calls it before it writes. [Check] checks a whole data set.
func (b Batch) CheckForm() error {
	for _, e := range b.Entities {
		if err := e.check(); err != nil {
			return err
		}
	}
	for _, r := range b.Relationships {
		if err := r.check(); err != nil {
			return err
		}
	}
	return nil
}

// Meta describes the data set as a whole. The loader sets it, and stores store it.
type Meta struct {
	Revision    string         `json:"revision"` // a hash of all entities, relationships and the rest of Meta
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Licence     string         `json:"licence"`
	LicenceURL  string         `json:"licenceUrl"`
	CompiledOn  string         `json:"compiledOn"`            // a day
	CoversUntil string         `json:"coversUntil,omitempty"` // a day; empty: the editors do not say
	Counts      map[string]int `json:"counts"`                // by kind and by type

	Changelog []ChangelogEntry `json:"changelog,omitempty"` // latest first
}

// Via says which relationships to follow, and which of the entities at their far ends count. A nil filter is always
// true.
type Via struct {
	Step
	Link  Filter // must be true for the relationship
	Where Filter // must be true for the far entity
}

// A Hop is a relationship and the entity at its far end. A Hop from Root, or by a Step with a Ref, has only the entity.
// A Hop by a Step with Links has only the relationship.
type Hop struct {
	Relationship Relationship
	To           Entity
}

// Key returns the place of h among the hops from one entity.
func (h Hop) Key(o Order) Key {
	if h.To.ID == "" { // a list of relationships has one order, by ID
		return Key{"", h.Relationship.ID}
	}
	return Key{o.Sort(h.Relationship, h.To), cmp.Or(h.Relationship.ID, h.To.ID)}
}

// A Key is a place in a list. No two hops from one entity have the same Key; a self-loop is one hop.
type Key struct {
	Sort string
	ID   ID
}

// Compare compares keys by Sort, then ID, byte by byte.
func (k Key) Compare(l Key) int {
	return cmp.Or(cmp.Compare(k.Sort, l.Sort), cmp.Compare(k.ID, l.ID))
}

// A Window is a part of a list in the given Order. It contains the first Limit places strictly between After and
// Before, or the last Limit places if Last is set. If the Order is Desc, After is greater than Before. The zero Key
// is no bound.
//
// A store may omit fields that the Window does not Want. The Window always wants the Field of its Order.
type Window struct {
	Order
	Want
	After, Before Key
	Limit         int
	Last          bool
}

// A Group has the relationships of an entity with one type and direction: their number, and the first of them.
type Group struct {
	TypeCount
	Hops []Hop
}

// SortGroups sorts the groups of an entity by type, in the order of [Types], outgoing first.
func SortGroups(all []Group) {
	order := Types()
	slices.SortFunc(all, func(a, b Group) int {
		return cmp.Or(
			cmp.Compare(slices.Index(order, a.Type), slices.Index(order, b.Type)),
			-cmp.Compare(a.Direction, b.Direction),
		)
	})
}

// A TypeCount is the number of relationships of an entity with one type and direction.
type TypeCount struct {
	Type      Type
	Direction Direction // Out or In
	Count     int
}
