package query

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/kg"
)

// A ChangesQuestion asks for entries of the log of loads.
type ChangesQuestion struct {
	Of    []kg.ID `arg:"of"`    // of what the entries are about, as [kg.Change.About] says; empty: of anything
	Since *int    `arg:"since"` // only entries with greater numbers; nil: all
	Paging
}

// bounds implements bounded.
func (q ChangesQuestion) bounds() map[string]bound {
	all := q.Paging.bounds()
	all["since"] = bound{0, math.MaxInt32}
	return all
}

// A Change is an entry of the log as a request reached it.
type Change struct {
	kg.Change
	Key     string // see nameOf
	was, is Item // a *Node or a *Link on a frontier of all entries of the page; nil for the data set and for nothing
}

// Was returns what the thing was, or nil if it did not exist or if the entry is about the data set.
func (c *Change) Was() Item { return c.was }

// Is returns what the thing is, or nil if it does not exist or if the entry is about the data set.
func (c *Change) Is() Item { return c.is }

// nameOf returns a name of c: its number, and the start of a hash of what it says. Two stores give an entry the same name
// only if they gave it the same number and it says the same. So a reader that remembers names drops every repeat, also
// after a store was filled anew.
func nameOf(c kg.Change) (string, error) {
	row, err := c.Row()
	if err != nil {
		return "", fmt.Errorf("query: name change %d: %w", c.Number, err)
	}
	sum := sha256.New()
	for _, part := range []string{string(row.ID), row.Before, row.After, row.Day, row.Was, row.Is, row.Why} {
		fmt.Fprintf(sum, "%d:%s", len(part), part)
	}
	return strconv.FormatInt(c.Number, 10) + "-" + hex.EncodeToString(sum.Sum(nil)[:8]), nil
}

// key returns the place of c in the list of all entries.
func (c *Change) key() kg.Key {
	return kg.Key{Sort: fmt.Sprintf("%019d", c.Number), ID: kg.ID("change/" + strconv.FormatInt(c.Number, 10))}
}

// changesList is the name of the list of all entries of the log.
const changesList = "changes"

// A ChangePage is a page of the log.
type ChangePage struct {
	window  kg.Window
	entries []*Change
	more    bool
}

// Changes returns entries of the log in the order of their numbers. If Of names a document, entries about its clauses
// count too, and entries about clauses that it had. An ID that names nothing is no error, because the log has entries
// about things that no longer exist.
//
// It takes one round trip, and two more if Of names a document.
func (g *Graph) Changes(ctx context.Context, q ChangesQuestion) (*ChangePage, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	if len(q.Of) > kg.MaxPage {
		return nil, kg.Invalidf("of are %d, want at most %d", len(q.Of), kg.MaxPage)
	}
	p := &ChangePage{}
	if p.window, err = q.window(changesList); err != nil {
		return nil, err
	}
	ask := kg.ChangeQuestion{Desc: p.window.Last, Limit: p.window.Limit + 1}
	if ask.After, ask.Before = numberOf(p.window.After), numberOf(p.window.Before); q.Since != nil {
		ask.After = max(ask.After, int64(*q.Since))
	}
	if ask.IDs, err = g.withClauses(ctx, q.Of); err != nil {
		return nil, err
	}
	found, err := g.store.Changes(ctx, ask)
	if err != nil {
		return nil, fmt.Errorf("query: changes after %d: %w", ask.After, err)
	}
	if p.more = len(found) > p.window.Limit; p.more {
		found = found[:p.window.Limit]
	}
	if p.window.Last {
		slices.Reverse(found)
	}
	p.entries, err = g.changes(found)
	return p, err
}

// numberOf returns the number of the entry at a place in the list of all entries, or 0 for the zero Key.
func numberOf(k kg.Key) int64 {
	n, _ := strconv.ParseInt(strings.TrimPrefix(string(k.ID), "change/"), 10, 64) // Changes alone makes these keys
	return n
}

// withClauses returns ids, and the IDs of the clauses that the documents among ids have or had.
func (g *Graph) withClauses(ctx context.Context, ids []kg.ID) ([]kg.ID, error) {
	f := g.frontier(AsOf{})
	for _, id := range ids {
		if !id.IsRelationship() && id.Kind().Is(kg.Document) {
			f.add(kg.Entity{ID: id, Kind: id.Kind()})
		}
	}
	if len(f.ids) == 0 {
		return ids, nil
	}
	all := slices.Clone(ids)
	for _, n := range f.all(f.ids) { // one round trip for all
		clauses, err := n.provisions(ctx)
		if err != nil {
			return nil, err
		}
		for _, c := range clauses {
			all = append(all, c.ID)
		}
	}
	about, err := g.store.Changes(ctx, kg.ChangeQuestion{IDs: f.ids, Limit: maxWalk, Desc: true})
	if err != nil {
		return nil, fmt.Errorf("query: changes of %d documents: %w", len(f.ids), err)
	}
	for _, c := range about {
		if c.Was.Entity != nil && c.Was.Entity.Kind == kg.Provision {
			all = append(all, c.ID)
		}
	}
	return unique(all), nil
}

// changes returns the entries with their things on one frontier, so that one round trip reads the ends of all
// relationships. An end that no longer exists is known if an entry of the same page removed it.
func (g *Graph) changes(found []kg.Change) ([]*Change, error) {
	f, gone := g.frontier(AsOf{}), map[kg.ID]*Node{}
	for _, c := range found {
		if e := c.Was.Entity; e != nil && !c.Is.Exists() {
			gone[c.ID] = &Node{Entity: *e, on: g.frontier(AsOf{})}
		}
	}
	all := make([]*Change, len(found))
	for i, c := range found {
		name, err := nameOf(c)
		if err != nil {
			return nil, err
		}
		all[i] = &Change{Change: c, Key: name, was: f.item(c.Was, gone), is: f.item(c.Is, nil)}
	}
	return all, nil
}

// item returns t on f, or nil if t is neither an entity nor a relationship. gone has ends that the store lacks.
func (f *frontier) item(t kg.Thing, gone map[kg.ID]*Node) Item {
	switch {
	case t.Entity != nil: // not f.add: f has one node for an ID, and the thing was another before
		return &Node{Entity: *t.Entity, on: f}
	case t.Relationship != nil:
		return f.link(*t.Relationship, gone[t.Relationship.From], gone[t.Relationship.To])
	}
	return nil
}

// Entries returns the entries on the page, in the order of their numbers.
func (p *ChangePage) Entries() []*Change { return p.entries }

// Info returns the position of the page in the log.
func (p *ChangePage) Info() Info { return info(p.window, p.more, p.entries, (*Change).Cursor) }

// Cursor returns the cursor of c in the log.
func (c *Change) Cursor() string { return encode(changesList, c.key()) }

// A ChangedField is a field whose value a change set, changed or removed. Values are texts, as clients read them.
type ChangedField struct {
	Name    string
	Was, Is []string // empty: no value
}

// derived are the fields that [kg.Complete] computes. They change because something else changed.
var derived = []string{"digest", "sort"}

// Fields returns the fields that c changed, in the order of their names. It returns none if the thing was added or
// removed as a whole. The fields of the data set are not listed.
func (c *Change) Fields() []ChangedField {
	was, is := valuesOf(c.Change.Was), valuesOf(c.Change.Is)
	all := []ChangedField{}
	if was == nil || is == nil {
		return all
	}
	for _, name := range fieldNames(was, is) {
		if !reflect.DeepEqual(was[name], is[name]) && !slices.Contains(derived, name) {
			all = append(all, ChangedField{name, textsOf(was[name]), textsOf(is[name])})
		}
	}
	return all
}

// valuesOf returns the values of a thing by the names of their fields, or nil if it is neither an entity nor a
// relationship.
func valuesOf(t kg.Thing) map[string]any {
	all := map[string]any{}
	switch {
	case t.Entity != nil:
		for name, v := range t.Entity.Fields {
			all[name] = v
		}
		all["name"], all["kind"] = t.Entity.Name, string(t.Entity.Kind)
	case t.Relationship != nil:
		for name, v := range t.Relationship.Fields {
			all[name] = v
		}
	default:
		return nil
	}
	return all
}

// fieldNames returns the names of all fields, sorted.
func fieldNames(all ...map[string]any) (names []string) {
	for _, values := range all {
		for name := range values {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// textsOf returns a value as texts.
func textsOf(v any) []string {
	switch v := v.(type) {
	case nil:
		return []string{}
	case []string:
		return v
	}
	return []string{fmt.Sprint(v)}
}

// Action returns what the load did to the thing: ADDED, CHANGED or REMOVED.
func (c *Change) Action() string {
	switch {
	case !c.Change.Was.Exists():
		return "ADDED"
	case !c.Change.Is.Exists():
		return "REMOVED"
	}
	return "CHANGED"
}
