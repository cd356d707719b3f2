package explorer

import "slices"

// restingShown is how many statements one page of a source shows.
const restingShown = 40

// sourceBody is the body of the page of what rests on a source.
type sourceBody struct {
	thing
	Facts      []fact
	Repeats    *reference // whose report the source carries, or nil
	Next       string     // the address of the next page, or ""
	Later      bool       // this is not the first page
	Statements int
	Resting    []restingOn
}

// restingOn is a passage with the statements on the page that rest on it.
type restingOn struct {
	Locator    string // of the passage, which is without it
	Passage    passage
	Statements []relationship
}

// sourcePage is the view of what rests on a source.
func sourcePage(p *page) error {
	id, after := p.request.PathValue("id"), p.request.URL.Query().Get("after")
	variables := map[string]any{"source": id, "first": restingShown}
	if after != "" {
		variables["after"] = after
	}
	var answer struct {
		subject
		Source *struct {
			thing
			Repeats *reference
		}
		Relationships struct {
			TotalCount int
			PageInfo   pageInfo
			Nodes      []relationship
		}
	}
	if err := p.askAbout("Source", variables, &answer.subject, &answer); err != nil {
		return err
	}
	body := sourceBody{thing: answer.Source.thing, Repeats: answer.Source.Repeats, Later: after != ""}
	body.Kind, body.Name = "SOURCE", answer.Node.Name
	body.Facts, body.Statements = p.facts(&body.thing), answer.Relationships.TotalCount
	answer.Source.speak()
	body.Resting = restOn(answer.Source.Passages.Nodes, answer.Relationships.Nodes)
	if body.Later { // the first page has the passages on which no statement rests
		body.Resting = slices.DeleteFunc(body.Resting, func(r restingOn) bool { return len(r.Statements) == 0 })
	}
	if info := answer.Relationships.PageInfo; info.HasNextPage {
		body.Next = p.To(p.request.URL.Path, "after", info.EndCursor)
	}
	return p.head("source", body, "sourceTitle", body.Name)
}

// restOn returns passages with the statements that rest on them. The statements are without the evidence of these
// passages, which stands above them.
func restOn(passages []passage, statements []relationship) (all []restingOn) {
	own := func(e passage) bool {
		return slices.ContainsFunc(passages, func(o passage) bool { return o.PlainID == e.PlainID })
	}
	for _, e := range passages {
		r := restingOn{Locator: e.Locator, Passage: e}
		r.Passage.Locator = ""
		for _, s := range statements {
			if slices.ContainsFunc(s.Evidence, func(of passage) bool { return of.PlainID == e.PlainID }) {
				s.Evidence = slices.DeleteFunc(slices.Clone(s.Evidence), own)
				r.Statements = append(r.Statements, s)
			}
		}
		all = append(all, r)
	}
	return all
}
