package graph

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"accordgraph/graph/internal/gen"
	"accordgraph/graph/internal/guard"
)

// A trusted library answers only what it has, by id and not by text: the documents
// that were checked when a frontend was built. Ids are whatever the tool that wrote
// them made.
type trusted map[string]string

func (t trusted) find(p *params) *refusal {
	id, no := p.document()
	switch _, automatic := p.Extensions["persistedQuery"]; {
	case no != nil:
		return no
	case p.Query != "" && automatic: // as Apollo's clients know it
		return refuseWith(http.StatusBadRequest, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")
	case p.Query != "", id == "":
		return refuseWith(http.StatusBadRequest, "PERSISTED_QUERY_ID_REQUIRED", "this server answers a list of documents only: send a documentId, and no query")
	}
	text, ok := t[id]
	if !ok {
		return refuseWith(http.StatusNotFound, "PERSISTED_QUERY_NOT_IN_LIST", "this server answers a list of documents only, and this id is not in it")
	}
	p.Query = text
	return nil
}

func (trusted) learn(*params) {}

// ReadTrustedDocuments reads a JSON object of document texts by their ids, as
// relay-compiler writes it (persistConfig.file) and graphql-codegen
// (persisted-documents.json). Each must be of the schema; the error names every id
// whose document is not.
func ReadTrustedDocuments(r io.Reader) (map[string]string, error) {
	var texts map[string]string
	if err := json.UnmarshalRead(r, &texts); err != nil {
		return nil, fmt.Errorf(`want a JSON object of documents by their ids, such as {"id": "{ dataset { title } }"}: %w`, err)
	}
	all, s := map[string]string{}, schema(gen.Config{}).Schema()
	var mistakes []error
	for _, id := range slices.Sorted(maps.Keys(texts)) {
		if err := guard.CheckTrusted(s, texts[id]); err != nil {
			mistakes = append(mistakes, fmt.Errorf("document %q: %w", id, err))
		}
		short := strings.TrimPrefix(id, "sha256:")
		switch _, there := all[short]; {
		case short == "":
			mistakes = append(mistakes, fmt.Errorf("document %q: the id is empty, so nobody could ask for it", id))
		case there:
			mistakes = append(mistakes, fmt.Errorf("document %q: there is %q too, and both would be asked for by one id", id, short))
		}
		all[short] = texts[id]
	}
	if len(texts) == 0 {
		mistakes = append(mistakes, errors.New("there are no documents, so nothing would be answered"))
	}
	return all, errors.Join(mistakes...)
}
