package explorer

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"accordgraph/server/cite"
)

// Work returns the page as a work that can be cited, or nil if it has no permalink. Call it when everything is asked.
func (p *page) Work() *cite.Work {
	if p.work == nil {
		p.work = p.newWork()
	}
	return p.work
}

// Permalink returns the permalink of the page, or its address if it has none.
func (p *page) Permalink() string {
	if w := p.Work(); w != nil {
		return w.Address
	}
	return p.Canonical()
}

// newWork returns the page as a work.
func (p *page) newWork() *cite.Work {
	to, ok := p.pin()
	if !ok || p.Title == "" {
		return nil
	}
	return &cite.Work{
		Key: p.request.URL.Path, Title: p.Title, Set: p.Edition.Title, Revision: p.Edition.Revision,
		Day: p.Edition.CompiledOn, Address: p.withPin(to), Licence: p.Edition.Licence, LicenceURL: p.Edition.LicenceURL,
		Lang: p.Lang,
	}
}

// A citeFormat is a file with the citation of a page.
type citeFormat struct{ Name, Address string }

// CiteFormats returns the files with the citation of the page.
func (p *page) CiteFormats() (all []citeFormat) {
	of := url.Values{"of": {withoutPin(p.request.URL)}}
	if p.question != nil {
		of = p.question.parameters(p.Lang)
	}
	for _, f := range cite.Formats() {
		all = append(all, citeFormat{f.Name, withParameters("/cite"+f.Ending, of)})
	}
	return all
}

// citeView answers /cite with an ending: the citation of the page whose address, without the host, or of the thing or
// relationship whose id is the parameter of. With the parameter documentId or query, it is the citation of the answer
// to an operation.
func citeView(p *page) error {
	format, ok := cite.FormatOf(strings.TrimPrefix(p.request.URL.Path, "/cite"))
	if !ok {
		return missing
	}
	values := p.request.URL.Query()
	work, err := p.workAt(values.Get("of"))
	if values.Has("documentId") || values.Has("query") {
		work, err = p.answerWork(values)
	}
	if err != nil {
		return err
	}
	p.file = &file{format.ContentType, []byte(format.Write(*work))}
	return nil
}

// answerWork returns the answer to the question of an address, as a work.
func (p *page) answerWork(values url.Values) (*cite.Work, error) {
	q, err := p.questionOf(values)
	if err != nil {
		return nil, err
	}
	now, err := p.asks(q)(p.e.api.handler)
	if err != nil {
		return nil, err
	}
	set, err := p.edition(p.e.api)
	if err != nil {
		return nil, err
	}
	return p.answerOf(q, set, now.hash)
}

// answerOf returns an answer as a work.
func (p *page) answerOf(q question, set edition, hash string) (*cite.Work, error) {
	name := cmp.Or(q.OperationName, q.name(p.e.api))
	title, err := p.W("answerTo", name)
	values := q.parameters(p.Lang)
	values.Set(pinParameter, pinned{set.Revision, hash, "en"}.String())
	return &cite.Work{
		Key: "answer " + name, Title: strings.TrimSpace(title), Set: set.Title, Revision: set.Revision, Day: set.CompiledOn,
		Address: p.Absolute(withParameters(pinPath, values)), Licence: set.Licence, LicenceURL: set.LicenceURL, Lang: p.Lang,
	}, err
}

// workAt returns the page that the address names, as a work. A page without a language of its own is in the language of the
// citation.
func (p *page) workAt(of string) (*cite.Work, error) {
	if of == "" {
		return nil, &failure{status: http.StatusBadRequest, key: "nothingToCite"}
	}
	if !strings.HasPrefix(of, "/") {
		of = (&url.URL{Path: addressOf(of)}).String()
	}
	address, err := url.Parse(of)
	if err != nil || address.Host != "" || strings.HasPrefix(address.Path, "/cite") {
		return nil, missing
	}
	values := address.Query()
	if !values.Has("lang") && p.Lang != "en" {
		values.Set("lang", p.Lang)
		address.RawQuery = values.Encode()
	}
	target, err := p.e.visit(p, withoutPin(address))
	if err != nil {
		return nil, err
	}
	work := target.Work()
	if work == nil || target.file != nil {
		return nil, missing
	}
	return work, nil
}

// HasSite reports whether the server knows the address at which readers find it.
func (p *page) HasSite() bool { return p.e.publicURL != "" }
