package explorer

import "net/http"

// linkPage is the view of one relationship: its sentence, what it rests on, and what says otherwise.
func linkPage(p *page) error {
	id := "relationship/" + p.request.PathValue("id")
	var answer struct {
		Dataset edition
		Node    *struct {
			relationship
			Typename string `json:"__typename"`
		}
	}
	if err := p.ask("Link", map[string]any{"id": id}, &answer); err != nil {
		return err
	}
	p.Edition = answer.Dataset
	node := answer.Node
	switch {
	case node == nil || node.Typename != "Relationship":
		return missing
	case node.PlainID != id:
		return &redirect{status: http.StatusMovedPermanently, to: p.L(node.PlainID)}
	}
	p.Template, p.Body = "link", node.relationship
	p.Title, p.Description = node.Statement.Text, node.Statement.Text
	return nil
}
