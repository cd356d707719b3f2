package graph

import (
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/lexer"
)

// A size is what a document is, whatever its variables and the schema are.
type size struct {
	fields     int    // and uses of fragments, written out; of all operations
	depth      int    // of the deepest, written out
	roots      int    // fields that stand at the top, written out; of all operations
	aliases    int    // as they stand
	directives int    // as they stand
	walked     int    // fields and uses of fragments of all operations and of each fragment, written out
	pairs      int    // of fields with one name in one place, of all operations
	name       int    // the length of the longest that validation looks up
	circle     string // a fragment that uses itself; then the rest is too little
}

// refusal says what of s is too much, or nothing.
func (s size) refusal() *gqlerror.Error {
	for _, of := range []struct {
		code             string
		limit, requested int
		format           string
	}{
		{queryTooLarge, maxFields, s.fields, "the document has %s fields and uses of fragments, written out; at most %d are answered"},
		{queryTooDeep, maxDepth, s.depth, "the document is nested %s deep; at most %d levels are answered"},
		{queryTooLarge, maxRoots, s.roots, "the document has %s fields at the top; at most %d are answered"},
		{queryTooLarge, maxAliases, s.aliases, "the document has %s aliases; at most %d are answered"},
		{queryTooLarge, maxDirectives, s.directives, "the document has %s directives; at most %d are answered"},
		{queryTooLarge, maxName, s.name, "the document has a name of %s bytes; at most %d are looked up"},
		{queryTooLarge, maxWalked, s.walked, "the document has fragments that use each other in long chains: %s fields would be validated; at most %d are"},
		{queryTooLarge, maxPairs, s.pairs, "the document asks for the same fields again and again: %s pairs of equal names would be compared; at most %d are"},
	} {
		if of.requested > of.limit {
			return refuse(of.code, of.limit, of.requested, of.format)
		}
	}
	if s.circle != "" { // validation would go round in many ways
		err := gqlerror.Errorf("fragment %s uses itself", s.circle)
		errcode.Set(err, errcode.ValidationFailed)
		return err
	}
	return nil
}

// refuse returns an error that names a limit and what was asked, in its message
// and in its extensions. The format has what was asked as %s, and then the limit.
func refuse(code string, limit, requested int, format string) *gqlerror.Error {
	asked := strconv.Itoa(requested)
	if requested == most {
		asked += " or more"
	}
	err := gqlerror.Errorf(format, asked, limit)
	err.Extensions = map[string]any{"code": code, "limit": limit, "requested": requested}
	return err
}

// unparsed says why a text is no document.
func unparsed(text string, err error) *gqlerror.Error {
	if strings.Contains(err.Error(), "exceeded token limit") {
		return refuse(queryTooLarge, maxTokens, tokens(text), "the document has %s tokens; at most %d are read")
	}
	own, ok := err.(*gqlerror.Error)
	if !ok {
		own = gqlerror.Errorf("the document cannot be read")
	}
	errcode.Set(own, errcode.ParseFailed)
	return own
}

// tokens counts the tokens of a text, up to the first that is none.
func tokens(text string) (n int) {
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
