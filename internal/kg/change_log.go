package kg

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// Held is what a store holds when a Put begins: what [Batch.Log] needs of it.
type Held struct {
	Tip
	Meta          Meta
	Entities      map[ID]Entity       // at least the entities that [Batch.Touched] names
	Relationships map[ID]Relationship // at least the relationships that [Batch.Touched] names
}

// Touched returns the IDs that b removes or puts, each once, in ascending order.
func (b Batch) Touched() []ID {
	all := slices.Clone(b.Remove)
	for _, e := range b.Entities {
		all = append(all, e.ID)
	}
	for _, r := range b.Relationships {
		all = append(all, r.ID)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// CheckExpected returns ErrConflict if b was made for another state of the store than the one with tip.
func (b Batch) CheckExpected(tip Tip) error {
	if b.Expect == nil || *b.Expect == tip.Puts {
		return nil
	}
	return fmt.Errorf("%w: it has changed %d times, and the batch was made after %d changes",
		ErrConflict, tip.Puts, *b.Expect)
}

// IsLogged reports whether a store whose log ends at tip logs each thing that a Put changes.
func (t Tip) IsLogged() bool { return t.Number > 0 }

// Log returns the entries that b adds to the log of a store, in ascending order of their numbers. Every store calls it
// in the transaction that writes b, and writes the entries in this transaction. The type [Change] says which entries
// there are. If the log is empty, Held needs no entities and no relationships.
//
// Log returns ErrInvalid if b has a History that does not end at the revision of b.
func (b Batch) Log(h Held) ([]Change, error) {
	after := h.Meta.Revision
	if b.Meta != nil {
		after = b.Meta.Revision
	}
	var all []Change
	switch {
	case h.IsLogged():
		all = b.changes(h)
	case after == "" || b.Meta == nil:
		return nil, nil
	case len(b.History) > 0:
		all = slices.Clone(b.History)
		if last := all[len(all)-1]; last.ID != Root || last.After != after {
			return nil, Invalidf("the history ends at revision %q, and the data set has revision %q", last.After, after)
		}
	default:
		all = []Change{first(*b.Meta, b.Day)}
	}
	for i := range all {
		all[i].Number = h.Number + int64(i) + 1
		all[i].Day = cmp.Or(all[i].Day, b.Day)
	}
	return all, nil
}

// first returns the first entry of a log.
func first(m Meta, day string) Change {
	m.Changelog = nil
	return Change{ID: Root, Is: Thing{Meta: &m}, After: m.Revision, Day: day}
}

// changes returns what b changes, without numbers.
func (b Batch) changes(h Held) []Change {
	now := b.things()
	var all []Change
	for _, id := range b.Touched() {
		if c := (Change{ID: id, Was: h.Thing(id), Is: now[id]}); !c.Was.equal(c.Is) {
			all = append(all, c)
		}
	}
	if b.Meta != nil {
		was, is := metaThings(h.Meta, *b.Meta)
		if !was.equal(is) {
			all = append(all, Change{ID: Root, Was: was, Is: is})
		}
	}
	for i := range all {
		all[i].explain(h.Meta.Revision, b)
	}
	return all
}

// explain sets the revisions, the day and the reasons of c, which b makes in a store that has the revision before.
func (c *Change) explain(before string, b Batch) {
	c.Before, c.After, c.Day = before, before, b.Day
	if b.Meta != nil {
		c.After = b.Meta.Revision
	}
	for _, e := range b.Why {
		if c.ID == Root || e.Explains(*c) {
			c.Why = append(c.Why, e)
		}
	}
}

// things maps the ID of each thing that b puts to the thing.
func (b Batch) things() map[ID]Thing {
	all := make(map[ID]Thing, len(b.Entities)+len(b.Relationships))
	for _, e := range b.Entities {
		all[e.ID] = Thing{Entity: &e}
	}
	for _, r := range b.Relationships {
		all[r.ID] = Thing{Relationship: &r}
	}
	return all
}

// Thing returns what an ID names in h.
func (h Held) Thing(id ID) Thing {
	if e, ok := h.Entities[id]; ok {
		return Thing{Entity: &e}
	}
	if r, ok := h.Relationships[id]; ok {
		return Thing{Relationship: &r}
	}
	return Thing{}
}

// equal reports whether t and u have the same values. The texts of both decide, so an empty map equals no map, and a
// float64 equals an int with its value.
func (t Thing) equal(u Thing) bool {
	a, errA := t.text()
	b, errB := u.text()
	return errA == nil && errB == nil && a == b
}

// Copy returns the entries with things that share no map with the originals.
func (c Change) Copy() Change {
	c.Was, c.Is = c.Was.copy(), c.Is.copy()
	c.Why = slices.Clone(c.Why)
	return c
}

func (t Thing) copy() Thing {
	if t.Entity != nil {
		e := t.Entity.Clone()
		t.Entity = &e
	}
	if t.Relationship != nil {
		r := t.Relationship.Clone()
		t.Relationship = &r
	}
	if t.Meta != nil {
		m := *t.Meta
		m.Counts, m.Changelog = maps.Clone(m.Counts), slices.Clone(m.Changelog)
		t.Meta = &m
	}
	return t
}
