package query

import (
	"context"
	"slices"

	"accordgraph/internal/kg"
)

// A Moment is something that happened on a day, in a month or in a year.
type Moment struct {
	Cursor    string
	Date      string
	Precision string // DAY, MONTH or YEAR
	What      string // DATED, EVENT, OBJECTION, BEGAN or ENDED
	Item      Item   // the *Node that is dated, or the *Link that began or ended
	key       kg.Key
}

// A Timeline is a page of what happened around something, in order.
type Timeline struct {
	moments []*Moment
	window  kg.Window
}

// Timeline returns what is dated around an entity, by first day, then by what is
// more precise, then by ID: the document itself, events, objections and documents
// that are linked with it, and relationships of it that began or ended. Around a
// document it has the events and objections of its clauses too. It reads about,
// from and to (partial dates, both included), where (which must hold for the
// relationships by which these hang together), asOf, first, after, last and before.
// It takes two trips, and two more for a document.
func (g *Graph) Timeline(ctx context.Context, a Args) (*Timeline, error) {
	as, err := readAsOf(a["asOf"])
	if err != nil {
		return nil, err
	}
	t := &Timeline{}
	if t.window, err = a.windowIn("timeline"); err != nil {
		return nil, err
	}
	for _, name := range []string{"from", "to"} {
		if d, _ := a[name].(string); a[name] != nil && !kg.ValidDate(d) {
			return nil, kg.Invalidf("%s is %v, want a date such as 2014-09-05, 2014-09 or 2014", name, a[name])
		}
	}
	from, _ := a["from"].(string)
	if to, _ := a["to"].(string); from != "" && to != "" && kg.FirstDay(from) > kg.LastDay(to) {
		return nil, kg.Invalidf("from is %s, want no later day than to, which is %s", from, to)
	}
	where, err := a.linkFilter("where")
	if err != nil {
		return nil, err
	}
	about, err := g.frontier(as).nodeNamed(ctx, "about", a.id("about"))
	if err != nil {
		return nil, err
	}
	seen := map[kg.Key]bool{}
	add := func(date, what string, thing Item, id kg.ID) {
		m := moment(date, what, thing, id)
		if date != "" && a.spans(date) && !seen[m.key] {
			seen[m.key], t.moments = true, append(t.moments, m)
		}
	}
	add(about.Text("date"), "DATED", about, about.ID)
	if err := about.happened(ctx, where, add); err != nil {
		return nil, err
	}
	slices.SortFunc(t.moments, func(a, b *Moment) int { return a.key.Compare(b.key) })
	t.cut()
	return t, nil
}

// happened gives add what is dated around n, by links for which where holds.
func (n *Node) happened(ctx context.Context, where kg.Filter, add func(string, string, Item, kg.ID)) error {
	links, err := n.walk(ctx, kg.Via{Step: kg.Step{Dir: kg.Both}, Link: where})
	if err != nil {
		return err
	}
	for _, e := range links {
		add(e.Relationship.Text("validFrom"), "BEGAN", e.Relationship, e.Relationship.ID)
		add(e.Relationship.Text("validTo"), "ENDED", e.Relationship, e.Relationship.ID)
		dated(e.Node, add)
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
			dated(e.Node, add)
		}
	}
	return nil
}

// dated adds a thing whose date timelines show.
func dated(n *Node, add func(string, string, Item, kg.ID)) {
	if what := n.Kind.Moment(); what != "" {
		add(n.Text("date"), what, n, n.ID)
	}
}

func moment(date, what string, thing Item, id kg.ID) *Moment {
	m := &Moment{Date: date, What: what, Item: thing, Precision: "DAY"}
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
	m.Cursor = encode(kg.Order{Field: "timeline"}, m.key)
	return m
}

// spans says whether a date lies between from and to.
func (a Args) spans(date string) bool {
	from, _ := a["from"].(string)
	to, _ := a["to"].(string)
	return (from == "" || kg.LastDay(date) >= kg.FirstDay(from)) && (to == "" || kg.FirstDay(date) <= kg.LastDay(to))
}

// cut drops what lies outside of the bounds that the client named.
func (t *Timeline) cut() {
	t.moments = slices.DeleteFunc(t.moments, func(m *Moment) bool { return !between(t.window, m.key) })
}

// Edges returns what is on the page.
func (t *Timeline) Edges() []*Moment {
	return limited(t.window, t.moments)
}

// Info returns what lies around the page.
func (t *Timeline) Info() Info {
	page := t.Edges()
	return info(t.window, len(t.moments) > len(page), page, func(m *Moment) string { return m.Cursor })
}
