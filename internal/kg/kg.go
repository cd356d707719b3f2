// Package kg is the knowledge graph as it is stored: entities, relationships, the evidence for both, and the rules that
// every store must keep.
//
// Package query asks, over a [Store]; package prose puts what it finds into words. This package imports neither, and
// knows nothing of GraphQL, of a database or of the network.
//
// # Glossary
//
//   - [Entity]: a thing that the graph knows about, as a store keeps it.
//   - [Relationship]: a statement that joins two entities, as a store keeps it.
//   - [Hop]: a relationship and the entity at its far end, as a store returns them for a [Step].
//   - [Arc]: a relationship as a search for paths follows it, from one end to the other. It holds IDs only.
//   - Node, in package query: an entity as one request reached it.
//   - Link, in package query: a relationship as one request reached it.
//   - Edge, in package query: one entry of a page: the node, the link that leads to it, and its cursor.
//   - [Document]: a peace plan, which is a [Proposal] or an [Agreement]. A GraphQL document is never called that: it is
//     an operation, or a trusted document if the server was given it in advance.
package kg

import (
	"errors"
	"fmt"
	"strings"
)

// An ID names an entity or a relationship for ever. What stands before its first
// slash says which kind of thing it is. IDs are ASCII, compared byte by byte, and
// made of parts of [a-z0-9-] joined by slashes: exports join the parts with "-"
// and may not collide.
type ID string

// Root is where lists start that start nowhere. No entity has this ID.
const Root ID = ""

// Valid says whether id has the form of an ID. It is no regular expression, which takes five times
// as long: a load asks for every reference.
func (id ID) Valid() bool {
	slash, afterSign := false, true // a part or a word of a part begins
	for _, c := range []byte(id) {
		isSign := c == '-' || c == '/'
		if isSign == afterSign && isSign || !isSign && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
		slash, afterSign = slash || c == '/', isSign
	}
	return slash && !afterSign && len(id) <= MaxID
}

// MaxID is the most bytes an ID may have.
const MaxID = 300

var (
	// ErrInvalid means that an argument breaks a rule. Every [Invalid] is this error: use errors.As to read its message.
	ErrInvalid = errors.New("invalid")

	// ErrUnavailable means that the store cannot be reached, or cannot work. The
	// same question may be answered later.
	ErrUnavailable = errors.New("unavailable")

	// ErrNotOurs means that a database holds something that no Store put there,
	// and was left as it was.
	ErrNotOurs = errors.New("the database holds something else")
)

// An Invalid is the error of an argument that breaks a rule. The message names the argument and says what would be
// accepted. It is fit to be shown to whoever sent the argument.
type Invalid struct{ Message string }

// Invalidf returns an [Invalid] with a formatted message.
func Invalidf(format string, args ...any) error { return Invalid{fmt.Sprintf(format, args...)} }

func (e Invalid) Error() string { return ErrInvalid.Error() + ": " + e.Message }

// Is says that e is [ErrInvalid].
func (e Invalid) Is(target error) bool { return target == ErrInvalid }

// relationshipPrefix is the first part of every ID of a relationship.
const relationshipPrefix = "relationship/"

// IsRelationship says whether id names a relationship.
func (id ID) IsRelationship() bool { return strings.HasPrefix(string(id), relationshipPrefix) }
