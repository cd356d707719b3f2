package explorer

import (
	"fmt"
	"slices"
)

// groupSize is how many relationships one page of a group shows.
const groupSize = 50

// groupBody is the body of a page with all relationships of one type and direction of a thing.
type groupBody struct {
	reference
	Typename      string `json:"__typename"`
	Type          string `json:"-"`
	Direction     string `json:"-"`
	Next          string `json:"-"` // the address of the next page, or ""
	Relationships struct {
		TotalCount int
		PageInfo   pageInfo
		Edges      []edge
	}
}

// groupPage is the view of all relationships of one type and direction of a thing.
func groupPage(p *page, id string) error {
	query := p.request.URL.Query()
	kind, direction := query.Get("type"), query.Get("direction")
	if p.words.labels["RelationshipType"][kind] == "" || !slices.Contains([]string{"OUT", "IN", "BOTH"}, direction) {
		return missing
	}
	variables := map[string]any{"id": p.Days.of(id), "types": []string{kind}, "direction": direction, "first": groupSize}
	if after := query.Get("after"); after != "" {
		variables["after"] = after
	}
	var answer struct {
		Dataset edition
		Node    *groupBody
	}
	if err := p.ask("Group", variables, &answer); err != nil {
		return err
	}
	p.Edition = answer.Dataset
	body := answer.Node
	if body == nil || body.Name == "" || body.PlainID != id {
		return missing
	}
	body.Type, body.Direction = kind, direction
	if info := body.Relationships.PageInfo; info.HasNextPage {
		body.Next = p.To("/e/"+id, "type", kind, "direction", direction, "after", info.EndCursor)
	}
	p.Template, p.Body = "group", body
	p.Title = fmt.Sprintf("%s: %s", body.Name, p.Verb(kind, direction))
	p.Description = p.Title
	return nil
}
