package answers_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"accordgraph/graph"
	"accordgraph/internal/neo4jstore/neo4jtest"
	"accordgraph/internal/probe"
	"accordgraph/internal/query"
)

// TestEveryArgument asks each field of the schema with each pair of values of its arguments: each
// value of an enum, each order and direction, each operator of a filter, null and nothing, at
// the root and below a list. The server must answer each question in the shape that the schema
// wants, or say what is wrong with it. The questions are made from the schema and the bundled
// data (package probe), so nobody needs to add a new field or argument to this test.
//
// SQLite gets the pairs that make a statement: see probe.OfEachStatement. Neo4j takes some 50 ms to plan each further
// statement, so it gets each shape of each argument: see probe.OfEachShape. With KG_TEST_LONG=1, Neo4j gets the pairs,
// and SQLite gets more: the fields below a list that lead to things of one kind ask a store alike, so it gets each pair
// on one of them, and each value on each (probe.OfEachSignature). With -pairs SQLite gets each pair on each field.
func TestEveryArgument(t *testing.T) {
	sqlite, neo4j := probe.OfEachStatement, probe.OfEachShape
	if neo4jtest.Long() {
		sqlite, neo4j = probe.OfEachSignature, probe.OfEachStatement
	}
	if *everyPair {
		sqlite = slices.Clone[[]probe.Place]
	}
	share := map[string]func([]probe.Place) []probe.Place{"sqlite": sqlite, "neo4j": neo4j}
	for _, store := range bothStores {
		t.Run(store.name, func(t *testing.T) {
			places := share[store.name](probe.New(graph.Schema(), bundled(t)).Asked())
			a := newAsking()
			log := slog.New(slog.NewTextHandler(&a.log, &slog.HandlerOptions{Level: slog.LevelWarn}))
			a.server = graph.NewHandler(query.New(store.open(t)).WithPathTime(time.Minute), graph.Options{Log: log})
			for _, place := range places {
				a.everything(t, place)
			}
			a.report(t)
		})
	}
}

// everyPair is the flag of TestEveryArgument. With it, the test takes some minutes.
var everyPair = flag.Bool("pairs", false, "ask each field with each pair of values of its arguments, on SQLite")

// asking counts the questions that a server was asked, and what it answered.
type asking struct {
	server                            http.Handler
	log                               bytes.Buffer // warnings and errors
	slow                              bool         // the database was too slow at least once
	asked, refused, operations, ended int
	answered, empty                   map[string]bool // fields with an answer, by type; places without data
	refusals                          map[string]int  // messages
	cursors                           map[string]string
	width                             int              // questions of one operation
	again                             []probe.Question // questions without the argument that was refused
}

func newAsking() *asking {
	return &asking{
		answered: map[string]bool{}, empty: map[string]bool{}, refusals: map[string]int{}, cursors: map[string]string{},
	}
}

// everything asks the questions of a place: first the ones without a cursor, and then, with
// cursors of these answers, the others.
func (a *asking) everything(t *testing.T, at probe.Place) {
	a.width = mostAsked
	clear(a.cursors)
	var plain, further, first []probe.Question
	missing := map[string]bool{}
	for _, q := range at.Questions {
		if q.NeedsCursor() {
			further = append(further, q)
		} else {
			plain = append(plain, q)
		}
	}
	a.batches(t, at, plain)
	for _, q := range further {
		if list := q.List(); a.cursors[list] == "" && !missing[list] {
			missing[list] = true
			first = append(first, q.First())
		}
	}
	a.batches(t, at, first)
	for _, q := range further {
		if a.cursors[q.List()] == "" {
			a.ended++
		}
	}
	a.batches(t, at, further)
	again := a.again
	a.again = nil
	a.batches(t, at, again)
	a.again = nil
}

// mostAsked is the greatest number of questions of one operation. An operation that costs too much
// or takes too long is asked in halves.
const mostAsked = 8

// batches asks questions, many in one operation.
func (a *asking) batches(t *testing.T, at probe.Place, all []probe.Question) {
	for len(all) > 0 {
		n := min(a.width, len(all))
		if a.ask(t, at, all[:n]) {
			all, a.width = all[n:], min(mostAsked, n+1)
		} else {
			a.width = n / 2
		}
	}
}

// ask asks questions in one operation. It reports false if the server refuses the whole
// operation, and there are several questions.
func (a *asking) ask(t *testing.T, at probe.Place, all []probe.Question) bool {
	t.Helper()
	fields := make([]string, len(all))
	for i, q := range all {
		fields[i] = q.Text(a.cursors[q.List()])
	}
	operation := at.Operation(fields)
	doc, errs := gqlparser.LoadQueryWithRules(graph.Schema(), operation, rules.NewDefaultRules())
	if errs != nil {
		t.Fatalf("%s: %v", operation, errs)
	}
	logged := a.log.Len()
	status, answer, text := a.post(t, operation)
	for again := 0; len(all) == 1 && again < 20 && tooSlow.MatchString(text); again++ { // the database is still planning
		status, answer, text = a.post(t, operation)
	}
	if tooSlow.MatchString(text) {
		a.slow = true
		a.log.Truncate(logged) // the log rightly says that the database was too slow
	}
	if (answer.Data == nil || tooSlow.MatchString(text)) && len(all) > 1 {
		return false
	}
	a.operations, a.asked = a.operations+1, a.asked+len(all)
	if status >= 500 || answer.Data == nil && len(answer.Errors) == 0 {
		t.Errorf("%s: %d %.300s", operation, status, text)
	}
	if answer.Data != nil {
		for _, wrong := range probe.CheckShape(graph.Schema(), doc.Operations[0], answer) {
			t.Errorf("%.300s: %s", operation, wrong)
		}
	}
	refused := map[int]bool{}
	for _, e := range answer.Errors {
		which := max(0, probe.Number(e.Path))
		refused[which] = true
		a.refusals[at.On+"."+all[which].Field+": "+e.Message]++
		if !refusals[e.Extensions.Code] {
			t.Errorf("%s %s: %s %s", at.On, fields[which], e.Extensions.Code, e.Message)
		}
	}
	a.refused += len(refused)
	a.again = append(a.again, a.without(t, all, answer.Errors)...)
	found := found(answer.Data)
	if len(found) == 0 && len(answer.Errors) == 0 {
		a.empty[at.On] = true
	}
	for i, q := range all {
		v, ok := found[probe.Alias(i)]
		field := at.On + "." + q.Field
		a.answered[field] = a.answered[field] || ok && !refused[i]
		if c := cursorOf(v); c != "" && !q.NeedsCursor() {
			a.cursors[q.List()] = c
		}
	}
	return true
}

// without returns the questions that were refused, each without the argument that is wrong. The
// first words of a message name it.
func (a *asking) without(t *testing.T, all []probe.Question, problems []probe.Problem) (rest []probe.Question) {
	t.Helper()
	for _, e := range problems {
		q := all[max(0, probe.Number(e.Path))]
		less, name := q.Without(strings.TrimPrefix(e.Message, q.Field+": "))
		if name == "" && e.Extensions.Code == "BAD_USER_INPUT" {
			t.Errorf("%s: %s names no argument", q.Text("…"), e.Message)
		}
		if name != "" {
			rest = append(rest, less)
		}
	}
	return rest
}

// post sends an operation.
func (a *asking) post(t *testing.T, operation string) (status int, answer probe.Answer, text string) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": operation})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	a.server.ServeHTTP(w, r)
	text = w.Body.String()
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Errorf("%s: %d %.300s: %v", operation, w.Code, text, err)
	}
	return w.Code, answer, text
}

// found returns the first value of each alias of an answer that is not null.
func found(v any) map[string]any {
	all := map[string]any{}
	var look func(v any)
	look = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, in := range v {
				look(in)
			}
		case map[string]any:
			for key, in := range v {
				if probe.Number([]any{key}) < 0 {
					look(in)
				} else if old, known := all[key]; !known || old == nil || cursorOf(old) == "" && cursorOf(in) != "" {
					all[key] = in
				}
			}
		}
	}
	look(v)
	return all
}

// cursorOf returns the last cursor of a page, or "".
func cursorOf(page any) string {
	all, _ := page.(map[string]any)
	info, _ := all["pageInfo"].(map[string]any)
	cursor, _ := info["endCursor"].(string)
	return cursor
}

// tooSlowLine matches a line of the log about a database that was too slow. Such a line may come after the answer, which
// says the same, as the server does not wait for the database any more.
var tooSlowLine = regexp.MustCompile(`(?m)^.*context deadline exceeded.*\n`)

// refusals are the error codes with which the server may refuse a question.
var refusals = map[string]bool{"BAD_USER_INPUT": true, "QUERY_TOO_COSTLY": true, "QUERY_TOO_LARGE": true}

// report prints the figures, and fails the test if too little was asked or the server failed.
func (a *asking) report(t *testing.T) {
	t.Helper()
	t.Logf("%d questions in %d operations: %d refused, %d without a cursor", a.asked, a.operations, a.refused, a.ended)
	t.Logf("no data at %q", slices.Sorted(maps.Keys(a.empty)))
	for _, message := range slices.Sorted(maps.Keys(a.refusals)) {
		t.Logf("%d times %.200s", a.refusals[message], message)
	}
	for field, answered := range a.answered {
		if at, _, _ := strings.Cut(field, "."); !answered && !a.empty[at] {
			t.Errorf("no question for %s is answered: does an argument need a row in kinds of internal/probe?", field)
		}
	}
	if a.asked < 1000 || a.refused*6 > a.asked || a.ended*10 > a.asked || len(a.empty) > 9 {
		t.Error("too few questions, too many refused or without a cursor, or too many places without data")
	}
	logged := a.log.String()
	if a.slow {
		logged = tooSlowLine.ReplaceAllString(logged, "")
	}
	if logged != "" {
		t.Errorf("the log has %.2000s", logged)
	}
}
