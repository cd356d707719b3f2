package kg

import (
	"cmp"
	"context"
)

// A Store keeps the graph. Every store passes [kgtest.Run], with no exceptions.
//
// Methods take and return whole batches, so that a store answers each step of a
// query in one round trip. An ID that names nothing is missing from the answer;
// that is not an error. An ID that is asked for twice is answered once. Methods
// are safe for concurrent use, see what a finished Put wrote, and never a part
// of one. What they return is the caller's to read, not to change. A store that
// cannot be reached returns ErrUnavailable, and one that took too long
// context.DeadlineExceeded; a context that has ended is its error. A [Filter] or an
// [Op] that a store does not know is an error.
type Store interface {
	// Entities and Relationships return what the ids name; of entities, what is not
	// wanted may be missing.
	Entities(ctx context.Context, ids []ID, w Want) (map[ID]Entity, error)
	Relationships(ctx context.Context, ids []ID) (map[ID]Relationship, error)

	// Expand follows via from every entity in from, or from [Root] alone, and
	// returns for each the hops that lie in s, ascending in its order or, if it
	// is Desc, descending.
	Expand(ctx context.Context, from []ID, via Via, s Window) (map[ID][]Hop, error)

	// Count returns how many hops Expand would if no window were cut. An entity
	// that has none may be missing.
	Count(ctx context.Context, from []ID, via Via) (map[ID]int, error)

	// CountTypes returns how many relationships each entity has of each type, in
	// each direction, in the order of [Types], outgoing first. A self-loop counts
	// in both directions. Only those for which the filter holds count; nil holds
	// always.
	CountTypes(ctx context.Context, from []ID, link Filter) (map[ID][]TypeCount, error)

	// Facet follows via, which starts at [Root], and returns how many of what it
	// leads to have each value of a field; of a list, each of its values. What has
	// no value counts nowhere.
	Facet(ctx context.Context, via Via, field string) (map[string]int, error)

	// Shortest returns the relationships that the shortest paths between two
	// entities consist of, in any order; if there are more than q.Limit, some of
	// them. They have the fields of [PathFields], and may have others. There are none
	// if there is no path, or no such entity. A context that ends meanwhile ends the
	// call, with its error or ErrUnavailable.
	Shortest(ctx context.Context, q PathQuestion) ([]Relationship, error)

	// Search returns entities of these kinds (any but Merged, if none is given)
	// whose [SearchText] has all terms among its words, the last as the beginning
	// of one: the first limit of them by Entity.Sort and ID.
	Search(ctx context.Context, terms []string, kinds []Kind, limit int) ([]Entity, error)

	// Meta returns what the last Put that had one said of the data, or the zero
	// Meta.
	Meta(ctx context.Context) (Meta, error)

	// Digests returns the Digest of everything that is kept, by ID.
	Digests(ctx context.Context) (map[ID]string, error)

	// Put removes, then inserts or replaces, all or nothing. A relationship may
	// be replaced by one with other ends or another type. Of several with one ID
	// the last counts. Put returns ErrInvalid if anything in b breaks the form
	// that [Batch.CheckForm] checks, if an end of a relationship is then not kept, or
	// if an entity that was removed is still an end of one. To remove what is not
	// there is no error.
	Put(ctx context.Context, b Batch) error

	// Close releases what the store holds.
	Close(ctx context.Context) error
}

// A Batch is a change of the graph.
type Batch struct {
	Remove        []ID // of entities and relationships, done first
	Entities      []Entity
	Relationships []Relationship
	Meta          *Meta // nil leaves it as it is
}

// CheckForm returns ErrInvalid if something in b breaks the form of an entity or
// relationship: the ID, the kind or type, the names and types of the fields.
// Every store calls it before it writes. [Check] checks a whole data set.
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

// Meta says what the data is as a whole. It is the loader's; stores keep it.
type Meta struct {
	Revision    string         `json:"revision"` // a hash of everything that is kept
	Title       string         `json:"title"`
	Description string         `json:"description"`
	Licence     string         `json:"licence"`
	LicenceURL  string         `json:"licenceUrl"`
	CompiledOn  string         `json:"compiledOn"` // a day
	Counts      map[string]int `json:"counts"`     // by kind and by type

	Changelog []ChangelogEntry `json:"changelog,omitempty"` // last first
}

// Via says which relationships to follow, and which of the entities that they
// lead to count. A nil filter holds always.
type Via struct {
	Step
	Link  Filter // must hold for the relationship
	Where Filter // must hold for the far entity
}

// A Hop is a relationship and the entity at its far end. From Root, and by a
// Step with a Ref, there is only the entity; of a Step with Links there is only
// the relationship.
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

// A Key is a place in a list. No two hops from one entity have the same, but for
// a self-loop, which is one hop.
type Key struct {
	Sort string
	ID   ID
}

// Compare orders keys by Sort, then ID, byte by byte.
func (k Key) Compare(l Key) int {
	return cmp.Or(cmp.Compare(k.Sort, l.Sort), cmp.Compare(k.ID, l.ID))
}

// A Window is a stretch of a list in the order that it names: of the places
// strictly between After and Before, the first Limit, or if Last the last Limit.
// If the order is Desc, After is the greater one. The zero Key is no bound. What
// it does not Want may be missing from what is found; it wants the Field of the Order,
// if that has one.
type Window struct {
	Order
	Want
	After, Before Key
	Limit         int
	Last          bool
}

// A TypeCount is how many relationships of a type an entity has, one way.
type TypeCount struct {
	Type      Type
	Direction Direction // Out or In
	Count     int
}
