package explorer

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"regexp"

	"accordgraph/internal/pin"
	"accordgraph/internal/web"
)

// pinPath is the address of the page of an answer. What it pins is the question, and not the page.
const pinPath = "/pin"

// A question is an operation of a reader, as its address has it. The parameters have the names of GraphQL over HTTP.
type question struct {
	DocumentID    string          `json:"documentId,omitempty"`
	Query         string          `json:"query,omitempty"`
	OperationName string          `json:"operationName,omitempty"`
	Variables     json.RawMessage `json:"variables,omitempty"`
}

// questionOf reads the question of an address. If the operation is one of the pages, its id is enough, whatever the API
// remembers.
func (p *page) questionOf(values url.Values) (question, error) {
	q := question{
		DocumentID: values.Get("documentId"), Query: values.Get("query"), OperationName: values.Get("operationName"),
	}
	if text := values.Get("variables"); text != "" {
		q.Variables = json.RawMessage(text)
	}
	if q.DocumentID == "" && q.Query == "" || q.Variables != nil && !json.Valid(q.Variables) {
		return q, &failure{status: http.StatusBadRequest, key: "badQuestionAddress"}
	}
	return q, nil
}

// parameters returns the question as the parameters of an address of a page in a language.
func (q question) parameters(lang string) url.Values {
	values := url.Values{}
	for name, value := range map[string]string{
		"documentId": q.DocumentID, "query": q.Query, "operationName": q.OperationName, "variables": string(q.Variables),
	} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if lang != "en" {
		values.Set("lang", lang)
	}
	return values
}

// textOf returns q with the text of the operation if the operation is one of the pages and the API wants texts.
func (q question) textOf(a api) question {
	for _, o := range a.stored {
		if q.Query == "" && !a.trusted && (q.DocumentID == "sha256:"+o.ID || q.DocumentID == o.ID) {
			q.Query, q.DocumentID = o.Text, ""
		}
	}
	return q
}

// put sends a question, and returns the data of its answer with its pin. Only an answer without errors has a pin.
func (a api) put(r *http.Request, q question) ([]byte, *pin.Pin, error) {
	body, err := json.Marshal(struct {
		question
		Extensions map[string]bool `json:"extensions"`
	}{q.textOf(a), map[string]bool{"pin": true}})
	if err != nil {
		return nil, nil, err
	}
	request, err := web.Question(r, bytes.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	w := web.Ask(a.handler, request)
	data, err := read(w, "the question", new(any))
	if err != nil {
		return nil, nil, faultOf(err)
	}
	var answer struct{ Extensions struct{ Pin *pin.Pin } }
	err = json.Unmarshal(w.Body.Bytes(), &answer)
	return data, answer.Extensions.Pin, err
}

// faults maps the codes of the API for a wrong question of a reader to the pages that say so. The same codes are a
// fault of the program if an operation of the pages has them.
var faults = map[string]failure{
	"GRAPHQL_PARSE_FAILED":          {status: http.StatusBadRequest, key: "badQuestion"},
	"GRAPHQL_VALIDATION_FAILED":     {status: http.StatusBadRequest, key: "badQuestion"},
	"BAD_REQUEST":                   {status: http.StatusBadRequest, key: "badQuestion"},
	"QUERY_TOO_LARGE":               {status: http.StatusBadRequest, key: "badQuestion"},
	"QUERY_TOO_DEEP":                {status: http.StatusBadRequest, key: "badQuestion"},
	"QUERY_TOO_COSTLY":              {status: http.StatusBadRequest, key: "badQuestion"},
	"PERSISTED_QUERY_ID_REQUIRED":   {status: http.StatusBadRequest, key: "badQuestion"},
	"PERSISTED_QUERY_NOT_SUPPORTED": {status: http.StatusBadRequest, key: "badQuestion"},
	"PERSISTED_QUERY_NOT_FOUND":     {status: http.StatusNotFound, key: "unknownOperation"},
	"PERSISTED_QUERY_NOT_IN_LIST":   {status: http.StatusNotFound, key: "unknownOperation"},
}

// faultOf returns the page for a question of a reader that was refused.
func faultOf(err error) error {
	var r *refusal
	if !errors.As(err, &r) {
		return err
	}
	f, ok := faults[r.code]
	if !ok {
		return err
	}
	f.detail = r.message
	return &f
}

// asks returns the look at the answer to a question.
func (p *page) asks(q question) look {
	return func(h http.Handler) (seen, error) {
		a := p.e.api
		a.handler = h
		data, pin, err := a.put(p.request, q)
		if err != nil {
			return seen{}, err
		}
		if pin == nil {
			return seen{}, &failure{status: http.StatusServiceUnavailable, key: "noPin", after: "5"}
		}
		return seen{[]asked{{Operation: Operation{Name: "data"}, Variables: "{}", data: data}}, pin.Hash}, nil
	}
}

// pinPage is the view of the permalink of a question: its parameters, and pin with a revision and a hash.
func pinPage(p *page) error {
	values := p.request.URL.Query()
	q, err := p.questionOf(values)
	if err != nil {
		return err
	}
	to, err := parsePin(values.Get(pinParameter))
	if err != nil {
		return err
	}
	if p.Verdict, err = p.check(to, p.asks(q)); err != nil {
		return err
	}
	if p.Edition, err = p.edition(p.e.api); err != nil {
		return err
	}
	if p.work, err = p.answerOf(q, p.Edition, p.Verdict.hash); err != nil {
		return err
	}
	p.question = &q
	p.Template, p.Body = "pin", goneBody{Question: withParameters("/graphql", q.parameters("en"))}
	p.Title, err = p.W("pinTitle")
	p.Description = p.Title
	return err
}

// operationName matches the name of the first operation of a document.
var operationName = regexp.MustCompile(`\bquery\s+(\w+)`)

// name returns the name of the operation, or "".
func (q question) name(a api) string {
	if found := operationName.FindStringSubmatch(q.textOf(a).Query); found != nil {
		return found[1]
	}
	return ""
}
