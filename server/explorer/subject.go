package explorer

import (
	"errors"
	"net/http"
	"strings"
)

// A subject is what the answers to the operations about one thing have in common.
type subject struct {
	Dataset edition
	Node    *reference // the thing; nil or without a name if the address is of nothing that the page can be about
}

// askAbout sends a stored operation about the thing whose id is the last part of the address, and reads its answer into
// out. s is a part of out. If the page cannot be about the thing, the error is missing. If the id is a former one, the
// error leads to the page of the thing.
func (p *page) askAbout(name string, variables map[string]any, s *subject, out any) error {
	id := strings.TrimSuffix(p.request.PathValue("id"), p.Ending)
	variables["id"] = p.Days.of(id)
	err := p.ask(name, variables, out)
	p.Edition = s.Dataset
	var refused *refusal
	switch named := s.Node != nil && s.Node.Name != ""; {
	case err != nil && (!errors.As(err, &refused) || refused.code != "BAD_USER_INPUT" || named):
		return err
	case !named:
		return missing
	case s.Node.PlainID != id:
		path := strings.TrimSuffix(p.withoutEnding(), id) + s.Node.PlainID
		return &redirect{http.StatusMovedPermanently, p.To(path)}
	}
	return nil
}

// head sets the template, the body and the title of the page. The words for key are the title.
func (p *page) head(template string, body any, key string, args ...any) (err error) {
	p.Template, p.Body = template, body
	p.Title, err = p.W(key, args...)
	p.Description = p.Title
	return err
}
