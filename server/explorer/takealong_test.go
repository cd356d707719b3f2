package explorer

import (
	"encoding/csv"
	"net/http"
	"slices"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/server/explorer/explorertest"
	"accordgraph/server/handoff"
)

// withFiles returns the pages over the data set of testdata/small.txtar, with their files.
func withFiles(t *testing.T) http.Handler {
	t.Helper()
	api := small(t)
	return Handler(api, Options{Files: handoff.Around(api, handoff.Options{Schema: graph.Schema()})})
}

// rowsOf returns the rows of the file at an address, by the names of their columns.
func rowsOf(t *testing.T, h http.Handler, address string) (rows []map[string]string) {
	t.Helper()
	w := get(t, h, address)
	all, err := csv.NewReader(strings.NewReader(w.Body.String())).ReadAll()
	if err != nil || w.Code != http.StatusOK || len(all) == 0 {
		t.Fatalf("%s: %d %v %.300s", address, w.Code, err, w.Body)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// TestEveryPageHasFiles checks that each page with content offers its files in every format that its answer can have, that
// each of them is there, and that nothing else is offered: pages that fail, and pages that ask nothing, have none.
func TestEveryPageHasFiles(t *testing.T) {
	h := withFiles(t)
	for name, address := range goldens {
		if strings.HasPrefix(name, "picture") || strings.HasPrefix(name, "embed") || strings.HasPrefix(name, "suggest") {
			continue
		}
		var files []string
		for _, l := range explorertest.Read(get(t, h, address).Body.Bytes()).Links {
			path, _, _ := strings.Cut(l, "?")
			feed := path == "/changes.jsonl" && name != "changes"
			if i := strings.LastIndex(path, "."); i > 0 && !feed && slices.Contains(handoff.Endings(), path[i+1:]) {
				files = append(files, l)
			}
		}
		without := []string{"missing", "path-empty", "verify-empty", "pin", "pin-uk"} // a pin has the address of an operation
		if slices.Contains(without, name) != (len(files) == 0) {
			t.Errorf("%s has the files %v", address, files)
		}
		for _, file := range files {
			if w := get(t, h, file); w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Content-Disposition"), "attachment") ||
				strings.Contains(w.Header().Get("Content-Disposition"), "incomplete") {
				t.Errorf("%s: %d %v %.300s", file, w.Code, w.Header(), w.Body)
			}
		}
		if len(files) > 0 && len(files) != 13 && name != "about" && name != "changes" {
			t.Errorf("%s has only %v", address, files)
		}
	}
}

// TestFilesHaveTheWhole checks that the file of a thing has all its relationships, and the file of a type those of the
// type: the page of Russia shows the beginning of each list.
func TestFilesHaveTheWhole(t *testing.T) {
	h := withFiles(t)
	all := rowsOf(t, h, "/e/actor/russia.csv")
	counts := map[string]int{}
	for _, r := range all {
		counts[r["link.type"]]++
		if r["node.plainId"] != "actor/russia" || r["link.sources"] == "" && r["link.evidence"] != "" {
			t.Errorf("the row is %v", r)
		}
	}
	claims := rowsOf(t, h, "/e/actor/russia.csv?type=CLAIMS&direction=OUT")
	if len(claims) == 0 || len(claims) >= len(all) || len(claims) != counts["CLAIMS"] {
		t.Errorf("there are %d claims among %v", len(claims), counts)
	}
}

// TestFilesFollowTheirPages checks that a file is as of the day, in the language and under the filters of its page, that
// it fails and moves with its page, and that it is not made again while nothing has changed.
func TestFilesFollowTheirPages(t *testing.T) {
	h := withFiles(t)
	if en, uk := get(t, h, "/e/actor/russia.csv"), get(t, h, "/e/actor/russia.csv?lang=uk"); en.Body.String() == uk.Body.String() {
		t.Error("the file is the same in Ukrainian")
	}
	now, then := rowsOf(t, h, "/e/actor/russia.csv"), rowsOf(t, h, "/e/actor/russia.csv?known=2025-11-21")
	if len(then) >= len(now) {
		t.Errorf("there are %d rows now, and %d as of a day before", len(now), len(then))
	}
	for address, status := range map[string]int{
		"/e/actor/nobody.csv": 404, "/nothing.csv": 404, "/e/actor/russia.csv?lang=xx": 400, "/votes.docx": 404,
		"/about.csv": 400, "/search.csv": 404,
	} {
		if w := get(t, h, address); w.Code != status {
			t.Errorf("%s is %d, want %d: %.200s", address, w.Code, status, w.Body)
		}
	}
	moved := get(t, h, "/compare.csv?a=proposal/plan&b=agreement/memorandum")
	if to := moved.Header().Get("Location"); to != "/compare/proposal/plan/agreement/memorandum.csv" {
		t.Errorf("the comparison is at %d %q", moved.Code, to)
	}
	first := get(t, h, "/conflicts/proposal/plan.zip")
	if name := first.Header().Get("Content-Disposition"); !strings.Contains(name, `"conflicts-proposal-plan-`) {
		t.Errorf("the name is %s", name)
	}
	again := get(t, h, "/conflicts/proposal/plan.zip", "If-None-Match", first.Header().Get("ETag"))
	if again.Code != http.StatusNotModified || first.Header().Get("Content-Security-Policy") != "" {
		t.Errorf("the second time it is %d %v", again.Code, first.Header())
	}
}

// TestPagesAreNoFiles checks that an address of the table views is not taken for the file of another page.
func TestPagesAreNoFiles(t *testing.T) {
	e, err := newExplorer(http.NotFoundHandler(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	e.fileEndings = func() map[string][]string { return map[string][]string{"HomeFile": {"csv", "txt", "svg", "xml"}} }
	for pattern := range views {
		if ending := e.fileEnding(pattern); ending != "" {
			t.Errorf("%s is a file of the format %s", pattern, ending)
		}
	}
	if got := e.fileEnding("/e/actor/russia.csv"); got != "csv" {
		t.Errorf("the ending is %q", got)
	}
}
