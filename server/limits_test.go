package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A tooMuch is a request that asks for more than one limit of docs/operate.md allows.
type tooMuch struct {
	limit     string // the name of the limit in the table of docs/operate.md
	query     string
	variables any
}

// tooMuches returns a request for each row of the table, in the order of the rows. The query
// is empty if the bundled data are too small to reach the limit. TestBuffer of package graph
// reaches that limit.
func tooMuches() []tooMuch {
	return []tooMuch{
		{limit: "bytes of a request", query: strings.Repeat(" ", 300<<10)},
		{limit: "tokens of a query", query: "{" + strings.Repeat(" a", 6000) + "}"},
		{limit: "values in variables", query: "{ dataset { title } }", variables: map[string]any{"v": make([]int, 6000)}},
		{
			limit: "bytes of the name of a field, argument, directive or type condition",
			query: "{" + strings.Repeat("a", 201) + "}",
		},
		{
			limit: "fields and fragment spreads, with every fragment written out",
			query: "{" + strings.Repeat(" a", 1001) + "}",
		},
		{
			limit: "fields and fragment spreads that validation visits, in operations and in each fragment alone",
			query: chain(60, 12),
		},
		{limit: "root fields", query: "{" + strings.Repeat(" a", 51) + "}"},
		{limit: "aliases", query: "{ dataset {" + numbered(201, " a%d: title") + "} }"},
		{limit: "directives", query: "{ dataset { title" + strings.Repeat(" @skip(if: false)", 201) + "} }"},
		{
			limit: "pairs of equal names that validation compares",
			query: "{ dataset {" + strings.Repeat(" title", 150) + "} }",
		},
		{
			limit: "levels of a query, with every fragment written out",
			query: strings.Repeat("{a", 31) + strings.Repeat("}", 31),
		},
		{limit: "cost of an operation", query: "{" + numbered(10, ` a%d: search(query: "x") { edges { cursor } }`) + "}"},
		{
			limit: "values in an answer",
			query: "{ provisions(first: 100) { nodes { objections(first: 100) { nodes {" +
				numbered(40, " a%d: id") + "} } } } }",
		},
		{limit: "bytes of an answer"},
	}
}

// numbered returns n texts in a row. They are the format with the numbers from 0 to n-1.
func numbered(n int, format string) string {
	var all strings.Builder
	for i := range n {
		fmt.Fprintf(&all, format, i)
	}
	return all.String()
}

// chain returns a query with a number of fragments. Each fragment has a number of fields and spreads
// the next fragment.
func chain(fragments, fields int) string {
	all := "{ dataset { title } }"
	for i := range fragments {
		all += fmt.Sprintf(" fragment f%d on Query {%s ...f%d }", i, strings.Repeat(" a", fields), i+1)
	}
	return all + fmt.Sprintf(" fragment f%d on Query { a }", fragments)
}

// TestTableOfLimits checks the table of limits in docs/operate.md. For each limit, the table must have
// the value and the code with which the server refuses a request that asks for more.
func TestTableOfLimits(t *testing.T) {
	url := sqliteServer(t)
	table := rows(t, "../docs/operate.md", "| limit | value | code |")
	var want []string
	for _, x := range tooMuches() {
		want = append(want, x.limit)
	}
	var got []string
	for _, row := range table {
		got = append(got, row[0])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("asked -, table +:\n%s", diff)
	}
	for i, x := range tooMuches() {
		if x.query == "" {
			continue
		}
		t.Run(x.limit, func(t *testing.T) {
			code, limit := refusal(t, url, x)
			value, err := strconv.Atoi(strings.ReplaceAll(table[i][1], ",", ""))
			if err != nil {
				t.Fatal(err)
			}
			if limit != value || "`"+code+"`" != table[i][2] {
				t.Errorf("the table says %v, the server %d %s", table[i][1:], limit, code)
			}
		})
	}
}

// refusal sends x, which the server must refuse. It returns the code and the limit of the first
// error in the answer.
func refusal(t *testing.T, url string, x tooMuch) (code string, limit int) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": x.query, "variables": x.variables})
	if err != nil {
		t.Fatal(err)
	}
	reply, err := http.Post(url+"/graphql", "application/json", strings.NewReader(string(body)))
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	var answer struct {
		Errors []struct {
			Extensions struct {
				Code  string
				Limit int
			}
		}
	}
	if err := json.NewDecoder(reply.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Errors) == 0 {
		t.Fatal("it was not refused")
	}
	e := answer.Errors[0].Extensions
	return e.Code, e.Limit
}

// rows returns the cells of a table of a page, row by row. The table begins with the given head.
func rows(t *testing.T, page, head string) (all [][]string) {
	t.Helper()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, table, found := strings.Cut(string(data), head+"\n")
	if !found {
		t.Fatalf("%s has no table %s", page, head)
	}
	for line := range strings.Lines(table) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			break
		}
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if !strings.HasPrefix(line, "|---") {
			all = append(all, cells)
		}
	}
	return all
}
