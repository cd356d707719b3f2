package explorer

import "net/http"

// linkPage is the view of one relationship: its sentence, what it rests on, and what says otherwise.
func linkPage(p *page) error {
	link, err := p.link("relationship/" + p.request.PathValue("id"))
	if err != nil {
		return err
	}
	p.Template, p.Body = "link", *link
	p.Title, p.Description = link.Statement.Text, link.Statement.Text
	p.cited = link.Evidence
	return nil
}

// link asks for a relationship.
func (p *page) link(id string) (*relationship, error) {
	var answer struct {
		Dataset edition
		Node    *struct {
			relationship
			Typename string `json:"__typename"`
		}
	}
	if err := p.ask("Link", map[string]any{"id": p.Days.of(id)}, &answer); err != nil {
		return nil, err
	}
	p.Edition = answer.Dataset
	node := answer.Node
	switch {
	case node == nil && !p.Days.Today():
		return nil, unknownThen
	case node == nil || node.Typename != "Relationship":
		return nil, missing
	case node.PlainID != id:
		return nil, &redirect{status: http.StatusMovedPermanently, to: p.L(node.PlainID)}
	}
	return &node.relationship, nil
}
