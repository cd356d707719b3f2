package graph

import (
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"accordgraph/graph/internal/guard"
)

// A library has the documents that requests name by an id.
type library interface {
	// find sets p.Query to the document that p means, or says why it may not be
	// answered.
	find(p *params) *refusal
	// learn is told of parameters that turned out to be an operation of the schema.
	learn(p *params)
}

// document returns the id by which p names its document, or nothing if it does not.
// An id is given as documentId, as GraphQL over HTTP has it, or as the SHA-256 of
// Apollo's persisted queries. A prefix of "sha256:" is left out, so that both give
// the same id.
func (p *params) document() (string, *refusal) {
	id := strings.TrimPrefix(p.DocumentID, "sha256:")
	extension, ok := p.Extensions["persistedQuery"]
	switch {
	case !ok || extension == nil:
		return id, nil
	case p.DocumentID != "":
		return "", refusef(http.StatusBadRequest, "documentId and extensions.persistedQuery were both given, want one")
	}
	apollo, _ := extension.(map[string]any)
	hash, ok := apollo["sha256Hash"].(string)
	if version, err := graphql.UnmarshalInt(apollo["version"]); err != nil || version != 1 || !ok || hash == "" {
		return "", refusef(http.StatusBadRequest, `extensions.persistedQuery is not {"version": 1, "sha256Hash": "..."}`)
	}
	return hash, nil
}

// refuseWith refuses a request with a code of its own. A status of 0 is the one that
// the media type has for request errors.
func refuseWith(status int, c, message string) *refusal {
	err := gqlerror.Errorf("%s", message)
	guard.SetCode(err, c)
	return &refusal{status: status, err: err}
}
