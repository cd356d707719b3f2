package explorer

import "strings"

// textsShown is how many texts one page of a list shows.
const textsShown = 100

// textsBody is the body of a page that lists the texts about which pages of one sort have something to say.
type textsBody struct {
	Prefix    string // the beginning of the addresses of those pages
	Lead      string // the key of the words below the title
	Next      string // the address of the next page, or ""
	Documents struct {
		TotalCount int
		PageInfo   pageInfo
		Nodes      []reference
	}
}

// some matches what has at least one thing that matches f.
func some(f map[string]any) map[string]any { return map[string]any{"some": f} }

// anyOf is a filter that matches what has at least one of these relationships.
func anyOf(fields ...string) map[string]any {
	var all []any
	for _, field := range fields {
		all = append(all, map[string]any{field: some(map[string]any{})})
	}
	return either(all...)
}

// ofTextOrClause is a filter that matches a text that has at least one of these relationships, or a clause of which has.
func ofTextOrClause(fields ...string) map[string]any {
	return either(anyOf(fields...), map[string]any{"provisions": some(anyOf(fields...))})
}

// listedTexts maps the key of the title of a list to the filter of its texts. The words for the key with "Lead" at its
// end stand below the title, and the key is the beginning of the addresses of the pages.
var listedTexts = map[string]map[string]any{
	"votes":      anyOf("voters"),
	"fulfilment": ofTextOrClause("assessedBy", "violatedBy"),
	"stances": {"and": []any{
		map[string]any{"provisions": some(map[string]any{})}, ofTextOrClause("objections", "supportedBy"),
	}},
}

// textsPage returns the view of a list of texts.
func textsPage(key string) view {
	return func(p *page) error {
		variables := map[string]any{"where": listedTexts[key], "first": textsShown}
		if after := p.request.URL.Query().Get("after"); after != "" {
			variables["after"] = after
		}
		var answer struct {
			Dataset edition
			textsBody
		}
		if err := p.ask("Texts", variables, &answer); err != nil {
			return err
		}
		p.Edition = answer.Dataset
		body := answer.textsBody
		body.Prefix, body.Lead = "/"+strings.ToLower(key)+"/", key+"Lead"
		if info := body.Documents.PageInfo; info.HasNextPage {
			body.Next = p.To(p.request.URL.Path, "after", info.EndCursor)
		}
		return p.head("texts", body, key)
	}
}
