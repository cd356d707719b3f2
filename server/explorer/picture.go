package explorer

import (
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"accordgraph/internal/draw"
)

// narrowWidth is the width of a picture for phones, in pixels.
const narrowWidth = 360

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

// tie returns the line of a relationship.
func (p *page) tie(g group, e edge) (draw.Tie, error) {
	r := e.Node
	t := draw.Tie{Href: p.L(r.PlainID), Style: styleOf(r), Sign: signs[r.Type].sign, Sources: r.SourceCount}
	known, err := p.Known(r)
	if err != nil {
		return t, err
	}
	t.Name = fmt.Sprintf("%s: %s. %s", p.Upper(p.Verb(g.Type, g.Direction)), e.Entity.Name, p.Upper(known))
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
func (p *page) caption(t *thing, width float64) (c draw.Caption, err error) {
	c = draw.Caption{Lang: p.Lang, Width: width}
	word := func(key string, args ...any) (text string) {
		if err == nil {
			text, err = p.W(key, args...)
		}
		return text
	}
	shown, total := 0, 0
	for _, g := range t.RelationshipGroups {
		shown, total = shown+len(g.Edges), total+g.TotalCount
	}
	c.Title = t.Name
	c.Note = word("shown", shown, total)
	if names := t.claimants(); len(names) > 0 {
		c.Note += " " + word("claimsBy", strings.Join(names, ", "))
	}
	e := p.Edition
	c.Source = strings.Join([]string{"accordgraph", e.Title, word("revision", e.Short()), e.Licence, p.pictured(t)}, " · ")
	c.Number = word("sourcesAtLine")
	c.Lines = []draw.Key{
		{Word: word("onRecord")},
		{Style: draw.LineStyle{Claim: true}, Word: word("claimed")},
		{Style: draw.LineStyle{Disputed: true}, Word: word("disputed")},
	}
	for _, kind := range t.kinds() {
		c.Kinds = append(c.Kinds, draw.Key{Mark: kind, Word: p.Kind(kind)})
	}
	for _, g := range t.RelationshipGroups {
		mark := draw.Key{Mark: signs[g.Type].sign, Word: p.Verb(g.Type, "OUT")}
		if mark.Mark != "" && !slices.Contains(c.Marks, mark) {
			c.Marks = append(c.Marks, mark)
		}
	}
	return c, err
}

// pictured returns the address of the page of a thing, without a language, as pictures name it.
func (p *page) pictured(t *thing) string { return "/e/" + t.PlainID }

// claimants returns who makes the claims of a picture, in the order of the claims, each once.
func (t *thing) claimants() (names []string) {
	for _, g := range t.RelationshipGroups {
		for _, e := range g.Edges {
			if by := e.Node.AssertedBy; by != nil && !slices.Contains(names, by.Name) {
				names = append(names, by.Name)
			}
		}
	}
	return names
}

// kinds returns the kinds of the things in a picture, in the order in which they are first there.
func (t *thing) kinds() (kinds []string) {
	kinds = []string{t.Kind}
	for _, g := range t.RelationshipGroups {
		for _, e := range g.Edges {
			if e.Entity != nil && !slices.Contains(kinds, e.Entity.Kind) {
				kinds = append(kinds, e.Entity.Kind)
			}
		}
	}
	return kinds
}

// pictureAddress returns the address of the picture of the page as a file, for a width of 0 or narrowWidth.
func (p *page) pictureAddress(id string, width int) string {
	if width == 0 {
		return p.To("/e/" + id + ".svg")
	}
	return p.To("/e/"+id+".svg", "width", strconv.Itoa(width))
}

// pictureView is the view of a picture as a file, at the address of the page with .svg at its end. The parameter width
// chooses the picture for phones.
func pictureView(p *page, id string) error {
	width, ok := map[string]float64{"": 0, strconv.Itoa(narrowWidth): narrowWidth}[p.request.URL.Query().Get("width")]
	if !ok {
		return missing
	}
	node, err := p.thing(id)
	var moved *redirect
	if errors.As(err, &moved) && moved.thing != "" {
		moved.to = p.pictureAddress(moved.thing, int(width))
	}
	if err != nil {
		return err
	}
	if len(node.RelationshipGroups) == 0 {
		return missing
	}
	picture, err := p.fan(node, width)
	if err != nil {
		return err
	}
	p.header.Set("Content-Security-Policy", pictureSecurityPolicy)
	p.file = &file{"image/svg+xml", picture.Standalone()}
	return nil
}

// pictureSecurityPolicy lets a picture use its own style sheet, and nothing else.
var pictureSecurityPolicy = "default-src 'none'; style-src '" + draw.StyleHash() + "'; frame-ancestors 'self'"

// inPage returns the SVG of a picture for a page.
func inPage(p draw.Picture) template.HTML { return template.HTML(p.SVG) }
