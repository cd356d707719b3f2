package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// A TimelineQuestion asks for the dates that concern an entity, in order.
type TimelineQuestion struct {
	About kg.ID `arg:"about"`
	AsOf  AsOf  `arg:"asOf"`
	Paging
	From  string    `arg:"from,date"` // only dates in or after this day, month or year
	To    string    `arg:"to,date"`   // only dates in or before this day, month or year
	Where kg.Filter `arg:"where"`     // the relationship between an item and the entity matches Where; nil matches all
}

// A Moment is one date on a timeline.
type Moment struct {
	Cursor    string
	Date      string
	Precision string // DAY, MONTH or YEAR
	What      string // DATED, EVENT, OBJECTION, BEGAN or ENDED
	Item      Item   // the *Node that has the date, or the *Link that began or ended
	key       kg.Key
}

// A Timeline is a page of moments, in order.
type Timeline struct {
	within []*Moment // the moments between the cursors of window, in order
	total  int       // how many moments there are, on all pages
	window kg.Window
}

// Timeline returns the dates that concern an entity: the date of the entity itself, the dates of the events, objections
// and documents that a relationship joins to it, and the dates on which its relationships began or ended. If the entity
// is a document, the dates of events and objections about its clauses also belong to the timeline. The order is by
// first day, then by precision (the most precise first), then by What, then by ID.
//
// The error is ErrInvalid if About names nothing, or if a cursor is not of this timeline. All ids of an entity name one
// timeline.
//
// Timeline takes two round trips, and two more for a document.
func (g *Graph) Timeline(ctx context.Context, q TimelineQuestion) (*Timeline, error) {
	q, err := withDefaults(q)
	if err != nil {
		return nil, err
	}
	if q.From != "" && q.To != "" && kg.FirstDay(q.From) > kg.LastDay(q.To) {
		return nil, kg.Invalidf("from is %s, want no later day than to, which is %s", q.From, q.To)
	}
	about, err := g.frontier(q.AsOf).nodeNamed(ctx, "about", q.About)
	if err != nil {
		return nil, err
	}
	list := "timeline of " + string(about.ID)
	t, seen := &Timeline{}, map[kg.Key]bool{}
	if t.window, err = q.window(list); err != nil {
		return nil, err
	}
	add := func(date, what string, item Item, id kg.ID) {
		m := moment(list, date, what, item, id)
		if date == "" || !q.spans(date) || seen[m.key] {
			return
		}
		seen[m.key] = true
		t.total++
		if between(t.window, m.key) {
			t.within = append(t.within, m)
		}
	}
	add(about.Text("date"), "DATED", about, about.ID)
	if err := about.addDates(ctx, q.Where, add); err != nil {
		return nil, err
	}
	slices.SortFunc(t.within, func(a, b *Moment) int { return a.key.Compare(b.key) })
	return t, nil
}

// addDates calls add with the dates of the relationships of n, and with the dates of the entities at their far ends.
// Only relationships that match where count.
func (n *Node) addDates(ctx context.Context, where kg.Filter, add func(string, string, Item, kg.ID)) error {
	links, err := n.walk(ctx, kg.Via{Step: kg.Step{Dir: kg.Both}, Link: where})
	if err != nil {
		return err
	}
	for _, e := range links {
		add(e.Relationship.Text("validFrom"), "BEGAN", e.Relationship, e.Relationship.ID)
		add(e.Relationship.Text("validTo"), "ENDED", e.Relationship, e.Relationship.ID)
		addDate(e.Node, add)
	}
	if !n.Kind.Is(kg.Document) {
		return nil
	}
	clauses, err := n.provisions(ctx)
	if err != nil {
		return err
	}
	for _, c := range clauses {
		about, err := c.walk(ctx, kg.Via{Step: kg.Incoming(kg.Any, kg.About, kg.ObjectsTo), Link: where})
		if err != nil {
			return err
		}
		for _, e := range about {
			addDate(e.Node, add)
		}
	}
	return nil
}

// addDate calls add with the date of n, if timelines show the date of its kind.
func addDate(n *Node, add func(string, string, Item, kg.ID)) {
	if what := n.Kind.Moment(); what != "" {
		add(n.Text("date"), what, n, n.ID)
	}
}

// moment returns the moment of a date in a list with that name. If date is empty, the moment has neither a cursor nor a key.
func moment(list, date, what string, item Item, id kg.ID) *Moment {
	m := &Moment{Date: date, What: what, Item: item, Precision: "DAY"}
	if date == "" {
		return m
	}
	switch len(date) {
	case 4:
		m.Precision = "YEAR"
	case 7:
		m.Precision = "MONTH"
	}
	m.key = kg.Key{Sort: kg.FirstDay(date) + " " + m.Precision + " " + what, ID: id}
	m.Cursor = encode(list, m.key)
	return m
}

// spans reports whether a date overlaps the time between From and To.
func (q TimelineQuestion) spans(date string) bool {
	return (q.From == "" || kg.LastDay(date) >= kg.FirstDay(q.From)) &&
		(q.To == "" || kg.FirstDay(date) <= kg.LastDay(q.To))
}

// Edges returns the moments on the page.
func (t *Timeline) Edges() []*Moment {
	return limited(t.window, t.within)
}

// Total returns the number of moments on all pages.
func (t *Timeline) Total() int { return t.total }

// Info returns the position of the page in the timeline.
func (t *Timeline) Info() Info {
	page := t.Edges()
	return info(t.window, len(t.within) > len(page), page, func(m *Moment) string { return m.Cursor })
}
