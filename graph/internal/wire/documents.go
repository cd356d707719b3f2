package wire

import (
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// documents are the GraphQL documents that requests name by an id.
type documents interface {
	// find sets p.Query to the document that p names, or returns why p may not be
	// answered.
	find(p *params) *refusal

	// learn is called with parameters whose document is valid.
	learn(p *params)
}

// documentID returns the id by which p names its document, or "". The id is documentId, as
// GraphQL over HTTP has it, or the SHA-256 of Apollo's persisted queries. The prefix
// "sha256:" is removed, so that both forms give the same id.
func (p *params) documentID() (string, *refusal) {
	id := strings.TrimPrefix(p.DocumentID, "sha256:")
	extension, ok := p.Extensions[persistedQuery]
	switch {
	case !ok || extension == nil:
		return id, nil
	case p.DocumentID != "":
		return "", refusef(http.StatusBadRequest, "documentId and extensions.persistedQuery were both given, want one")
	}
	apollo, _ := extension.(map[string]any)
	hash, ok := apollo["sha256Hash"].(string)
	if version, err := graphql.UnmarshalInt(apollo["version"]); err != nil || version != 1 || !ok || hash == "" {
		return "", refusef(
			http.StatusBadRequest,
			`extensions.persistedQuery is not {"version": 1, "sha256Hash": "..."}`,
		)
	}
	return hash, nil
}
