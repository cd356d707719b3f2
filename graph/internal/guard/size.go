package guard

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
	"github.com/vektah/gqlparser/v2/parser"
)

// A size is the size of a document. It depends neither on variables nor on the schema.
// "Expanded" means: with every use of a fragment replaced by the fragment.
type size struct {
	fields     int    // fields and uses of fragments in all operations, expanded
	depth      int    // levels of fields, expanded
	roots      int    // fields at the top of all operations, expanded
	aliases    int    // in the text
	directives int    // in the text
	walked     int    // fields and uses of fragments in all operations and in each fragment, expanded
	pairs      int    // pairs of fields with the same response key in the same place
	name       int    // length of the longest name that validation looks up
	cycle      string // a fragment that uses itself; the other counts are then too small
}

// refusal returns an error for the first limit that s exceeds, or nil.
func (s size) refusal() *gqlerror.Error {
	for _, c := range []struct {
		code             string
		limit, requested int
		format           string
	}{
		{CodeQueryTooLarge, maxFields, s.fields, "the document has %s fields and uses of fragments, " +
			"written out; at most %d are answered"},
		{CodeQueryTooDeep, maxDepth, s.depth, "the document is nested %s deep; at most %d levels are answered"},
		{CodeQueryTooLarge, maxRoots, s.roots, "the document has %s fields at the top; at most %d are answered"},
		{CodeQueryTooLarge, maxAliases, s.aliases, "the document has %s aliases; at most %d are answered"},
		{CodeQueryTooLarge, maxDirectives, s.directives, "the document has %s directives; at most %d are answered"},
		{CodeQueryTooLarge, maxName, s.name, "the document has a name of %s bytes; at most %d are looked up"},
		{CodeQueryTooLarge, maxWalked, s.walked, "the document has fragments that use each other in long chains: " +
			"%s fields would be validated; at most %d are"},
		{CodeQueryTooLarge, maxPairs, s.pairs, "the document asks for the same fields again and again: " +
			"%s pairs of equal names would be compared; at most %d are"},
	} {
		if c.requested > c.limit {
			return Refuse(c.code, c.limit, c.requested, c.format)
		}
	}
	if s.cycle != "" { // validation would follow the cycle on many paths
		err := gqlerror.Errorf("fragment %s uses itself", s.cycle)
		errcode.Set(err, errcode.ValidationFailed)
		return err
	}
	return nil
}

// parseError returns the error for a text that gqlparser does not parse.
func parseError(text string, err error) *gqlerror.Error {
	if strings.Contains(err.Error(), "exceeded token limit") {
		return Refuse(
			CodeQueryTooLarge,
			MaxTokens,
			countTokens(text),
			"the document has %s tokens; at most %d are read",
		)
	}
	if strings.Contains(err.Error(), "exceeded maximum nesting depth") {
		return Refuse(CodeQueryTooDeep, parser.MaxNestingDepth, parser.MaxNestingDepth+1,
			"the document is nested %s deep or deeper; at most %d levels are read")
	}
	own, ok := err.(*gqlerror.Error)
	switch {
	case !ok:
		own = gqlerror.Errorf("the document cannot be read")
	case strings.Contains(own.Message, lexer.Invalid.String()):
		own = cmp.Or(lexerError(text), own)
	}
	errcode.Set(own, errcode.ParseFailed)
	return own
}

// lexerError returns the error of the first part of a text that is no token. It says what is
// there. The parser says only that it found <Invalid>.
func lexerError(text string) *gqlerror.Error {
	l := lexer.New(&ast.Source{Input: text})
	for {
		t, err := l.ReadToken()
		if err == nil && t.Kind != lexer.EOF {
			continue
		}
		own, _ := err.(*gqlerror.Error)
		if own != nil && strings.HasPrefix(own.Message, unexpected) { // it names a byte
			own.Message = fmt.Sprintf("%s %q.", unexpected, []rune(text)[t.Pos.Start])
		}
		return own
	}
}

// unexpected begins the message of the lexer about a character that begins no token.
const unexpected = "Cannot parse the unexpected character"

// countTokens counts the tokens of a text, up to the first part that is no token.
func countTokens(text string) (n int) {
	l := lexer.New(&ast.Source{Input: text})
	for {
		t, err := l.ReadToken()
		if err != nil || t.Kind == lexer.EOF {
			return n
		}
		if t.Kind != lexer.Comment {
			n++
		}
	}
}
