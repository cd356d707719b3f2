package explorer

// obligationsBody is the body of the page of what a text asks for.
type obligationsBody struct {
	Of          reference
	Obligations struct {
		Total struct {
			tally
			ByForce []struct {
				Force string
				Count int
			}
		}
		ByActor []tally
		Rows    []obligationRow
	}
}

// tally counts obligations.
type tally struct {
	Actor                     *reference
	Count, Unchecked, Unnamed int
}

// obligationRow is one obligation, with the actors that the text names for it.
type obligationRow struct {
	Obligation struct {
		PlainID, Force, Object, Condition, Deadline string
		Acts                                        []string
	}
	Provision                                      clause
	Relationship                                   reference
	OwedBy, OwedTo, VerifiedBy, EnforcedBy, PaidBy []reference
	Unchecked                                      bool
}

// obligationsPage is the view of what a document or a clause asks for.
func obligationsPage(p *page) error {
	id := p.request.PathValue("id")
	var answer struct {
		Dataset edition
		Node    *reference
		obligationsBody
	}
	if err := p.ask("Obligations", map[string]any{"id": p.Days.of(id)}, &answer); err != nil {
		return err
	}
	p.Edition = answer.Dataset
	body := answer.obligationsBody
	if answer.Node == nil || answer.Node.Name == "" || answer.Node.PlainID != id {
		return missing
	}
	body.Of = *answer.Node
	var err error
	p.Template, p.Body = "obligations", body
	p.Title, err = p.W("obligationsTitle", body.Of.Name)
	p.Description = p.Title
	return err
}
