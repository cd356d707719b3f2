package explorer

import (
	"cmp"
	"strings"

	"accordgraph/internal/draw"
)

// fan returns the picture of a thing: what it has relationships to, a group for each type and direction.
func (p *page) fan(t *thing, width float64) (draw.Picture, error) {
	var groups []draw.Group
	for _, g := range t.RelationshipGroups {
		group, err := p.drawnGroup(t, g)
		if err != nil {
			return draw.Picture{}, err
		}
		groups = append(groups, group)
	}
	caption, err := p.caption(t, width)
	if err != nil {
		return draw.Picture{}, err
	}
	center := draw.Item{Kind: t.Kind, Name: t.Name, Sub: cmp.Or(t.drawnTitle(), p.Kind(t.Kind))}
	return draw.Fan(center, groups, caption), nil
}

// drawnTitle returns the title of a clause, if it says more than the name.
func (t *thing) drawnTitle() string {
	if t.Kind != "PROVISION" || t.Title == t.Name {
		return ""
	}
	return t.Title
}

// drawnGroup returns a group of a picture. Relationships to one thing are one row.
func (p *page) drawnGroup(t *thing, g group) (draw.Group, error) {
	out := draw.Group{Phrase: p.Verb(g.Type, g.Direction), Total: g.TotalCount}
	rows := map[string]int{}
	for _, e := range g.Edges {
		if e.Entity == nil {
			continue
		}
		at, ok := rows[e.Entity.PlainID]
		if !ok {
			at = len(out.Rows)
			rows[e.Entity.PlainID] = at
			out.Rows = append(out.Rows, draw.Row{Item: p.drawnItem(*e.Entity)})
		}
		tie, err := p.tie(g, e)
		if err != nil {
			return out, err
		}
		out.Rows[at].Ties = append(out.Rows[at].Ties, tie)
	}
	if g.More() > 0 {
		more, err := p.N("allOf", g.TotalCount)
		if err != nil {
			return out, err
		}
		out.More, out.Href = more, p.To("/e/"+t.PlainID, "type", g.Type, "direction", g.Direction)
	}
	return out, nil
}

// drawnItem returns a thing of a picture. A clause has the short name of its document and its title.
func (p *page) drawnItem(r reference) draw.Item {
	item := draw.Item{Kind: r.Kind, Name: r.Name, Href: p.E(r.PlainID)}
	if r.Document != nil && r.Document.ShortName != "" && r.Number != "" {
		item.Name = r.Document.ShortName + ", " + r.Number
	}
	if r.Title != r.Name {
		item.Sub = r.Title
	}
	return item
}

// tie returns the line of a relationship in a group.
func (p *page) tie(g group, e edge) (draw.Tie, error) {
	return p.lineOf(e.Node, p.Upper(p.Verb(g.Type, g.Direction))+": "+e.Entity.Name)
}

// lineOf returns the line of a relationship. A screen reader says those words, and how it is known.
func (p *page) lineOf(r relationship, words string) (draw.Tie, error) {
	t := draw.Tie{Href: p.L(r.PlainID), Style: styleOf(r), Sign: signs[r.Type].sign, Sources: r.SourceCount}
	known, err := p.Known(r)
	if err != nil {
		return t, err
	}
	t.Name = strings.TrimSuffix(words, ".") + ". " + p.Upper(known)
	if r.AssertedBy != nil {
		t.Says, err = p.says(r.AssertedBy)
	}
	return t, err
}

// Known says in words how a relationship is known: on record or claimed, disputed, and from how many sources.
func (p *page) Known(r relationship) (string, error) {
	known, err := p.W("onRecord")
	if r.AssertedBy != nil {
		known, err = p.says(r.AssertedBy)
	}
	if err != nil {
		return "", err
	}
	if r.Disputed {
		disputed, err := p.W("disputed")
		if err != nil {
			return "", err
		}
		known += ", " + disputed
	}
	if r.Passed() {
		known += ", " + p.Label("ClaimStatus", r.Status)
	}
	sources, err := p.N("sourceCount", r.SourceCount)
	return known + ", " + sources, err
}

// says says in words who makes a claim. The editors of the data have words of their own.
func (p *page) says(by *reference) (string, error) {
	if by.Category == "COMPILER" {
		return p.W("claimByEditors")
	}
	return p.W("claimBy", by.Name)
}

// caption returns what stands around the picture of a thing.
func (p *page) caption(t *thing, width float64) (draw.Caption, error) {
	l := legend{title: t.Name, address: p.asked("view", "minSources", "by", "disputed"), kinds: []string{t.Kind}}
	total := 0
	for _, g := range t.RelationshipGroups {
		total += g.TotalCount
		for _, e := range g.Edges {
			l.relationships = append(l.relationships, e.Node)
			if e.Entity != nil {
				l.kinds = append(l.kinds, e.Entity.Kind)
			}
		}
	}
	var err error
	if l.note, err = p.W("shown", len(l.relationships), total); err != nil {
		return draw.Caption{}, err
	}
	return p.captionOf(l, width)
}
