package explorer

import (
	"slices"

	"accordgraph/internal/draw"
)

// momentsShown is how many dated items one page of a timeline shows.
const momentsShown = 100

// timelineBody is the body of the page of a timeline.
type timelineBody struct {
	About    reference
	Next     string // the address of the next page, or ""
	Timeline struct {
		TotalCount int
		PageInfo   pageInfo
		Edges      []moment
	}
	Years   []year
	Picture *figure // nil if nothing is dated
}

// year is a part of a timeline.
type year struct {
	Name    string
	Moments []moment
}

// moment is something dated: a thing, or the beginning or the end of a relationship.
type moment struct {
	Date, What string
	Node       dated
}

// dated is a thing, or a relationship.
type dated struct {
	relationship
	Kind, Name string
}

// Relationship returns the relationship.
func (d dated) Relationship() relationship { return d.relationship }

// timelinePage is the view of what is dated and connected to a thing.
func timelinePage(p *page) error {
	query := p.request.URL.Query()
	id := query.Get("about")
	variables := map[string]any{"id": p.Days.of(id), "first": momentsShown}
	for _, name := range []string{"from", "to", "after"} {
		if value := query.Get(name); value != "" {
			variables[name] = value
		}
	}
	var answer struct {
		Dataset edition
		Node    *reference
		timelineBody
	}
	if err := p.ask("Timeline", variables, &answer); err != nil {
		return err
	}
	p.Edition = answer.Dataset
	body := answer.timelineBody
	if answer.Node == nil || answer.Node.Name == "" || answer.Node.PlainID != id {
		return missing
	}
	body.About = *answer.Node
	for _, m := range body.Timeline.Edges {
		name := m.Date[:min(4, len(m.Date))]
		if i := slices.IndexFunc(body.Years, func(y year) bool { return y.Name == name }); i >= 0 {
			body.Years[i].Moments = append(body.Years[i].Moments, m)
			continue
		}
		body.Years = append(body.Years, year{name, []moment{m}})
	}
	if info := body.Timeline.PageInfo; info.HasNextPage {
		body.Next = p.To("/timeline", "about", id, "from", query.Get("from"), "to", query.Get("to"), "after", info.EndCursor)
	}
	var err error
	p.Template = "timeline"
	if p.Title, err = p.W("timelineTitle", body.About.Name); err != nil {
		return err
	}
	p.Description = p.Title
	if len(body.Timeline.Edges) > 0 {
		layout := func(width float64) (draw.Picture, error) { return p.strip(body, width) }
		body.Picture, err = p.figure(p.Title, layout, "/timeline", "about", id, "from", query.Get("from"),
			"to", query.Get("to"), "after", query.Get("after"))
	}
	p.Body = body
	return err
}
