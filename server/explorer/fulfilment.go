package explorer

// judged is the claims that one text was kept or broken.
type judged struct {
	Verdicts  []string
	Contested bool
	Claims    []claim
}

// claim is a claim that a text was kept or broken.
type claim struct {
	Verdict      string
	Relationship relationship
}

// side is the claims with one verdict.
type side struct {
	Verdict string
	Claims  []relationship
}

// Sides returns the claims by their verdicts.
func (j judged) Sides() (sides []side) {
	for _, verdict := range j.Verdicts {
		s := side{Verdict: verdict}
		for _, c := range j.Claims {
			if c.Verdict == verdict {
				s.Claims = append(s.Claims, c.Relationship)
			}
		}
		sides = append(sides, s)
	}
	return sides
}

// judgedClause is the claims about a clause.
type judgedClause struct {
	Text clause
	judged
}

// Judged returns the claims.
func (j judgedClause) Judged() judged { return j.judged }

// fulfilmentBody is the body of the page of whether a text was kept.
type fulfilmentBody struct {
	Of         reference `json:"-"`
	Whole      judged
	Provisions []judgedClause
}

// Claims returns the number of all claims.
func (b fulfilmentBody) Claims() int {
	n := len(b.Whole.Claims)
	for _, c := range b.Provisions {
		n += len(c.Claims)
	}
	return n
}

// Judged returns the number of clauses about which somebody makes a claim.
func (b fulfilmentBody) Judged() int {
	return b.clauses(func(c judgedClause) bool { return len(c.Claims) > 0 })
}

// Contested returns the number of clauses about which the claims differ.
func (b fulfilmentBody) Contested() int {
	return b.clauses(func(c judgedClause) bool { return c.judged.Contested })
}

// clauses counts clauses.
func (b fulfilmentBody) clauses(matches func(judgedClause) bool) (n int) {
	for _, c := range b.Provisions {
		if matches(c) {
			n++
		}
	}
	return n
}

// fulfilmentPage is the view of who said of a text that it was kept or broken.
func fulfilmentPage(p *page) error {
	var answer struct {
		subject
		Fulfilment fulfilmentBody
	}
	if err := p.askAbout("Fulfilment", map[string]any{}, &answer.subject, &answer); err != nil {
		return err
	}
	body := answer.Fulfilment
	body.Of = *answer.Node
	return p.head("fulfilment", body, "fulfilmentTitle", body.Of.Name)
}
