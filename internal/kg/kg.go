// Package kg is the knowledge graph as it is stored: entities, relationships, their evidence, and the rules that
// every store must follow.
//
// Package query asks questions of a [Store]; package prose turns the answers into sentences. This package imports
// neither, and knows nothing about GraphQL, databases or the network.
//
// # Glossary
//
//   - [Entity]: a thing in the graph, as a store returns it.
//   - [Relationship]: a statement that joins two entities, as a store returns it.
//   - [Hop]: a relationship and the entity at its far end, as a store returns them for a [Step].
//   - [Arc]: a relationship in the direction in which a search for paths follows it. An Arc holds IDs only.
//   - Node, in package query: an entity as one request reached it.
//   - Link, in package query: a relationship as one request reached it.
//   - Edge, in package query: one entry of a page: the node, the link that leads to it, and its cursor.
//   - [Document]: a peace plan, which is a [Proposal] or an [Agreement]. In the directory graph, a document may also
//     be a GraphQL document. A trusted document is one that the server was given in advance.
package kg

import (
	"errors"
	"fmt"
	"strings"
)

// An ID names an entity or a relationship for ever. The part before its first slash says which kind of thing the ID
// names. IDs are ASCII and compare byte by byte. They consist of parts of [a-z0-9-] joined by slashes. Exports join the
// parts with "-" instead of slashes. The exported IDs must be unique, too.
type ID string

// Root is the starting point of lists that start at no entity. No entity has this ID.
const Root ID = ""

// Valid reports whether id has the form of an ID. It uses no regular expression, because a load checks every reference,
// and a regular expression takes five times as long.
func (id ID) Valid() bool {
	slash, afterSign := false, true // at the start of a part, or after a "-"
	for _, c := range []byte(id) {
		isSign := c == '-' || c == '/'
		if isSign == afterSign && isSign || !isSign && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
		slash, afterSign = slash || c == '/', isSign
	}
	return slash && !afterSign && len(id) <= MaxID
}

// MaxID is the greatest length of an ID, in bytes.
const MaxID = 300

var (
	// ErrInvalid means that an argument breaks a rule. Every [Invalid] is this error; use errors.As to read its
	// message.
	ErrInvalid = errors.New("invalid")

	// ErrUnavailable means that the store cannot be reached or cannot work. The same question may succeed later.
	ErrUnavailable = errors.New("unavailable")

	// ErrNotOurs means that a database contains something that no Store wrote. The store does not change it.
	ErrNotOurs = errors.New("the database holds something else")
)

// An Invalid is the error for an argument that breaks a rule. The message names the argument and says what would be
// accepted. It may be shown to whoever sent the argument.
type Invalid struct{ Message string }

// Invalidf returns an [Invalid] with a formatted message.
func Invalidf(format string, args ...any) error { return Invalid{fmt.Sprintf(format, args...)} }

// Error returns the message after the text of [ErrInvalid].
func (e Invalid) Error() string { return ErrInvalid.Error() + ": " + e.Message }

// Is reports whether target is [ErrInvalid].
func (e Invalid) Is(target error) bool { return target == ErrInvalid }

// relationshipPrefix is the first part of every ID of a relationship.
const relationshipPrefix = "relationship/"

// IsRelationship reports whether id names a relationship.
func (id ID) IsRelationship() bool { return strings.HasPrefix(string(id), relationshipPrefix) }
