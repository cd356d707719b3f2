package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestRivals reads the flag -rival.
func TestRivals(t *testing.T) {
	var all rivals
	for _, text := range []string{"neo4j-graphql=http://127.0.0.1:4000/graphql", "postgraphile=http://[::1]:5000/graphql,12,34,56"} {
		if err := all.Set(text); err != nil {
			t.Error(err)
		}
	}
	if len(all) != 2 || all[0].own != nil || all[1].own.String() != "12" || all[1].database.String() != "34,56" ||
		all[1].url != "http://[::1]:5000/graphql" {
		t.Errorf("read %+v", all)
	}
	for text, want := range map[string]string{
		"neo4j-graphql": "not NAME=URL", "neo4j-graphql=4000": "not NAME=URL", "other=http://x/": "want one of",
		"postgraphile=http://x/,": "not the id of a process", "postgraphile=http://x/,0": "not the id of a process",
	} {
		if err := new(rivals).Set(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", text, err, want)
		}
	}
}

// TestRivalQuestions checks that each rival has a question for at least a point, two levels and a wide page, and that
// each of its files belongs to a question.
func TestRivalQuestions(t *testing.T) {
	names, err := rivalNames()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		files, err := rivalQuestions.ReadDir("rivals/" + name)
		if err != nil {
			t.Fatal(err)
		}
		has := map[string]bool{}
		for _, v := range variants() {
			if l := (rival{name: name}).lane(nil, v, []string{"a", "b"}); l != nil {
				has[v.name] = true
			}
		}
		if !has["point"] || !has["two levels"] || !has["wide"] || len(has) != len(files) {
			t.Errorf("%s: %d files, questions %v", name, len(files), has)
		}
	}
}

// TestSameNames compares this server with a rival, whose answer has another form.
func TestSameNames(t *testing.T) {
	of := func(answer string, isRival bool) *lane {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(answer)) }))
		t.Cleanup(s.Close)
		return &lane{name: "L", asks: []ask{{client: s.Client(), url: s.URL}}, rival: isRival}
	}
	mine := of(`{"data":{"all":[{"id":"a","n":{"id":"b"}},{"id":"b","x":1}]}}`, false)
	for answer, want := range map[string]string{
		`{"data":{"b":{"id":"b","of":{"id":"a"}},"again":{"id":"b"}}}`: "",
		`{"data":{"b":{"id":"b","of":{"id":"a"}}}}`:                    "names other things",
		`{"data":{"b":{"id":"b"},"a":{"id":"a"},"c":{"id":"c"}}}`:      "names other things",
		`{"errors":[{"message":"no"}],"data":null}`:                    "answered",
	} {
		_, err := sameAnswer(t.Context(), []*lane{mine, of(answer, true)})
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %q", answer, err, want)
		}
	}
	if _, err := sameAnswer(t.Context(), []*lane{mine, of(`{"data":{"b":[{"id":"b"},{"id":"a"},{"id":"b"}]}}`, false)}); err == nil {
		t.Error("another form is the same answer of a way of this program")
	}
}
