package kg

import (
	"errors"
	"slices"
)

// ErrConflict means that a store has changed since the loader read it. [Batch.Expect] asks for this check. The store
// has written nothing. Read the store again, and compute the batch anew.
var ErrConflict = errors.New("the store has changed since it was read")

// A Change is one entry of the log: what one [Store.Put] made of one thing.
//
// The log begins with the first Put after which the store has a revision. The entry of this Put is about the data set
// alone, and not about each thing, unless the [Batch] brings a History. After that, every Put logs each thing that it
// adds, changes or removes, in the order of ID. If the Put also changes the Meta, its last entry is about the data set.
//
// Entries have the numbers 1, 2, 3 and so on in the order in which the Puts became visible, without gaps.
type Change struct {
	Number int64
	ID     ID // the ID of an entity or a relationship, or [Root] for the data set
	Was    Thing
	Is     Thing

	// Before and After are the revisions of the store before and after the Put. A revision is empty if the store had
	// none, because it was empty or because a load in parts was not finished.
	Before, After string

	Day string           // the day of the load, or of the release in a History; may be empty
	Why []ChangelogEntry // the entries of the changelog that came with the load and say why; see [ChangelogEntry.Explains]
}

// A Thing is what a Change was about: an entity, a relationship or the data set. The zero Thing did not exist.
type Thing struct {
	Entity       *Entity       `json:"entity,omitempty"`
	Relationship *Relationship `json:"relationship,omitempty"`

	// Meta describes the data set. Its Changelog has only the entries that the Change removed or added: see
	// [Meta.Undo]. The first entry of a log has no Changelog.
	Meta *Meta `json:"meta,omitempty"`
}

// Exists reports whether t is not the zero Thing.
func (t Thing) Exists() bool { return t != Thing{} }

// A Tip is the end of the log of a store.
type Tip struct {
	Number int64 // the number of the last Change, or 0
	Puts   int64 // how often Put has changed the store
}

// A ChangeQuestion asks for some entries of the log.
type ChangeQuestion struct {
	After, Before int64 // numbers, strictly between; 0 is no bound
	IDs           []ID  // of what the entries are about, as [Change.About] says; empty: of anything
	Desc          bool  // the latest first
	Limit         int
}

// About returns the IDs that c is about, each once, in ascending order. These are the ID of the thing, both ends of a
// relationship, and what a field of type [Ref] of an entity names, such as the document of a clause. All of them are
// of what the thing was and of what it is. A Change of the data set is about [Root].
func (c Change) About() []ID {
	all := []ID{c.ID}
	for _, t := range []Thing{c.Was, c.Is} {
		if r := t.Relationship; r != nil {
			all = append(all, r.From, r.To)
		}
		if e := t.Entity; e != nil {
			for _, name := range refFields {
				if id := e.Text(name); id != "" {
					all = append(all, ID(id))
				}
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// refFields lists the fields of entities that hold the ID of one entity.
var refFields = func() (names []string) {
	for _, f := range AllEntityFields() {
		if f.Type == Ref && f.Name != "id" {
			names = append(names, f.Name)
		}
	}
	return names
}()

// Explains reports whether e says why c was made. An entry explains the changes of the things that it names. An entry
// that says that a thing was added or removed as a whole also explains that something about it was added or removed:
// see [Change.About].
func (e ChangelogEntry) Explains(c Change) bool {
	named := func(id ID) bool { return slices.Contains(e.IDs, id) || slices.Contains(e.Removed, id) }
	if named(c.ID) {
		return true
	}
	whole := e.Kind == "ADDED" && !c.Was.Exists() || e.Kind == "REMOVED" && !c.Is.Exists()
	return whole && slices.ContainsFunc(c.About(), named)
}
