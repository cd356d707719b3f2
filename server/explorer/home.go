package explorer

import (
	"net/http"

	"golang.org/x/text/language"

	"accordgraph/internal/draw"
)

// homeBody is the body of the home page.
type homeBody struct {
	Dataset struct {
		edition
		Description string
		Entities    []struct {
			Kind  string
			Count int
		}
		Relationships []struct{ Count int }
	}
	Proposals, Agreements struct {
		TotalCount int
		Nodes      []reference
	}
	Contested struct {
		Nodes []struct {
			Count     int
			Provision struct {
				clause
				Document *reference
			}
		}
	}
	Disputed      struct{ TotalCount int }
	Relationships struct{ Nodes []relationship }
}

// Links returns the number of relationships.
func (b homeBody) Links() (n int) {
	for _, r := range b.Dataset.Relationships {
		n += r.Count
	}
	return n
}

// home is the view of the first page. Only here does the language of the browser count: a browser that prefers
// Ukrainian is led to the address of the Ukrainian page.
func home(p *page) error {
	p.header.Set("Vary", "Accept-Language")
	query := p.request.URL.Query()
	if p.Ending == "" && query.Get("lang")+query.Get(pinParameter) == "" && prefersUkrainian(p.request) {
		return &redirect{status: http.StatusFound, to: "/?lang=uk"}
	}
	body := homeBody{}
	if err := p.ask("Home", map[string]any{}, &body); err != nil {
		return err
	}
	p.Edition = body.Dataset.edition
	p.Template, p.Description = "home", body.Dataset.Description
	p.Title, _ = p.W("homeTitle")
	promises, err := p.promises(body)
	if promises != nil && err == nil {
		layout := func(width float64) (draw.Picture, error) { return p.lifelines(promises, width) }
		err = p.figure(promises.Node.short(), layout)
	}
	p.Body = body
	return err
}

// prefersUkrainian reports whether the browser asks for Ukrainian before English.
func prefersUkrainian(r *http.Request) bool {
	wanted, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil {
		return false
	}
	_, i, _ := language.NewMatcher([]language.Tag{language.English, language.Ukrainian}).Match(wanted...)
	return i == 1
}
