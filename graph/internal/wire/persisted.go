package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"

	"accordgraph/internal/web"
)

// persistedBytes is the size of the cache of persisted documents. Some 10,000 documents
// of 800 bytes fit into it. The documents of the playground have that length.
const persistedBytes = 8 << 20

// persistedQuery is the extension in which Apollo's clients send the hash of a document.
const persistedQuery = "persistedQuery"

// persisted are Apollo's automatic persisted queries: documents that clients have sent
// together with their SHA-256. documentId "sha256:..." names the same documents. If a
// document is not in the cache, the client is told so, and sends the text.
type persisted struct{ texts *web.Cache[string, string] }

// newPersisted returns a cache of documents of at most that many bytes.
func newPersisted(bytes uint64) persisted {
	return persisted{web.NewCache(bytes, func(hash, text string) int { return len(hash) + len(text) })}
}

// find implements documents.
func (d persisted) find(p *params) *refusal {
	hash, refused := p.documentID()
	if refused != nil || hash == "" {
		return refused
	}
	if p.Query == "" {
		text, ok := d.texts.Get(hash)
		if !ok { // Apollo's clients know this message
			return refuseWith(0, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
		}
		p.Query = text
		return nil
	}
	if sum := sha256.Sum256([]byte(p.Query)); hex.EncodeToString(sum[:]) != hash {
		return refusef(http.StatusBadRequest, "the id that was sent is not the SHA-256 of the query, in hex")
	}
	return nil
}

// learn implements documents. It caches the document if the request has its hash.
func (d persisted) learn(p *params) {
	if hash, refused := p.documentID(); refused == nil && hash != "" {
		d.texts.SetIfAbsent(hash, p.Query)
	}
}
