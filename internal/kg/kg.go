// Package kg is the knowledge graph: entities, the relationships between them,
// the evidence for both, and the rules that every store must keep. It knows
// nothing of GraphQL, of a database or of the network, and imports the standard
// library and golang.org/x/text only.
//
// A [Store] keeps [Entity] and [Relationship] values. A [query.Graph] answers
// questions from a Store; what it hands out are [query.Node] and [query.Link] values, which
// are entities and relationships as one request reached them.
package kg

import (
	"errors"
	"fmt"
	"regexp"
)

// An ID names an entity or a relationship for ever. What stands before its first
// slash says which kind of thing it is. IDs are ASCII, compared byte by byte, and
// made of parts of [a-z0-9-] joined by slashes: exports join the parts with "-"
// and may not collide.
type ID string

// Root is where lists start that start nowhere. No entity has this ID.
const Root ID = ""

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$`)

// Valid says whether id has the form of an ID.
func (id ID) Valid() bool { return len(id) <= MaxID && idForm.MatchString(string(id)) }

// MaxID is the most bytes an ID may have.
const MaxID = 300

var (
	// ErrInvalid means that an argument breaks a rule of this package. The
	// message names the argument and says what would be accepted; it is fit to
	// be shown to whoever sent the argument.
	ErrInvalid = errors.New("invalid")

	// ErrUnavailable means that the store cannot be reached, or cannot work. The
	// same question may be answered later.
	ErrUnavailable = errors.New("unavailable")

	// ErrNotOurs means that a database holds something that no Store put there,
	// and was left as it was.
	ErrNotOurs = errors.New("the database holds something else")
)

func Invalidf(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrInvalid}, args...)...)
}
