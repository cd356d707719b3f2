package explorer

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// An Archive has the data of earlier revisions.
type Archive interface {
	// At returns the API over the data of the revision that begins with these digits, for the reader who sent r. It may
	// be used until the context of r ends. The error is ErrNeverHeld, ErrBusy, ErrTooMuch, or that of the store.
	At(r *http.Request, revision string) (http.Handler, error)
}

// The errors of an Archive.
var (
	ErrNeverHeld = errors.New("the store never held this revision")
	ErrBusy      = errors.New("the data of this revision take longer to work out than a reader waits")
	ErrTooMuch   = errors.New("the reader has asked for too much")
)

// A seen is what somebody sees who asks again: the answers to operations and their hash.
type seen struct {
	answers []asked
	hash    string
}

// A look returns what is seen at a permalink if api answers.
type look func(api http.Handler) (seen, error)

// A verdict says what became of what somebody pinned.
type verdict struct {
	Key      string // of the words for it: one of the keys below
	Revision string // that was pinned, as far as people read it
	Now      string // the revision of today
	Changes  []changed
	hash     string // of the answer of today
	LeftOut  int    // changes that the page does not show
}

// The keys of verdicts.
const (
	isSame        = "pinSame"    // the answer is the same, of the same revision
	isSameAnswer  = "pinStill"   // the answer is the same, of another revision
	dataChanged   = "pinChanged" // the data changed
	onlyProgram   = "pinProgram" // the program changed, and the data did not
	bothChanged   = "pinBoth"    // the program and the data changed
	neverHeld     = "pinNever"   // the store does not know the revision
	cannotBeAsked = "pinUnknown" // this server has no archive
)

// check compares what is seen today with a pin. If they differ, it works out again what was seen then.
func (p *page) check(to pinned, ask look) (*verdict, error) {
	v := &verdict{Revision: edition{Revision: to.revision}.Short()}
	now, err := ask(p.e.api.handler)
	if err != nil {
		return nil, err
	}
	today, err := p.edition(p.e.api)
	if err != nil {
		return nil, err
	}
	v.Now, v.hash = today.Short(), now.hash
	sameAnswer, sameData := strings.HasPrefix(now.hash, to.hash), strings.HasPrefix(today.Revision, to.revision)
	switch {
	case sameAnswer && sameData:
		v.Key = isSame
		return v, nil
	case sameAnswer:
		v.Key = isSameAnswer
		return v, nil
	case sameData:
		v.Key = onlyProgram
		return v, nil
	case p.e.archive == nil:
		v.Key = cannotBeAsked
		return v, nil
	}
	return v, p.lookBack(v, to, ask, now)
}

// lookBack works out again what was seen then, and says in v what that means.
func (p *page) lookBack(v *verdict, to pinned, ask look, now seen) error {
	api, err := p.e.archive.At(p.request, to.revision)
	switch {
	case errors.Is(err, ErrNeverHeld):
		v.Key = neverHeld
		return nil
	case errors.Is(err, ErrBusy):
		return &failure{status: http.StatusServiceUnavailable, key: "working", after: "5"}
	case errors.Is(err, ErrTooMuch):
		return &refusal{operation: "archive", code: "RATE_LIMITED"}
	case err != nil:
		return fmt.Errorf("explorer: find revision %s: %w", to.revision, err)
	}
	then, err := ask(api)
	if err != nil {
		return fmt.Errorf("explorer: ask again as of revision %s: %w", to.revision, err)
	}
	return p.compare(v, to, then, now, api)
}

// compare finds what differs between then and now, and says in v what that means.
func (p *page) compare(v *verdict, to pinned, then, now seen, api http.Handler) error {
	all, err := differences(then.answers, now.answers)
	if err != nil {
		return err
	}
	reasons, err := p.reasons(api)
	if err != nil {
		return err
	}
	p.describe(v, all, reasons)
	same := strings.HasPrefix(then.hash, to.hash)
	switch {
	case same && len(all) == 0:
		v.Key = isSameAnswer
	case same:
		v.Key = dataChanged
	case len(all) == 0:
		v.Key = onlyProgram
	default:
		v.Key = bothChanged
	}
	return nil
}

// judged puts into the page what became of the pin in its address, if there is one. A pinned page that is not there any
// more, or is elsewhere, is a page that says so.
func (p *page) judged(err error) error {
	text := p.request.URL.Query().Get(pinParameter)
	if text == "" || p.request.URL.Path == pinPath || p.file != nil || isEmbedded(p.request) || err != nil && !isGone(err) {
		return err
	}
	to, wrong := parsePin(text)
	if wrong != nil {
		return wrong
	}
	v, wrong := p.check(to, p.here(p.request.URL, to.lang))
	if wrong != nil {
		return wrong
	}
	p.Verdict = v
	if err != nil {
		p.Template, p.Body = "pin", goneBody{}
		p.Title, err = p.W("pinGone")
		p.Description = p.Title
	}
	return err
}

// goneBody is the body of a page that was pinned and is not there any more.
type goneBody struct{ Question string }

// isGone reports whether an error says that a page is not there, or is elsewhere.
func isGone(err error) bool {
	var moved *redirect
	var f *failure
	return errors.As(err, &moved) || errors.As(err, &f) && f.status == http.StatusNotFound
}

// edition asks for the data set.
func (p *page) edition(a api) (edition, error) {
	var answer struct{ Dataset edition }
	_, err := a.ask(p.request, "Edition", map[string]any{}, &answer)
	return answer.Dataset, err
}

// here returns the look at an address of this server, without its pin, in a language.
func (p *page) here(address *url.URL, lang string) look {
	values := address.Query()
	values.Del(pinParameter)
	values.Del("lang")
	if lang != "en" {
		values.Set("lang", lang)
	}
	target := withParameters(address.Path, values)
	return func(h http.Handler) (seen, error) {
		found, err := p.e.over(h).visit(p, target)
		if err != nil && !isGone(err) {
			return seen{}, err
		}
		if found == nil {
			return seen{}, missing
		}
		hash, _, err := digest(found.Asked)
		return seen{found.Asked, hash}, err
	}
}

// over returns the pages over another API.
func (e *explorer) over(h http.Handler) *explorer {
	other := *e
	other.api.handler = h
	other.route()
	return &other
}

// Same reports whether the answer is what it was.
func (v verdict) Same() bool { return v.Key == isSame || v.Key == isSameAnswer }
