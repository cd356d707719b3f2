package handoff

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"accordgraph/graph"
	"accordgraph/internal/web"
)

// maxFollowed is the greatest size in bytes of the answers that one file is made of. The answers are in memory until
// the file is sent.
const maxFollowed = 48 << 20

// readBody returns the body of a POST, so that each page can be asked with it. A body that cannot be read whole comes
// back with its error at its end, as the API would have read it.
func readBody(r *http.Request) func() io.ReadCloser {
	body, err := io.ReadAll(io.LimitReader(r.Body, graph.MaxBody+1))
	return func() io.ReadCloser { return io.NopCloser(io.MultiReader(bytes.NewReader(body), broken{err})) }
}

// broken is a reader that ends with an error, or with the end of the file if there is none.
type broken struct{ err error }

// Read implements io.Reader.
func (b broken) Read([]byte) (int, error) { return 0, cmp.Or(b.err, io.EOF) }

// follow asks for the pages of the outermost list after the first one, and adds their items to the answer. If a page
// has errors, if the data changes meanwhile, or if there is too much, it returns a reply that says so.
func (h *handoff) follow(r *http.Request, q *question, data map[string]any, size int) *web.Reply {
	path := q.plan.outermostPage()
	for path != nil {
		list := objectAt(data, path)
		page, _ := list[prefix+"page"].(map[string]any)
		if page["hasNextPage"] != true {
			return nil
		}
		q.after = textAt(page, "endCursor")
		r := r.Clone(r.Context())
		r.Header.Del("If-None-Match")
		answer := h.ask(r, q)
		if answer.status != http.StatusOK {
			reply := answer.reply()
			return &reply
		}
		next, refused := answer.data()
		if refused != nil {
			return refused
		}
		if size += answer.body.Len(); size > maxFollowed {
			return tooMuch(size, q, data)
		}
		if revisionOf(next) != revisionOf(data) {
			reply := refuse(http.StatusServiceUnavailable, errors.New("the data was changed while the file was made; ask again"))
			reply.Header.Set("Retry-After", "1")
			return &reply
		}
		appendPage(list, objectAt(next, path))
	}
	return nil
}

// tooMuch returns the reply for a list that is too large.
func tooMuch(size int, q *question, data map[string]any) *web.Reply {
	items := len(q.plan.root.lists[0].items(data))
	reply := refuse(http.StatusUnprocessableEntity, fmt.Errorf(
		"the list has more than %d items, and the answers already have %d bytes; the limit is %d: ask for less, or without all=1",
		items, size, maxFollowed))
	return &reply
}

// appendPage adds the items of a page to a list of before.
func appendPage(list, page map[string]any) {
	for key, value := range page {
		items, isList := list[key].([]any)
		more, _ := value.([]any)
		if isList {
			list[key] = append(items, more...)
		}
	}
	list[prefix+"page"] = page[prefix+"page"]
}

// revisionOf returns the revision of an answer.
func revisionOf(data map[string]any) string {
	edition, _ := data[prefix+"dataset"].(map[string]any)
	return textAt(edition, "revision")
}

// objectAt returns the object at a path, or nil.
func objectAt(data map[string]any, path []string) map[string]any {
	for _, key := range path {
		data, _ = data[key].(map[string]any)
	}
	return data
}

// outermostPage returns the path to the page that has the outermost list, or nil if the outermost list has no pages.
func (p *plan) outermostPage() []string {
	if len(p.root.lists) == 0 {
		return nil
	}
	return p.pageOf(p.root.lists[0])
}

// pageOf returns the path to the page that has an outermost list, or nil if the list has no pages.
func (p *plan) pageOf(t *table) []string {
	page, s := t.path[:len(t.path)-1], p.shape
	for _, key := range page {
		s = s.child(key)
	}
	if !s.isConnection() {
		return nil
	}
	return page
}

// canFollow returns an error if the outermost list of a document cannot be followed to its end. A list without pages is
// always at its end.
func (p *plan) canFollow(text, operationName string) error {
	path := p.outermostPage()
	if slices.ContainsFunc(p.root.lists, func(t *table) bool { return !slices.Equal(p.pageOf(t), path) }) {
		return errors.New("all=1 follows one list of pages to its end: ask for one such list, and for no other beside it")
	}
	if path == nil {
		return nil
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, 3*maxTokens)
	if err != nil {
		return errWrong
	}
	for _, f := range fieldsAt(doc, operationName, path) {
		for _, a := range f.Arguments {
			if a.Name == "last" || a.Name == "before" || a.Name == "after" && a.Value.Kind != ast.Variable {
				return fmt.Errorf("all=1 follows a list from its beginning: leave out %s", a.Name)
			}
		}
	}
	return nil
}

// next returns a document and variables that ask for the page after a cursor.
func (p *plan) next(text, operationName string, variables map[string]any, cursor string) (string, map[string]any, error) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, 3*maxTokens)
	if err != nil {
		return "", nil, errWrong
	}
	literal, err := json.Marshal(cursor)
	if err != nil {
		return "", nil, err
	}
	runes := []rune(text)
	variables = maps.Clone(variables)
	fields := fieldsAt(doc, operationName, p.outermostPage())
	slices.SortFunc(fields, func(a, b *ast.Field) int { return b.Position.Start - a.Position.Start }) // the last one first
	for _, f := range slices.Compact(fields) {
		switch after := f.Arguments.ForName("after"); {
		case after != nil:
			if variables == nil {
				variables = map[string]any{}
			}
			variables[after.Value.Raw] = cursor
		case len(f.Arguments) > 0:
			at := f.Arguments[0].Position.Start
			runes = slices.Insert(runes, at, []rune("after: "+string(literal)+", ")...)
		default:
			at := nameEnd(runes, f)
			runes = slices.Insert(runes, at, []rune("(after: "+string(literal)+")")...)
		}
	}
	return string(runes), variables, nil
}

// fieldsAt returns the fields of an operation at a path of response keys, also in fragments.
func fieldsAt(doc *ast.QueryDocument, operationName string, path []string) (all []*ast.Field) {
	op := doc.Operations.ForName(operationName)
	if op == nil {
		return nil
	}
	return fieldsIn(doc, op.SelectionSet, path)
}

// fieldsIn returns the fields of a selection set at a path.
func fieldsIn(doc *ast.QueryDocument, set ast.SelectionSet, path []string) (all []*ast.Field) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if s.Alias == path[0] && len(path) == 1 {
				all = append(all, s)
			} else if s.Alias == path[0] {
				all = append(all, fieldsIn(doc, s.SelectionSet, path[1:])...)
			}
		case *ast.InlineFragment:
			all = append(all, fieldsIn(doc, s.SelectionSet, path)...)
		case *ast.FragmentSpread:
			if f := doc.Fragments.ForName(s.Name); f != nil {
				all = append(all, fieldsIn(doc, f.SelectionSet, path)...)
			}
		}
	}
	return all
}

// nameEnd returns where the name of a field without arguments ends.
func nameEnd(runes []rune, f *ast.Field) int {
	at := f.Position.Start + len(f.Alias)
	next := skipIgnored(runes, at)
	if next < len(runes) && runes[next] == ':' {
		return skipIgnored(runes, next+1) + len(f.Name)
	}
	return at
}

// skipIgnored returns the next place that GraphQL does not ignore: no space, comma or comment.
func skipIgnored(runes []rune, at int) int {
	for at < len(runes) {
		switch {
		case runes[at] == '#':
			for at < len(runes) && runes[at] != '\n' && runes[at] != '\r' {
				at++
			}
		case strings.ContainsRune(" \t\r\n,\ufeff", runes[at]):
			at++
		default:
			return at
		}
	}
	return at
}
