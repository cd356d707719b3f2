package explorer

import (
	"net/http"
	"net/url"
	"strings"

	"accordgraph/server/cite"
)

// A page is what every template gets: the frame, and the body of its own.
type page struct {
	Lang        string // en or uk
	Frame       string // the name of the template that is sent: with the frame, or main for the body alone
	Template    string // the name of the template
	Status      int
	Title       string
	Description string
	Query       string   // what the reader searched for, in the field of the frame
	Verdict     *verdict // what became of the page, if its address is a permalink; nil otherwise
	Days        days     // the days that bound what the page shows; empty for today
	Filter      filter   // which relationships of a thing the page shows
	Unlisted    bool     // search engines are not to list the page
	Edition     edition
	Asked       []asked
	Notes       notes
	Body        any
	Sheet       string  // the address of the style sheet
	Script      string  // the address of the script
	Ending      string  // of the address of a file, such as .svg; empty for a page
	Picture     *figure // nil for a page without one

	e        *explorer
	request  *http.Request
	words    *vocabulary
	cited    []passage // evidence that the page shows in full, without a note
	header   http.Header
	question *question  // of a reader, on the page of its answer
	work     *cite.Work // the page as a work, once somebody has asked for it
	file     *file      // what is sent in place of a page, if it is not nil
	forFile  bool       // the page is asked only for its file, so it has no picture
}

// A file is what is sent in place of a page, such as a picture.
type file struct {
	contentType string
	body        []byte
}

// newPage returns the page for a request, without a body. If the language is wrong, or if the API does not answer, the
// page can still say so.
func (e *explorer) newPage(r *http.Request) (*page, error) {
	p := &page{
		Lang: "en", Frame: "frame", Status: http.StatusOK, e: e, request: r, Sheet: e.sheet.path, Script: scriptPath(),
		header: http.Header{},
	}
	p.Ending = ending(r.URL.Path)
	if lang := r.URL.Query().Get("lang"); lang != "" {
		if grammars[lang].forms == nil {
			return p, &failure{status: http.StatusBadRequest, key: "badLanguage"}
		}
		p.Lang = lang
	}
	p.Days = daysOf(r.URL.Query())
	p.Unlisted = !p.Days.Today() || hasFilters(r.URL.Query())
	words, err := e.vocabularies.of(e.api, r, p.Lang)
	p.words = words
	return p, err
}

// ask sends a stored operation, and adds it to the operations that the foot of the page names. It sets the variables
// lang and asOf, if the operation has them.
func (p *page) ask(name string, variables map[string]any, out any) error {
	if p.e.api.stored[name].speaks() {
		variables["lang"] = strings.ToUpper(p.Lang)
	}
	if p.e.api.stored[name].dates() && !p.Days.Today() {
		variables["asOf"] = p.Days
	}
	q, err := p.e.api.ask(p.request, name, variables, out)
	p.Asked = append(p.Asked, q)
	return err
}

// W returns words of the frame.
func (p *page) W(key string, args ...any) (string, error) {
	return p.e.words.text(p.Lang, key, args...)
}

// N returns words of the frame for a number.
func (p *page) N(key string, n int, args ...any) (string, error) {
	return p.e.words.count(p.Lang, key, n, args...)
}

// Number writes a number.
func (p *page) Number(n int) string { return number(n) }

// Date writes a partial date.
func (p *page) Date(date string) string { return writeDate(p.Lang, date) }

// Label returns the words for a value of an enum. A value without words comes back as it is.
func (p *page) Label(enum, value string) string {
	if p.words == nil || p.words.labels[enum][value] == "" {
		return value
	}
	return p.words.labels[enum][value]
}

// Kind returns the word for a kind.
func (p *page) Kind(kind string) string { return p.Label("EntityKind", kind) }

// Verb returns the words for a type of relationships, seen from one end, without the colon or dash that stands before a
// name.
func (p *page) Verb(relationshipType, direction string) string {
	if p.words == nil {
		return relationshipType
	}
	return strings.TrimRight(p.words.verbs[relationshipType+" "+direction], " :—")
}

// Upper returns a text with a capital at its beginning.
func (p *page) Upper(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}

// To returns an address of these pages in the language and as of the days of the page.
func (p *page) To(path string, pairs ...string) string {
	values := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			values.Set(pairs[i], pairs[i+1])
		}
	}
	if p.Lang != "en" {
		values.Set("lang", p.Lang)
	}
	p.Days.write(values)
	return withParameters(path, values)
}

// withParameters returns an address of these pages.
func withParameters(path string, values url.Values) string {
	address := url.URL{Path: path, RawQuery: values.Encode()}
	return address.String()
}

// E returns the address of a thing.
func (p *page) E(id string) string { return p.To("/e/" + id) }

// Elsewhere reports whether a thing has a page that is not this one.
func (p *page) Elsewhere(r *reference) bool { return r != nil && p.request.URL.Path != "/e/"+r.PlainID }

// L returns the address of a relationship.
func (p *page) L(id string) string { return p.To("/link/" + strings.TrimPrefix(id, "relationship/")) }

// In returns the address of this page in a language.
func (p *page) In(lang string) string {
	values := p.request.URL.Query()
	values.Del("lang")
	if lang != "en" {
		values.Set("lang", lang)
	}
	return withParameters(p.request.URL.Path, values)
}

// Playable reports whether the playground of this server can ask the operations of the page.
func (p *page) Playable() bool { return !p.e.api.trusted }
