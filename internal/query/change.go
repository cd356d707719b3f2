package query

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

// MaxChangesOf is the greatest number of things in a [ChangesQuestion].
const MaxChangesOf = 20

// DataChanges lists what a load may do to a thing.
var DataChanges = []string{"ADDED", "CHANGED", "REMOVED"}

// changeList is the name of the list of all changes, whatever they are about. So a cursor stays valid if a reader asks
// about other things.
const changeList = "changes of the data"

// A ChangesQuestion asks what loads changed.
type ChangesQuestion struct {
	Of    []kg.ID `arg:"of"`    // changes about one of these things; empty: all changes. A document stands for its clauses, too
	Since *int    `arg:"since"` // only changes with greater numbers; nil: all
	Paging
}

// A DataChange is one change that a load made.
type DataChange struct {
	kg.Change
	Key     string // see keyOf
	was, is *Link  // the relationship before and after; nil if it did not exist, or if the change is of something else
}

// A ChangePage is a page of the changes that loads made, in the order in which they were made.
type ChangePage struct {
	graph  *Graph
	ids    []kg.ID
	since  int64 // only changes with greater numbers
	window kg.Window
	page   []*DataChange
	more   bool
}

// Changes returns a page of the changes that loads made, the earliest first. Changes that the store did not log, because
// they were made before it was filled, are not among them, unless the data set brought its history.
//
// The error is ErrInvalid if there are more than MaxChangesOf things, or if a cursor is not of this list. All ids of
// a thing name the same changes. An ID that names nothing has the changes that were made while it named something.
//
// Changes takes one round trip, and another one if a thing is a document.
func (g *Graph) Changes(ctx context.Context, q ChangesQuestion) (*ChangePage, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	if n := len(q.Of); n > MaxChangesOf {
		return nil, kg.Invalidf("of are %d, want at most %d", n, MaxChangesOf)
	}
	c := &ChangePage{graph: g}
	if q.Since != nil {
		c.since = int64(*q.Since)
	}
	if c.window, err = q.window(changeList); err != nil {
		return nil, err
	}
	if c.ids, err = g.withClauses(ctx, q.Of); err != nil {
		return nil, err
	}
	return c, c.read(ctx)
}

// read reads the page.
func (c *ChangePage) read(ctx context.Context) error {
	w := c.window
	found, err := c.graph.store.Changes(ctx, kg.ChangeQuestion{
		After: max(numberOf(w.After), c.since), Before: numberOf(w.Before), IDs: c.ids, Desc: w.Last, Limit: w.Limit + 1,
	})
	if err != nil {
		return fmt.Errorf("query: changes: %w", err)
	}
	c.more = len(found) > w.Limit
	found = found[:min(w.Limit, len(found))]
	if w.Last {
		slices.Reverse(found)
	}
	was, is := c.graph.frontier(AsOf{}), c.graph.frontier(AsOf{}) // one each, because an ID names one link of a frontier
	for _, one := range found {
		d := &DataChange{Change: one}
		if d.Key, err = keyOf(one); err != nil {
			return err
		}
		if r := one.Was.Relationship; r != nil {
			d.was = was.link(*r, nil, nil)
		}
		if r := one.Is.Relationship; r != nil {
			d.is = is.link(*r, nil, nil)
		}
		c.page = append(c.page, d)
	}
	return nil
}

// withFormer returns the ids with the current ids and the former ids of what they name, because the log has each thing
// under the id that it had.
func (g *Graph) withFormer(ctx context.Context, ids []kg.ID) ([]kg.ID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	former, err := g.former(ctx)
	if err != nil {
		return nil, err
	}
	all := slices.Clone(ids)
	for _, id := range ids {
		all = append(all, former.Current(id))
	}
	for old, now := range former {
		if slices.Contains(all, now) {
			all = append(all, old)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// withClauses returns the ids and, if any of them are of documents, the ids of their clauses.
func (g *Graph) withClauses(ctx context.Context, ids []kg.ID) ([]kg.ID, error) {
	ids, err := g.withFormer(ctx, ids)
	if err != nil {
		return nil, err
	}
	of := g.frontier(AsOf{})
	for _, id := range ids {
		if id.Kind().Is(kg.Document) {
			of.add(kg.Entity{ID: id, Kind: id.Kind()})
		}
	}
	all := slices.Clone(ids)
	for _, d := range of.all(of.ids) {
		clauses, err := d.provisions(ctx)
		if err != nil {
			return nil, err
		}
		for _, c := range clauses {
			all = append(all, c.ID)
		}
	}
	return all, nil
}

// changePrefix is what the ID in the cursor of a change begins with. Its number follows.
const changePrefix = "change/"

// numberOf returns the number of the change at a place, or 0 for the zero Key.
func numberOf(k kg.Key) int64 {
	n, err := strconv.ParseInt(strings.TrimPrefix(string(k.ID), changePrefix), 10, 64)
	if err != nil { // the zero Key: all other keys are of cursors that Cursor returned
		return 0
	}
	return n
}

// Edges returns the changes on the page.
func (c *ChangePage) Edges() []*DataChange { return c.page }

// Info returns the position of the page in the list.
func (c *ChangePage) Info() Info { return info(c.window, c.more, c.page, (*DataChange).Cursor) }

// Total returns the number of changes on all pages. It takes one round trip.
func (c *ChangePage) Total(ctx context.Context) (int, error) {
	n, err := c.graph.store.CountChanges(ctx, c.ids)
	return int(n), err
}

// Cursor returns the cursor of d.
func (d *DataChange) Cursor() string {
	return encode(changeList, kg.Key{ID: kg.ID(changePrefix + strconv.FormatInt(d.Number, 10))})
}

// What returns one of DataChanges. The first entry of a log adds the data set.
func (d *DataChange) What() string {
	switch {
	case !d.Change.Was.Exists():
		return "ADDED"
	case !d.Change.Is.Exists():
		return "REMOVED"
	}
	return "CHANGED"
}

// Was returns the relationship as it was, with the ends of today, or nil.
func (d *DataChange) Was() *Link { return d.was }

// Is returns the relationship as it became, with the ends of today, or nil.
func (d *DataChange) Is() *Link { return d.is }

// Entity returns the entity as it became, or as it was if it was removed. It returns nil if the change is of something
// else.
func (d *DataChange) Entity() *kg.Entity {
	if e := d.Change.Is.Entity; e != nil && e.Kind != kg.Merged {
		return e
	}
	return d.Change.Was.Entity
}
