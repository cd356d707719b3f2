package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
)

// keptTexts is how many bytes of documents are kept for clients that send a hash:
// some 10,000 of 800 bytes, which is what those of the page have.
const keptTexts = 8 << 20

// A persisted library has the documents that clients have sent together with their
// SHA-256, those of last time most likely. They are Apollo's automatic persisted
// queries; documentId "sha256:..." finds and keeps the same ones. What is not kept
// is told to the client, which then sends the text.
type persisted struct{ texts *kept[string] }

func newPersisted(bytes uint64) persisted {
	return persisted{newKept(bytes, func(hash, text string) int { return len(hash) + len(text) })}
}

func (d persisted) find(p *params) *refusal {
	hash, no := p.document()
	if no != nil || hash == "" {
		return no
	}
	if p.Query == "" {
		// Apollo's clients know this message.
		no = refuseWith(0, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
		if text, ok := d.texts.GetIfPresent(hash); ok {
			p.Query, no = text, nil
		}
		return no
	}
	if sum := sha256.Sum256([]byte(p.Query)); hex.EncodeToString(sum[:]) != hash {
		return refusef(http.StatusBadRequest, "the id that was sent is not the SHA-256 of the query, in hex")
	}
	return nil
}

// learn keeps what is of the schema, and no garbage: that has no next time.
func (d persisted) learn(p *params) {
	if hash, no := p.document(); no == nil && hash != "" {
		d.texts.SetIfAbsent(hash, p.Query)
	}
}
