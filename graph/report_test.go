package graph_test

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"accordgraph/graph"
	"accordgraph/internal/query"
)

// share is a share of extensions.cost.
type share struct {
	Path                   string
	Cost, Rows, Row, Trips int
}

// costly is an answer with extensions.cost.
type costly struct {
	Errors     []json.RawMessage
	Data       json.RawMessage
	Extensions struct {
		Cost *struct {
			Requested, Limit, Trips, Rows int
			MS                            float64
			Shares                        []share
		}
	}
}

// costOf posts a query with request extensions, and returns the status and the answer.
func costOf(
	t *testing.T, h http.Handler, query string, variables json.RawMessage, extensions string,
) (status int, c costly) {
	t.Helper()
	body, err := json.Marshal(map[string]any{
		"query": query, "variables": variables, "extensions": json.RawMessage(extensions),
	})
	if err != nil {
		t.Fatal(err)
	}
	status, answer := post(t, h, "POST", "application/json", string(body))
	if err := json.Unmarshal([]byte(answer), &c); err != nil {
		t.Fatal(err, answer)
	}
	return status, c
}

// The reported costs equal costs that were counted by hand. A dry run takes no round trips. A refused operation reports
// its estimated cost.
func TestCostIsReported(t *testing.T) {
	store := openSQLite(t)
	put(t, store, fixture())
	h := graph.NewHandler(query.New(store), graph.Options{})
	const query = `{ provisions(first: 2) { totalCount nodes { id } } }`

	status, c := costOf(t, h, query, nil, `{"cost": true}`)
	if got := c.Extensions.Cost; status != 200 || got == nil || got.Requested != 2+2*100 || got.Limit != 20_000 ||
		got.Trips != 2 || got.Rows != 2+1 || got.MS <= 0 {
		t.Errorf("cost is %+v", got)
	}
	want := []share{{"provisions", 102, 2, 1, 1}, {"provisions.totalCount", 100, 0, 0, 1}}
	if string(c.Data) == "null" || !slices.Equal(c.Extensions.Cost.Shares, want) {
		t.Errorf("the shares are %+v, want %+v, and the data is %s", c.Extensions.Cost.Shares, want, c.Data)
	}

	status, c = costOf(t, h, query, nil, `{"dryRun": true}`)
	if got := c.Extensions.Cost; status != 200 || got == nil || got.Requested != 2+2*100 ||
		got.Trips != 0 || got.Rows != 0 || len(c.Errors) > 0 || string(c.Data) != "null" {
		t.Errorf("a dry run costs %+v and answers %s", got, c.Data)
	}

	const big = `{ actors(first: 100) { nodes { relationships(first: 100) { nodes { evidence { id } } } } } }`
	_, c = costOf(t, h, big, nil, `{"cost": true}`)
	if got := c.Extensions.Cost; got == nil || got.Requested != 100*(1+100*(1+3))+3*100 || got.Trips != 0 ||
		len(c.Errors) != 1 {
		t.Errorf("what is refused costs %+v", got)
	}
	var refused struct{ Extensions struct{ Shares []share } }
	if err := json.Unmarshal(c.Errors[0], &refused); err != nil {
		t.Fatal(err)
	}
	top := share{"actors.nodes.relationships.nodes.evidence", 100 + 100*100*3, 100 * 100 * 3, 1, 1}
	if all := refused.Extensions.Shares; len(all) != 3 || all[0] != top || !slices.Equal(all, c.Extensions.Cost.Shares) {
		t.Errorf("the refusal has the shares %+v, want three, first %+v", all, top)
	}

	for _, extensions := range []string{`{}`, `{"cost": false}`, `{"cost": "yes"}`} {
		if _, c := costOf(t, h, query, nil, extensions); c.Extensions.Cost != nil {
			t.Errorf("with %s there is a cost", extensions)
		}
	}
}

// A dry run reports all errors that can be found without a round trip. It reports them as request errors. It also
// reports the cost of the operation.
func TestDryRunReportsMistakes(t *testing.T) {
	h := graph.NewHandler(query.New(openSQLite(t)), graph.Options{})
	for _, c := range []struct {
		query, variables string
		status           int
		want             string // a part of the first error, or "" if there is no error
	}{
		{"query($id: ID!) { node(id: $id) { id } }", `null`, 200, "$id is not given, want an id"},
		{"query($id: ID!) { node(id: $id) { id } }", `{"id": 1.5}`, 200, "$id is a number with a fraction"},
		{"query($n: Int) { actors(first: $n) { totalCount } }", `{"n": "x"}`, 200, "$n is a text"},
		{
			"{ actors(first: 1) { nodes { members(first: -1) { totalCount } } } }", `null`, 422,
			"members: first is -1, want 0 to 100",
		},
		{"{ actors(last: -1) { totalCount } }", `null`, 422, "actors: last is -1, want 0 to 100"},
		{"{ documents(after: \"x\") { totalCount } }", `null`, 422, "documents: after is not a cursor"},
		{"{ relationships(first: 101) { totalCount } }", `null`, 422, "relationships: first is 101, want 0 to 100"},
		{"{ search(query: \"!\") { edges { score } } }", `null`, 422, "search: query has no word"},
		{"{ contested(first: -1) { totalCount } }", `null`, 422, "contested: first is -1, want 0 to 100"},
		{"{ nonsense }", `null`, 200, "nonsense"},
		{"query A { dataset { title } } query B { dataset { title } }", `null`, 200, "no operationName"},
		{
			"{ actors(first: 5) { totalCount } search(query: \"a\") { edges { score } } relationships { totalCount } }",
			`null`, 200, "",
		},
	} {
		status, got := costOf(t, h, c.query, json.RawMessage(c.variables), `{"dryRun": true}`)
		switch {
		case status != c.status || (c.want == "") != (len(got.Errors) == 0),
			c.want != "" && !strings.Contains(string(got.Errors[0]), c.want):
			t.Errorf("%s with %s: %d %s, want %d %s", c.query, c.variables, status, got.Errors, c.status, c.want)
		case got.Extensions.Cost != nil && got.Extensions.Cost.Trips != 0:
			t.Errorf("%s took %d trips", c.query, got.Extensions.Cost.Trips)
		}
	}
}

// No operation takes more round trips or reads more rows than the guard estimates. A list reads one row more than it
// returns. So at worst it reads two rows to return one.
func TestEstimatesAreUpperBounds(t *testing.T) {
	files, err := filepath.Glob("testdata/query/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	store := openSQLite(t)
	put(t, store, fixture())
	h := graph.NewHandler(query.New(store), graph.Options{})
	asked := 0
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var variables json.RawMessage
		for _, f := range a.Files {
			if f.Name == "variables" {
				variables = f.Data
			}
			if f.Name != "query" {
				continue
			}
			_, c := costOf(t, h, string(f.Data), variables, `{"cost": true}`)
			variables = nil
			if got := c.Extensions.Cost; got != nil && len(c.Errors) == 0 {
				if asked++; got.Rows/2+100*got.Trips > got.Requested {
					t.Errorf("%s\ncosts %+v", f.Data, *got)
				}
			}
		}
	}
	if asked < 20 {
		t.Errorf("only %d questions were asked", asked)
	}
}
