package explorer

import (
	"net/http"
	"slices"
)

// pairsShown is how many pairs of clauses one page of a comparison shows.
const pairsShown = 40

// compareBody is the body of the page of a comparison.
type compareBody struct {
	A, B            reference
	Next            string // the address of the next page, or ""
	PairsConnection struct {
		TotalCount int
		PageInfo   pageInfo
		Nodes      []clausePair
	}
}

// clausePair is a row of a comparison.
type clausePair struct {
	Change, By        string
	Left, Right, Into *clause
	Relationship      *struct {
		PlainID, Note string
		Evidence      []passage
	}
	Diff                            []struct{ Kind, Text string }
	LeftObjections, RightObjections []reference
	LeftConflicts, RightConflicts   []earlier
}

// earlier is a relationship to an earlier commitment.
type earlier struct {
	PlainID string
	Target  reference
}

// Label returns the short name of the earlier text, with the number of the clause.
func (e earlier) Label() string {
	if d := e.Target.Document; d != nil && d.ShortName != "" {
		return d.ShortName + ", " + e.Target.Number
	}
	return e.Target.Name
}

// remarks are what is said of one side of a pair.
type remarks struct {
	Conflicts  []earlier
	Objections []reference
}

// sides returns what is said of the left and of the right clause of a pair.
func sides(c clausePair) [2]remarks {
	return [2]remarks{{c.LeftConflicts, c.LeftObjections}, {c.RightConflicts, c.RightObjections}}
}

// comparePage is the view of two texts side by side. Their ids are in the address.
func comparePage(p *page) error {
	r := p.request
	a := r.PathValue("ka") + "/" + r.PathValue("a")
	b := r.PathValue("kb") + "/" + r.PathValue("b")
	variables := map[string]any{"a": a, "b": b, "first": pairsShown}
	if after := r.URL.Query().Get("after"); after != "" {
		variables["after"] = after
	}
	var answer struct {
		Dataset edition
		Compare compareBody
	}
	if err := p.ask("Compare", variables, &answer); err != nil {
		return err
	}
	p.Edition = answer.Dataset
	body := answer.Compare
	if body.A.PlainID != a || body.B.PlainID != b {
		return &redirect{status: http.StatusMovedPermanently, to: p.Compare(body.A.PlainID, body.B.PlainID)}
	}
	if info := body.PairsConnection.PageInfo; info.HasNextPage {
		body.Next = p.To("/compare/"+a+"/"+b, "after", info.EndCursor)
	}
	var err error
	p.Template, p.Body = "compare", body
	p.Title, err = p.W("compareTitle", body.A.Name, body.B.Name)
	p.Description = p.Title
	return err
}

// Compare returns the address of a comparison.
func (p *page) Compare(a, b string) string { return p.To("/compare/" + a + "/" + b) }

// chooseBody is the body of the page on which a reader chooses two texts.
type chooseBody struct {
	A, B                  string
	Proposals, Agreements struct{ Nodes []reference }
}

// Fields returns the fields of the form with their values.
func (b *chooseBody) Fields() map[string]string { return map[string]string{"a": b.A, "b": b.B} }

// Others returns the texts with which the first text can be compared, if the reader has chosen one.
func (b *chooseBody) Others() (all []reference) {
	if b.A == "" {
		return nil
	}
	for _, text := range slices.Concat(b.Proposals.Nodes, b.Agreements.Nodes) {
		if text.PlainID != b.A {
			all = append(all, text)
		}
	}
	return all
}

// chooseTexts is the view of the choice of two texts. If the address has both, it leads to their comparison.
func chooseTexts(p *page) error {
	query := p.request.URL.Query()
	body := &chooseBody{A: query.Get("a"), B: query.Get("b")}
	if body.A != "" && body.B != "" {
		return &redirect{status: http.StatusFound, to: p.Compare(body.A, body.B)}
	}
	var answer struct {
		Dataset edition
		*chooseBody
	}
	answer.chooseBody = body
	if err := p.ask("Documents", map[string]any{}, &answer); err != nil {
		return err
	}
	var err error
	p.Edition, p.Template, p.Body = answer.Dataset, "choose", body
	p.Title, err = p.W("compare")
	p.Description = p.Title
	return err
}
