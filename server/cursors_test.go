package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/probe"
	"accordgraph/seed"
)

// TestCursors takes a cursor of each connection of the schema, in each of its orders. The
// connection must accept its cursor, whatever the parent, the filter and the day. It must
// refuse a cursor of another list, of another order, one that was cut, one that is there
// twice, and one with another letter at any place. The lists are found in the schema, so
// nobody needs to add a new one to this test.
func TestCursors(t *testing.T) {
	t.Parallel()
	c := newCursors(t)
	lists := c.lists(t)
	taken := map[string]string{} // maps the name of a list to a cursor of it
	own := 0                     // connections of which the bundled data has a cursor
	for _, l := range lists {
		if l.cursor != "" {
			taken[l.name] = cmp.Or(taken[l.name], l.cursor)
			own++
		}
	}
	seen := map[string]bool{}
	for _, l := range lists {
		var good, bad []string
		if cursor := taken[l.name]; cursor != "" {
			good = append(c.changing(l, cursor), cursor)
			bad = append(bad, nearly(cursor)...)
		}
		for _, name := range slices.Sorted(maps.Keys(taken)) {
			if name != l.name {
				bad = append(bad, taken[name])
			}
		}
		c.accepts(t, l, good...)
		c.refuses(t, l, bad...)
		if !testing.Short() || !seen[l.name] {
			c.orders(t, l)
		}
		seen[l.name] = true
	}
	t.Logf(
		"%d connections, %d with items, of %d lists: %d cursors were accepted, %d refused",
		len(lists), own, len(taken), c.accepted, c.refused,
	)
	if len(lists) < 100 || own*10 < len(lists)*8 || c.refused < 100*len(lists) {
		t.Errorf("%d of %d connections have items, too few to check anything", own, len(lists))
	}
}

// TestCursorsOfArguments checks the lists that differ by an argument: the words of a search, the subject
// of a timeline, and the types and the direction of relationships.
func TestCursorsOfArguments(t *testing.T) {
	c := newCursors(t)
	root := probe.Place{Before: "{", After: "}"}
	actor := probe.Place{Before: `{ node(id: "actor/ukraine") { ... on Actor {`, After: "} } }"}
	for _, x := range []struct {
		at           probe.Place
		field        string
		arguments    string   // where the cursor is from
		same, others []string // arguments of lists that accept it, and that do not
	}{
		{
			root, "search", `query: "peace plan"`,
			[]string{
				`query: "Peace, PLAN!"`, `query: "peace plan", kinds: [PROPOSAL]`, `query: "peace plan", asOf: {known: "2025-11-30"}`,
			},
			[]string{`query: "plan peace"`, `query: "peace"`, `query: "peace plans"`, `query: "peaceplan"`},
		},
		{
			root, "timeline", `about: "actor/ukraine"`,
			[]string{
				`about: "actor/ukraine", from: "2022"`, `about: "actor/ukraine", asOf: {valid: "2024-01-01"}`,
				`about: "actor/ukraine", where: {type: {eq: OBLIGES}}`,
			},
			[]string{`about: "actor/russia"`, `about: "actor/united-states"`},
		},
		{
			root, "relationships", `types: [OBLIGES, BENEFITS]`,
			[]string{`types: [BENEFITS, OBLIGES, BENEFITS]`},
			[]string{``, `types: [OBLIGES]`, `types: [OBLIGES, BENEFITS, RAISED]`},
		},
		{
			actor, "relationships", `types: [OBLIGES, BENEFITS], direction: IN`,
			[]string{`types: [BENEFITS, OBLIGES], direction: IN`},
			[]string{``, `types: [OBLIGES, BENEFITS]`, `types: [OBLIGES], direction: IN`, `types: [OBLIGES, BENEFITS], direction: OUT`},
		},
	} {
		f := c.Schema.Types["Actor"].Fields.ForName(x.field)
		if f == nil {
			f = c.Schema.Query.Fields.ForName(x.field)
		}
		from := cursorList{at: x.at, one: x.at, field: f, arguments: x.arguments}
		cursor, _ := c.take(t, from)
		if cursor == "" {
			t.Errorf("%s(%s) is empty", x.field, x.arguments)
		}
		for _, same := range append(x.same, x.arguments) {
			from.arguments = same
			c.accepts(t, from, cursor)
		}
		for _, other := range x.others {
			from.arguments = other
			c.refuses(t, from, cursor)
		}
	}
}

// A cursorList is a connection of the schema.
type cursorList struct {
	at, one   probe.Place // a query of some things with the field, and of one thing, if possible of one that has an item
	field     *ast.FieldDefinition
	arguments string // the required arguments
	name      string // two lists share cursors if they have the same name
	cursor    string // of the first item, or "" if none of the things has one
}

// cursors asks for pages of lists.
type cursors struct {
	*probe.Maker
	url               string
	accepted, refused int
}

func newCursors(t *testing.T) cursors {
	t.Helper()
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	return cursors{Maker: probe.New(graph.Schema(), b), url: sqliteServer(t)}
}

// lists returns the connections of the schema.
func (c *cursors) lists(t *testing.T) (all []cursorList) {
	t.Helper()
	for _, at := range c.Places() {
		for _, f := range c.Schema.Types[at.On].Fields {
			if f.Arguments.ForName("after") == nil {
				continue
			}
			l := cursorList{at: at, one: at, field: f, arguments: c.Required(f), name: listName(at.On, f)}
			cursor, item := c.take(t, l)
			l.cursor = cursor
			if ids := c.IDs[at.On]; len(ids) > item {
				l.one = probe.Place{Before: "{ node(id: " + ids[item] + ") { ... on " + at.On + " {", After: " } } }"}
			}
			all = append(all, l)
		}
	}
	return all
}

// listName returns a name that two lists share if they accept each other's cursors: if they are of one
// step, or of one kind.
func listName(on string, f *ast.FieldDefinition) string {
	step, ok := kg.StepOf(kg.Kind(on), f.Name)
	switch {
	case ok:
		return fmt.Sprintf("%#v", step)
	case on == "Query": // relationshipsAmong is a part of relationships, as with a filter
		return f.Type.Name()
	case f.Name == "relationships":
		return "relationships of a thing"
	}
	return on + "." + f.Name
}

// take returns a cursor of the list, and the number of the thing that has the item. It returns "" if the
// list is empty everywhere.
func (c *cursors) take(t *testing.T, l cursorList) (cursor string, item int) {
	t.Helper()
	var answer struct{ Data any }
	text := asked(t, c.url, l.at.Before+" "+l.page("first: 1")+l.at.After)
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	return firstCursor(answer.Data)
}

// firstCursor returns the first cursor in an answer, and its index in the first list of the answer.
func firstCursor(v any) (cursor string, item int) {
	switch v := v.(type) {
	case map[string]any:
		if s, ok := v["cursor"].(string); ok {
			return s, 0
		}
		for _, v := range v {
			if cursor, item = firstCursor(v); cursor != "" {
				return cursor, item
			}
		}
	case []any:
		for i, v := range v {
			if cursor, _ = firstCursor(v); cursor != "" {
				return cursor, i
			}
		}
	}
	return "", 0
}

// page returns the selection of a page with more arguments.
func (l cursorList) page(more string) string {
	return l.field.Name + "(" + strings.Trim(l.arguments+", "+more, ", ") + ") { edges { cursor } }"
}

// changing returns arguments with the cursor, and with what may change between two pages of a list.
func (c *cursors) changing(l cursorList, cursor string) (all []string) {
	for _, name := range []string{"where", "via", "asOf"} {
		if a := l.field.Arguments.ForName(name); a != nil {
			all = append(all, name+": "+c.Sample(a.Type, name)+", after: "+strconv.Quote(cursor))
		}
	}
	return all
}

// accepts checks that the list accepts cursors. A cursor may also be a text with several arguments.
func (c *cursors) accepts(t *testing.T, l cursorList, good ...string) {
	t.Helper()
	for _, cursor := range good {
		if !strings.Contains(cursor, ": ") {
			cursor = "after: " + strconv.Quote(cursor)
		}
		c.accepted++
		for _, e := range c.mistakes(t, l.at, l.page("first: 1, "+cursor)) {
			t.Errorf("%s %s: %s", l.at.On, l.page(cursor), e.Message)
		}
	}
}

// refuses checks that the list refuses each of the cursors, as `after` or as `before`.
func (c *cursors) refuses(t *testing.T, l cursorList, bad ...string) {
	t.Helper()
	var pages []string
	for i, cursor := range bad {
		pages = append(pages, l.page("first: 1, "+ends[i%2]+": "+strconv.Quote(cursor)))
	}
	c.refused += len(pages)
	refused := map[int]bool{}
	for _, e := range c.mistakes(t, l.one, pages...) {
		if e.Extensions.Code == "BAD_USER_INPUT" && strings.Contains(e.Message, ends[e.at%2]+" is not a cursor of this list") {
			refused[e.at] = true
		} else {
			t.Errorf("%s %s: %s %s", l.at.On, pages[e.at], e.Extensions.Code, e.Message)
		}
	}
	for i, page := range pages {
		if !refused[i] {
			t.Errorf("%s %s is accepted", l.one.Before, page)
		}
	}
}

var ends = []string{"after", "before"}

// orders checks the cursors of a list in each order and direction. It compares an order with the natural order,
// with its reverse, and with the next order.
func (c *cursors) orders(t *testing.T, l cursorList) {
	t.Helper()
	by := l.field.Arguments.ForName("orderBy")
	if by == nil || l.cursor == "" {
		return
	}
	natural := kg.Kind(strings.TrimSuffix(l.field.Type.Name(), "Connection")).Row().Place
	var all []cursorList
	for _, v := range c.Schema.Types[c.Schema.Types[by.Type.Name()].Fields.ForName("field").Type.Name()].EnumValues {
		for _, direction := range []string{"ASC", "DESC"} {
			if v.Directives.ForName("deprecated") != nil || v.Name == natural && direction == "ASC" {
				continue
			}
			in := l
			in.at, in.arguments = l.one, strings.Trim(l.arguments+", orderBy: {field: "+v.Name+", direction: "+direction+"}", ", ")
			in.cursor, _ = c.take(t, in)
			c.accepts(t, in, in.cursor)
			all = append(all, in)
		}
	}
	for i, in := range all {
		bad := []string{l.cursor}
		for _, j := range []int{(i + 1) % len(all), (i + 2) % len(all)} {
			if j != i {
				bad = append(bad, all[j].cursor)
			}
		}
		c.refuses(t, in, bad...)
		c.refuses(t, l, in.cursor)
	}
}

// nearly returns texts that are nearly a cursor.
func nearly(cursor string) []string {
	all := []string{
		"", cursor + cursor, cursor + "=", cursor + "A", " " + cursor, cursor + "\n", cursor[1:], cursor[:len(cursor)/2],
		cursor[len(cursor)/2:], strings.ToLower(cursor),
	}
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	for i := range cursor {
		other := letters[(strings.IndexByte(letters, cursor[i])+1)%len(letters)]
		all = append(all, cursor[:i]+string(other)+cursor[i+1:], cursor[:i])
	}
	return all
}

// A mistake is an error of an answer, and the number of the selection that caused it.
type mistake struct {
	Message    string
	Path       []any
	Locations  []struct{ Column int }
	Extensions struct{ Code string }
	at         int
}

// mistakes asks for selections at a place, several in one operation. It returns the errors. If an operation is
// too large, it is asked in two halves.
func (c *cursors) mistakes(t *testing.T, at probe.Place, selections ...string) (all []mistake) {
	t.Helper()
	const most = 20 // the server says no more mistakes of one operation
	if n := len(selections); n > most {
		return append(c.mistakes(t, at, selections[:most]...), shifted(c.mistakes(t, at, selections[most:]...), most)...)
	}
	query, starts := at.Before, make([]int, len(selections))
	for i, s := range selections {
		starts[i] = len(query)
		query += " a" + strconv.Itoa(i) + ": " + s
	}
	var answer struct{ Errors []mistake }
	if err := json.Unmarshal(c.post(t, query+at.After), &answer); err != nil {
		t.Fatal(err)
	}
	if n := len(selections); n > 1 && len(answer.Errors) == 1 && strings.HasPrefix(answer.Errors[0].Extensions.Code, "QUERY_TOO") {
		half := n / 2
		return append(c.mistakes(t, at, selections[:half]...), shifted(c.mistakes(t, at, selections[half:]...), half)...)
	}
	for i, e := range answer.Errors {
		answer.Errors[i].at = max(0, probe.Number(e.Path))
		if len(e.Path) == 0 && len(e.Locations) > 0 { // nothing was executed
			after, _ := slices.BinarySearch(starts, e.Locations[0].Column)
			answer.Errors[i].at = max(0, after-1)
		}
	}
	return answer.Errors
}

// post returns the answer to a query, with whatever status.
func (c *cursors) post(t *testing.T, query string) []byte {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.Post(c.url+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	answer, err := io.ReadAll(reply.Body)
	if err != nil || reply.StatusCode >= 500 {
		t.Fatalf("%s is answered by %s %s (%v)", query, reply.Status, answer, err)
	}
	return answer
}

// shifted adds n to the numbers of the selections.
func shifted(all []mistake, n int) []mistake {
	for i := range all {
		all[i].at += n
	}
	return all
}
