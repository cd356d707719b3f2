package explorer

import "slices"

// conflictsBody is the body of the page of the earlier commitments with which a document conflicts.
type conflictsBody struct {
	Of        reference
	Total     int
	Broken    []broken
	Claimants []reference // who says so, each once
}

// broken is an earlier text with the relationships that say what conflicts with it.
type broken struct {
	Text  reference
	Links []relationship
}

// conflictsPage is the view of the clauses of a document that conflict with, weaken or exceed an earlier commitment. They
// stand together by the text of the commitment.
func conflictsPage(p *page) error {
	id := p.request.PathValue("id")
	var answer struct {
		Dataset   edition
		Node      *reference
		Conflicts []struct {
			Agreement    *reference
			Relationship relationship
		}
	}
	if err := p.ask("Conflicts", map[string]any{"id": p.Days.of(id)}, &answer); err != nil {
		return err
	}
	p.Edition = answer.Dataset
	if answer.Node == nil || answer.Node.Name == "" {
		return missing
	}
	if answer.Node.PlainID != id {
		return &redirect{status: 301, to: p.To("/conflicts/" + answer.Node.PlainID)}
	}
	body := &conflictsBody{Of: *answer.Node, Total: len(answer.Conflicts)}
	for _, c := range answer.Conflicts {
		if c.Agreement != nil {
			body.add(*c.Agreement, c.Relationship)
		}
	}
	var err error
	p.Template, p.Body = "conflicts", body
	p.Title, err = p.W("conflictsTitle", body.Of.Name)
	p.Description = p.Title
	return err
}

// add adds a relationship to an earlier text.
func (b *conflictsBody) add(text reference, r relationship) {
	i := slices.IndexFunc(b.Broken, func(o broken) bool { return o.Text.PlainID == text.PlainID })
	if i < 0 {
		i, b.Broken = len(b.Broken), append(b.Broken, broken{Text: text})
	}
	b.Broken[i].Links = append(b.Broken[i].Links, r)
	if by := r.AssertedBy; by != nil && !slices.ContainsFunc(b.Claimants, func(c reference) bool { return c.PlainID == by.PlainID }) {
		b.Claimants = append(b.Claimants, *by)
	}
}
