package main

import (
	"encoding/csv"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/seed/seedtest"
)

// TestLiveCharts checks what a chart of another site needs from an address of a CSV file, of the API and of a page: the
// site may read it as -allow-origin says, an unchanged file is a 304, and numbers are numbers.
func TestLiveCharts(t *testing.T) {
	store := seedtest.Open(t)
	origins := []string{"https://chart.example"}
	api := graph.NewHandler(query.New(store), graph.Options{Origins: origins})
	s := &service{store: store, origins: origins, api: api}
	h := s.handler()
	read := func(address, origin, etag string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, address, nil)
		if origin != "" {
			r.Header.Set("Origin", origin)
		}
		if etag != "" {
			r.Header.Set("If-None-Match", etag)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	chart := "/graphql.csv?all=1&query=" + url.QueryEscape(`{ territories(first: 100) { nodes { name latitude longitude } } }`)
	for _, address := range []string{chart, "/e/actor/ukraine.csv", "/home.csv"} {
		first := read(address, "https://chart.example", "")
		if first.Code != http.StatusOK || first.Header().Get("Access-Control-Allow-Origin") != "https://chart.example" {
			t.Errorf("%s: %d %v", address, first.Code, first.Header())
		}
		if w := read(address, "https://other.example", ""); w.Code != http.StatusForbidden || w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: another site may read it: %v", address, w.Header())
		}
		if w := read(address, "https://chart.example", first.Header().Get("ETag")); w.Code != http.StatusNotModified {
			t.Errorf("%s: an unchanged file is %d, with the ETag %q", address, w.Code, first.Header().Get("ETag"))
		}
	}
	rows, err := csv.NewReader(strings.NewReader(read(chart, "", "").Body.String())).ReadAll()
	if err != nil || len(rows) < 3 {
		t.Fatalf("%v %v", err, rows)
	}
	for _, row := range rows[1:] {
		for _, number := range row[1:] {
			if _, err := strconv.ParseFloat(number, 64); number != "" && err != nil {
				t.Errorf("%v has %q in a column of numbers", row, number)
			}
		}
	}
}
