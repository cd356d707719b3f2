package wire

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph/internal/guard"
)

// trusted maps ids to the only documents that the server answers. These documents were
// checked when a frontend was built. The tool that wrote the documents chose the ids.
type trusted map[string]string

// find implements documents.
func (t trusted) find(p *params) *refusal {
	id, refused := p.documentID()
	switch _, automatic := p.Extensions[persistedQuery]; {
	case refused != nil:
		return refused
	case p.Query != "" && automatic: // Apollo's clients know this message
		return refuseWith(http.StatusBadRequest, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")
	case p.Query != "", id == "":
		return refuseWith(http.StatusBadRequest, "PERSISTED_QUERY_ID_REQUIRED",
			"this server answers a list of documents only: send a documentId, and no query")
	}
	text, ok := t[id]
	if !ok {
		return refuseWith(http.StatusNotFound, "PERSISTED_QUERY_NOT_IN_LIST",
			"this server answers a list of documents only, and this id is not in it")
	}
	p.Query = text
	return nil
}

// learn implements documents. The list of trusted documents never changes.
func (trusted) learn(*params) {}

// ReadTrusted reads a JSON object of documents by their ids, as relay-compiler
// (persistConfig.file) and graphql-codegen (persisted-documents.json) write it. Each
// document must be valid. The error names the id of every document that is not valid.
func ReadTrusted(schema *ast.Schema, r io.Reader) (map[string]string, error) {
	var texts map[string]string
	if err := json.UnmarshalRead(r, &texts); err != nil {
		const example = `{"id": "{ dataset { title } }"}`
		return nil, fmt.Errorf("want a JSON object of documents by their ids, such as %s: %w", example, err)
	}
	all := map[string]string{}
	var mistakes []error
	mistake := func(id, format string, args ...any) {
		mistakes = append(mistakes, fmt.Errorf("document %q: "+format, append([]any{id}, args...)...))
	}
	for _, id := range slices.Sorted(maps.Keys(texts)) {
		if err := guard.CheckTrusted(schema, texts[id]); err != nil {
			mistake(id, "%w", err)
		}
		short := strings.TrimPrefix(id, "sha256:")
		switch _, there := all[short]; {
		case short == "":
			mistake(id, "the id is empty, so nobody could ask for it")
		case there:
			mistake(id, "there is %q too, and both would be asked for by one id", short)
		}
		all[short] = texts[id]
	}
	if len(texts) == 0 {
		mistakes = append(mistakes, errors.New("there are no documents, so nothing would be answered"))
	}
	return all, errors.Join(mistakes...)
}
