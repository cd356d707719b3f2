package follow

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
)

//go:embed operations/Follow.graphql
var followText string

//go:embed operations/Entry.fragment.graphql
var entryText string

//go:embed operations/Stream.graphql
var streamText string

// feedDocument is the operation of the feeds, and streamDocument that of the stream.
var feedDocument, streamDocument = followText + "\n" + entryText, streamText + "\n" + entryText

// Documents returns the operations of this package by their ids, which are the SHA-256 of their texts in hex.
func Documents() map[string]string {
	return map[string]string{idOf(feedDocument): feedDocument, idOf(streamDocument): streamDocument}
}

// idOf returns the id of an operation.
func idOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
