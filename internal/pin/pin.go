// Package pin says what an answer was, so that somebody can check later whether it is still the same.
package pin

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/go-json-experiment/json/jsontext"
)

// A Pin says which answer somebody saw. Its JSON is extensions.pin of an answer.
type Pin struct {
	Revision string `json:"revision"` // of the data
	Program  string `json:"program"`  // the version of the program, as the option -version prints it
	Hash     string `json:"hash"`     // of the data of the answer: see Hash
}

// Hash returns the SHA-256, in hex, of a JSON text in the canonical form of RFC 8785. So two texts with the same values
// have the same hash, whatever the order of their keys. It returns an error if the text is not JSON.
func Hash(text []byte) (string, error) {
	canonical := jsontext.Value(bytes.Clone(text))
	if err := canonical.Canonicalize(); err != nil {
		return "", fmt.Errorf("pin: bring %d bytes of JSON into the canonical form: %w", len(text), err)
	}
	sum := sha256.Sum256(canonical)
	return hex.EncodeToString(sum[:]), nil
}
