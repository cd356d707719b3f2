package explorer

import (
	"net/http"
	"net/url"
	"slices"
)

// chooseBody is the body of the page on which a reader chooses texts to compare.
type chooseBody struct {
	Chosen                []string // the ids of the texts, in the order of the columns
	Proposals, Agreements struct{ Nodes []reference }
}

// textField is a field of the form.
type textField struct {
	ID, Name, Label string // Label is the key of its words
	Chosen          string // the id of the chosen text, or ""
	Optional        bool
}

// Fields returns the fields of the form: for two texts, for the others, and for one more.
func (b *chooseBody) Fields() []textField {
	fields := []textField{{"a", "a", "firstText", "", false}, {"b", "b", "secondText", "", false}}
	for i, id := range append(b.Chosen, "") {
		if i >= len(fields) && len(fields) < mostTexts {
			fields = append(fields, textField{"more" + number(i), "more", "furtherText", "", true})
		}
		if i < len(fields) {
			fields[i].Chosen = id
		}
	}
	return fields
}

// Others returns the texts with which the text that the reader has chosen can be compared. Without a choice, or with more than
// one, there are none.
func (b *chooseBody) Others() (all []reference) {
	if len(b.Chosen) != 1 {
		return nil
	}
	for _, text := range slices.Concat(b.Proposals.Nodes, b.Agreements.Nodes) {
		if text.PlainID != b.Chosen[0] {
			all = append(all, text)
		}
	}
	return all
}

// chooseTexts is the view of the choice of texts. If the address has two or more, it leads to their comparison, unless the
// reader wants to add one.
func chooseTexts(p *page) error {
	query := p.request.URL.Query()
	body := &chooseBody{}
	for _, id := range append([]string{query.Get("a"), query.Get("b")}, query["more"]...) {
		if id != "" {
			body.Chosen = append(body.Chosen, id)
		}
	}
	if len(body.Chosen) > 1 && !query.Has("add") {
		return &redirect{status: http.StatusFound, to: p.Texts(referencesTo(body.Chosen))}
	}
	var answer struct {
		Dataset edition
		*chooseBody
	}
	answer.chooseBody = body
	if err := p.ask("Documents", map[string]any{}, &answer); err != nil {
		return err
	}
	p.Edition = answer.Dataset
	return p.head("choose", body, "compare")
}

// Choose returns the address at which a reader adds a text to a comparison.
func (p *page) Choose(texts []reference) string {
	values := url.Values{"add": {"1"}}
	for i, t := range texts {
		values.Add([]string{"a", "b", "more"}[min(i, 2)], t.PlainID)
	}
	p.Days.write(values)
	if p.Lang != "en" {
		values.Set("lang", p.Lang)
	}
	return "/compare?" + values.Encode()
}
