package graph

import (
	stdjson "encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"accordgraph/graph/internal/guard"
)

// maxNesting is how deep variables and extensions may be nested. The deepest that
// means something is a filter, of kg.MaxDepth.
const maxNesting = 64

// params are the parameters of a request, as the body of a POST has them.
type params struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName"`
	Variables     map[string]any `json:"variables"`
	Extensions    map[string]any `json:"extensions"`
	DocumentID    string         `json:"documentId"` // in place of the query
}

// raw is p as gqlgen takes it.
func (p *params) raw(h http.Header) *graphql.RawParams {
	return &graphql.RawParams{Query: p.Query, OperationName: p.OperationName, Variables: p.Variables, Extensions: p.Extensions, Headers: h}
}

// read returns what a request asks, with its document, or what is wrong with the
// request.
func (t transport) read(w http.ResponseWriter, r *http.Request) (*params, *refusal) {
	var p params
	var no *refusal
	switch r.Method {
	case http.MethodPost:
		no = p.fromBody(w, r)
	case http.MethodGet, http.MethodHead:
		if no = t.crossSite(r); no == nil {
			no = p.fromURL(r.URL.RawQuery)
		}
	default:
		no = refusef(http.StatusMethodNotAllowed, "send GraphQL as a POST or a GET")
		no.allow = "GET, HEAD, POST"
	}
	if no == nil {
		no = t.library.find(&p)
	}
	if no == nil && p.Query == "" {
		no = refusef(http.StatusBadRequest, `the request has no "query", want one such as { dataset { title } }`)
	}
	return &p, no
}

// fromBody reads the body of a POST.
func (p *params) fromBody(w http.ResponseWriter, r *http.Request) *refusal {
	media, more, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset, hasCharset := more["charset"]
	switch {
	case err != nil || media != "application/json":
		return refusef(http.StatusUnsupportedMediaType, "send GraphQL as Content-Type: application/json")
	case hasCharset && !strings.EqualFold(charset, "utf-8"):
		return refusef(http.StatusUnsupportedMediaType, "send JSON in UTF-8")
	case r.Header.Get("Content-Encoding") != "":
		return refusef(http.StatusUnsupportedMediaType, "send the body without a Content-Encoding")
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, guard.MaxBody))
	if errors.As(err, new(*http.MaxBytesError)) {
		no := refusef(http.StatusRequestEntityTooLarge, "the request has more than %d KiB", guard.MaxBody>>10)
		no.err.Extensions = map[string]any{"code": guard.CodeQueryTooLarge, "limit": guard.MaxBody}
		return no
	}
	if err != nil {
		return refusef(http.StatusBadRequest, "the request broke off")
	}
	if jsontext.Value(body).Kind() == '[' {
		return refusef(http.StatusBadRequest, "the body is a list, want one operation at a time")
	}
	return decode(body, "the body", p)
}

// fromURL reads the query of a URL, in which variables and extensions are JSON.
// What it does not know it passes over: links gain parameters on their way.
func (p *params) fromURL(query string) *refusal {
	values, err := url.ParseQuery(query)
	if err != nil {
		return refusef(http.StatusBadRequest, "the URL has a query that is not URL-encoded")
	}
	get := map[string]string{}
	for _, name := range []string{"query", "operationName", "variables", "extensions", "documentId"} {
		if len(values[name]) > 1 {
			return refusef(http.StatusBadRequest, "the URL has %s twice", name)
		}
		if !utf8.ValidString(values.Get(name)) {
			return refusef(http.StatusBadRequest, "%s is not UTF-8", name)
		}
		get[name] = values.Get(name)
	}
	p.Query, p.OperationName, p.DocumentID = get["query"], get["operationName"], get["documentId"]
	for name, to := range map[string]*map[string]any{"variables": &p.Variables, "extensions": &p.Extensions} {
		if get[name] == "" {
			continue
		}
		if no := decode([]byte(get[name]), name, to); no != nil {
			return no
		}
	}
	return nil
}

// decode reads JSON that somebody sent; what names it in the refusal, which repeats
// nothing of it. It goes by github.com/go-json-experiment/json, the next version of
// the standard library's, because that refuses what encoding/json mends in silence:
// a key that is there twice or in other letters, text that is not UTF-8, half of a
// surrogate pair. Numbers stay as they were written, for gqlgen to judge.
func decode(text []byte, what string, to any) *refusal {
	err := json.Unmarshal(text, to, json.RejectUnknownMembers(true), json.WithUnmarshalers(json.UnmarshalFromFunc(unmarshalAny)))
	if err == nil {
		return nil
	}
	return refusef(http.StatusBadRequest, "%s %s", what, problem(what, err))
}

var errNested = errors.New("nested too deep")

// unmarshalAny keeps numbers as text, and bounds the depth.
func unmarshalAny(dec *jsontext.Decoder, v *any) error {
	switch dec.PeekKind() {
	case '0':
		number, err := dec.ReadValue()
		*v = stdjson.Number(number)
		return err
	case '{', '[':
		if dec.StackDepth() > maxNesting {
			return errNested
		}
	}
	return json.SkipFunc
}

// objects are what is read as JSON, with one such as it is wanted.
var objects = map[string]string{
	"the body":   `{"query": "{ dataset { title } }"}`,
	"variables":  `{"id": "actor/ukraine"}`,
	"extensions": `{"cost": true}`,
}

// problem says what is wrong with a JSON text that what names.
func problem(what string, err error) string {
	var wrong *json.SemanticError
	var broken *jsontext.SyntacticError
	switch {
	case errors.Is(err, errNested):
		return fmt.Sprintf("is nested deeper than %d", maxNesting)
	case errors.Is(err, json.ErrUnknownName):
		return "has a key that is none of query, operationName, variables, extensions and documentId"
	case errors.Is(err, jsontext.ErrDuplicateName):
		return "has a key twice"
	case errors.As(err, &broken):
		return fmt.Sprintf("is not JSON in UTF-8 from byte %d on", broken.ByteOffset)
	case errors.As(err, &wrong) && wrong.JSONPointer.LastToken() != "":
		return "has a wrong type: " + wantType(wrong.JSONPointer.LastToken())
	}
	return "is no JSON object such as " + objects[what]
}

// wantType says of which type a parameter is.
func wantType(name string) string {
	if name == "variables" || name == "extensions" {
		return name + " is an object"
	}
	return name + " is a string"
}
