package wire

import (
	stdjson "encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"accordgraph/graph/internal/guard"
	"accordgraph/internal/web"
)

// maxNesting is the greatest depth of variables and extensions. The deepest value that
// the schema accepts is a filter with the depth kg.MaxDepth.
const maxNesting = 64

// params are the parameters of a request, with the names that they have in the body of a
// POST. Other keys are ignored, as GraphQL over HTTP wants it: clients add their own, such
// as id and doc_id.
type params struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName"`
	Variables     map[string]any `json:"variables"`
	Extensions    map[string]any `json:"extensions"`
	DocumentID    string         `json:"documentId"` // instead of the query

	rewritten string // the document to execute in place of Query, or "": see Rewrite
}

// raw returns p as gqlgen wants it, with the document to execute.
func (p *params) raw(h http.Header) *graphql.RawParams {
	raw := p.asSent(h)
	raw.Query = p.document()
	return raw
}

// asSent returns p as gqlgen wants it, with the document as it was sent.
func (p *params) asSent(h http.Header) *graphql.RawParams {
	return &graphql.RawParams{
		Query:         p.Query,
		OperationName: p.OperationName,
		Variables:     p.Variables,
		Extensions:    p.Extensions,
		Headers:       h,
	}
}

// isPlain reports whether p asks for an answer without a report. A report about the answer
// differs each time, so answers with a report are not cached. Other extensions change
// nothing: Apollo Client sends its own version in each request.
func (p *params) isPlain() bool {
	return p.Extensions[withCost] != true && p.Extensions[dryRun] != true
}

// question returns a hash of the media type, and of everything in p on which an answer depends.
// json.Marshal sorts the variables by name.
func (p *params) question(media string) web.QuestionHash {
	pinned := strconv.FormatBool(isTrue(p.Extensions, withPin))
	return web.HashQuestion(media, p.OperationName, p.document(), string(marshal(p.Variables)), pinned)
}

// read returns the parameters of a request, with the document, or a refusal.
func (t transport) read(w http.ResponseWriter, r *http.Request) (*params, *refusal) {
	var p params
	var refused *refusal
	switch r.Method {
	case http.MethodPost:
		refused = p.fromBody(w, r)
	case http.MethodGet, http.MethodHead:
		if refused = t.crossSite(r); refused == nil {
			refused = p.fromURL(r.URL.RawQuery)
		}
	default:
		refused = refusef(http.StatusMethodNotAllowed, "send GraphQL as a POST or a GET")
		refused.allow = "GET, HEAD, POST"
	}
	if refused == nil {
		refused = t.documents.find(&p)
	}
	if refused == nil && p.Query == "" {
		refused = refusef(http.StatusBadRequest, `the request has no "query", want one such as { dataset { title } }`)
	}
	if refused == nil {
		refused = p.rewrite(r.Context())
	}
	return &p, refused
}

// fromBody reads the body of a POST.
func (p *params) fromBody(w http.ResponseWriter, r *http.Request) *refusal {
	media, more, err := contentType(r.Header)
	charset, hasCharset := more["charset"]
	switch {
	case err != nil || media != "application/json":
		return refusef(http.StatusUnsupportedMediaType, "send GraphQL as Content-Type: application/json")
	case hasCharset && !strings.EqualFold(charset, "utf-8"):
		return refusef(http.StatusUnsupportedMediaType, "send JSON in UTF-8")
	case r.Header.Get("Content-Encoding") != "":
		return refusef(http.StatusUnsupportedMediaType, "send the body without a Content-Encoding")
	}
	body, err := readBody(w, r)
	if errors.As(err, new(*http.MaxBytesError)) {
		refused := refusef(http.StatusRequestEntityTooLarge, "the request has more than %d KiB", guard.MaxBody>>10)
		refused.err.Extensions = map[string]any{"code": guard.CodeQueryTooLarge, "limit": guard.MaxBody}
		return refused
	}
	if err != nil {
		return refusef(http.StatusBadRequest, "the request broke off")
	}
	if jsontext.Value(body).Kind() == '[' {
		return refusef(http.StatusBadRequest, "the body is a list, want one operation at a time")
	}
	return decode(body, "the body", p)
}

// contentType parses the header Content-Type.
func contentType(h http.Header) (media string, params map[string]string, err error) {
	if all := h["Content-Type"]; len(all) == 1 && all[0] == plainJSON { // what most clients send needs no parsing
		return plainJSON, nil, nil
	}
	return mime.ParseMediaType(h.Get("Content-Type"))
}

// readBody reads the body of a request.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if body, ok := web.Arrived(r); ok && len(body) <= guard.MaxBody {
		return body, nil
	}
	return io.ReadAll(http.MaxBytesReader(w, r.Body, guard.MaxBody))
}

// fromURL reads the query of a URL, in which variables and extensions are JSON. It ignores
// parameters that it does not know, because other programs add parameters to links.
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
		if refused := decode([]byte(get[name]), name, to); refused != nil {
			return refused
		}
	}
	return nil
}

// decode decodes JSON of a client. `what` is the name of the JSON in the refusal, which
// repeats no part of the JSON itself. decode uses github.com/go-json-experiment/json, the
// coming version of the standard library's package. It refuses mistakes that
// encoding/json accepts in silence: a repeated key, text that is not UTF-8, and half of a
// surrogate pair. Numbers stay as they are in the text, and gqlgen checks them.
func decode(text []byte, what string, to any) *refusal {
	keepNumbers := json.WithUnmarshalers(json.UnmarshalFromFunc(unmarshalAny))
	err := json.Unmarshal(text, to, keepNumbers)
	if err == nil {
		return nil
	}
	return refusef(http.StatusBadRequest, "%s %s", what, problem(what, err))
}

var errNested = errors.New("nested too deep")

// unmarshalAny leaves numbers as text, and bounds the depth.
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

// examples maps each JSON object in a request to an example, which messages quote.
var examples = map[string]string{
	"the body":   `{"query": "{ dataset { title } }"}`,
	"variables":  `{"id": "actor/ukraine"}`,
	"extensions": `{"cost": true}`,
}

// problem describes an error in the JSON that what names.
func problem(what string, err error) string {
	var wrong *json.SemanticError
	var broken *jsontext.SyntacticError
	switch {
	case errors.Is(err, errNested):
		return fmt.Sprintf("is nested deeper than %d", maxNesting)
	case errors.Is(err, jsontext.ErrDuplicateName):
		return "has a key twice"
	case errors.As(err, &broken):
		return fmt.Sprintf("is not JSON in UTF-8 from byte %d on", broken.ByteOffset)
	case errors.As(err, &wrong) && wrong.JSONPointer.LastToken() != "":
		return "has a wrong type: " + wantType(wrong.JSONPointer.LastToken())
	}
	return "is no JSON object such as " + examples[what]
}

// wantType describes the type of a parameter.
func wantType(name string) string {
	if name == "variables" || name == "extensions" {
		return name + " is an object"
	}
	return name + " is a string"
}
