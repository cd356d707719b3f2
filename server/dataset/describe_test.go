package dataset

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// This file checks in a moment what .ci/dataset checks with the validators of the formats.

// jsonFile reads a file as JSON.
func jsonFile[T any](t *testing.T, s *Set, name string) (value T) {
	t.Helper()
	if err := json.Unmarshal(get(s, Path+name).Body.Bytes(), &value); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return value
}

// TestDescriptionsHaveAllFiles compares sizes and SHA-256 in the descriptions with the files.
func TestDescriptionsHaveAllFiles(t *testing.T) {
	s, _ := over(t, storeWith(t, small(t)), func(o *Options) { o.PublicURL = "https://data.example" })
	want := map[string]string{}
	for _, f := range indexOf(t, s).Files {
		want[f.Name] = fmt.Sprint(f.Bytes, " ", f.SHA256)
	}
	crate := jsonFile[struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}](t, s, "ro-crate-metadata.json")
	found := map[string]string{}
	for _, n := range crate.Graph {
		if n["@type"] == "File" {
			found[n["@id"].(string)] = fmt.Sprint(n["contentSize"], " ", n["sha256"])
		}
	}
	delete(want, "ro-crate-metadata.json") // a file cannot have its own hash
	if diff := cmp.Diff(want, found); diff != "" || crate.Context != "https://w3id.org/ro/crate/1.3/context" {
		t.Errorf("RO-Crate of %s (-want +got):\n%s", crate.Context, diff)
	}

	for name := range want {
		if !strings.HasPrefix(name, "accordgraph.") {
			delete(want, name)
		}
	}
	croissant := jsonFile[struct {
		Distribution []struct {
			ID          string `json:"@id"`
			ContentURL  string
			ContentSize string
			SHA256      string
		}
		RecordSet []struct{ Name string }
	}](t, s, "croissant.json")
	found = map[string]string{}
	for _, f := range croissant.Distribution {
		if f.SHA256 != "" {
			found[f.ID] = strings.Replace(f.ContentSize, " B", "", 1) + " " + f.SHA256
			if f.ContentURL != "https://data.example/data/"+f.ID {
				t.Errorf("Croissant has %s at %s", f.ID, f.ContentURL)
			}
		}
	}
	if diff := cmp.Diff(want, found); diff != "" || len(croissant.RecordSet) != len(tablesOf(s.lists)) {
		t.Errorf("Croissant has %d tables and (-want +got):\n%s", len(croissant.RecordSet), diff)
	}

	frictionless := jsonFile[struct {
		Resources []struct {
			Path, Hash string
			Bytes      int
		}
	}](t, s, "datapackage.json")
	found = map[string]string{}
	for _, r := range frictionless.Resources {
		if r.Hash != "" {
			found[r.Path] = fmt.Sprint(r.Bytes, " ", strings.TrimPrefix(r.Hash, "sha256:"))
		}
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Errorf("datapackage.json (-want +got):\n%s", diff)
	}
}

// TestCitation compares CITATION.cff and the line that cites the data with what the formats want.
func TestCitation(t *testing.T) {
	m := &maker{Set: &Set{}, edition: &edition{about: about{
		Title: `The "plans"`, Revision: "0123", Licence: "CC BY 4.0", LicenceURL: "https://licence.example", CompiledOn: "2025-12",
	}}}
	if got, want := m.citation(), `The editors of The "plans": The "plans". Revision 0123 (2025-12). CC BY 4.0.`; got != want {
		t.Errorf("the citation is %s, want %s", got, want)
	}
	var b strings.Builder
	if err := m.writeCitation(&b); err != nil {
		t.Fatal(err)
	}
	want := `cff-version: 1.2.0
message: "If you use this data set, please cite this revision of it."
type: dataset
title: "The \"plans\""
authors:
  - name: "The editors of The \"plans\""
version: "0123"
license: CC-BY-4.0
`
	if diff := cmp.Diff(want, b.String()); diff != "" { // a month is no date of a release there
		t.Errorf("CITATION.cff (-want +got):\n%s", diff)
	}
}
