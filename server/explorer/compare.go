package explorer

import (
	"net/http"
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

// Both returns the two texts.
func (b compareBody) Both() []reference { return []reference{b.A, b.B} }

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
