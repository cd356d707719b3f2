package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"testing"

	"accordgraph/graph"
)

// revisionInPicture matches the revision at the foot of a picture, which changes with every edit of the data.
var revisionInPicture = regexp.MustCompile(`Revision [0-9a-f]{8}`)

// TestPictureOfREADME checks that the picture in README.md is the one that the first page has. The flag -update writes it.
func TestPictureOfREADME(t *testing.T) {
	const file = "../docs/earlier-commitments.svg"
	h, _ := explored(t, graph.Options{})
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/home.svg", nil))
	if *update {
		if err := os.WriteFile(file, w.Body.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	same := func(picture []byte) string { return revisionInPicture.ReplaceAllString(string(picture), "") }
	if w.Code != http.StatusOK || same(want) != same(w.Body.Bytes()) {
		t.Errorf("%s is not the picture of the first page: run this test with -update", file)
	}
}
