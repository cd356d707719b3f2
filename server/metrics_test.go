package main

import (
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTableOfMetrics checks that the table in docs/operate.md has every metric of the server.
// It compares the table with a scrape after one answer and one refusal. Only the metric of
// failed round trips is not in that scrape, because it appears after the first failure.
func TestTableOfMetrics(t *testing.T) {
	want := []string{"accordgraph_trip_failures_total"}
	for _, m := range regexp.MustCompile(`(?m)^# TYPE (accordgraph_\w+) `).FindAllStringSubmatch(scrape(t), -1) {
		want = append(want, m[1])
	}
	var got []string
	for _, row := range rows(t, "../docs/operate.md", "| metric | labels | meaning |") {
		if name := strings.Trim(row[0], "`"); strings.HasPrefix(name, "accordgraph_") {
			got = append(got, name)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("metrics -, table +:\n%s", diff)
	}
}

// scrape starts the program and sends a query that it answers and one that it refuses. Then it
// returns the metrics of the program.
func scrape(t *testing.T) string {
	t.Helper()
	log, done := newLines(), make(chan int)
	args := []string{"-addr", "localhost:0", "-log", "json", "-store", "sqlite::memory:", "-metrics", "localhost:0"}
	go func() { done <- run(t.Context(), args, func(string) string { return "" }, io.Discard, log) }()
	t.Cleanup(func() { <-done })
	url := ""
	select {
	case url = <-log.ready:
	case status := <-done:
		close(done)
		t.Fatalf("the server ended with %d:\n%s", status, log.text())
	}
	get(t, url+"/graphql?query={dataset{title}}")
	get(t, url+"/graphql?query={"+strings.Repeat("a+", 60)+"}")
	return get(t, log.metrics)
}

func get(t *testing.T, url string) string {
	t.Helper()
	answer, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
