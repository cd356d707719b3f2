package explorer

import (
	"fmt"

	"accordgraph/internal/draw"
)

// webThings is how many things a web has at most, and webEach is how many relationships of one type lead to them.
const (
	webThings = 32
	webEach   = 5
)

// web returns the picture of a thing, the things around it, and how these hang together.
func (p *page) web(t *thing, width float64) (draw.Picture, error) {
	var answer struct {
		Subgraph struct {
			Nodes []struct {
				LeftOut int
				Entity  reference
			}
			Relationships []relationship
		}
	}
	err := p.ask("Web", map[string]any{
		"id": t.PlainID, "first": webThings, "each": webEach, "where": p.Filter.where(),
	}, &answer)
	if err != nil {
		return draw.Picture{}, err
	}
	l := legend{address: p.asked("view", "minSources", "by", "disputed"), below: true}
	var items []draw.Item
	at := map[string]int{}
	left := 0
	for i, n := range answer.Subgraph.Nodes {
		at[n.Entity.PlainID] = i
		items = append(items, p.drawnItem(n.Entity))
		l.kinds = append(l.kinds, n.Entity.Kind)
		if n.Entity.PlainID == t.PlainID {
			left = n.LeftOut
		}
	}
	var links []draw.Link
	for _, r := range answer.Subgraph.Relationships {
		if r.Source == nil || r.Target == nil {
			continue
		}
		tie, err := p.lineOf(r, fmt.Sprintf("%s %s: %s", r.Source.Name, p.Verb(r.Type, "OUT"), r.Target.Name))
		if err != nil {
			return draw.Picture{}, err
		}
		links = append(links, draw.Link{
			Tie: tie, A: at[r.Source.PlainID], B: at[r.Target.PlainID], Out: p.Verb(r.Type, "OUT"), In: p.Verb(r.Type, "IN"),
		})
		l.relationships = append(l.relationships, r)
	}
	if l.title, err = p.W("webTitle", t.Name); err != nil {
		return draw.Picture{}, err
	}
	if l.note, err = p.W("webNote", len(items), len(links), left, t.Name); err != nil {
		return draw.Picture{}, err
	}
	caption, err := p.captionOf(l, width)
	return draw.Web(items, links, caption), err
}
