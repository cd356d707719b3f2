package handoff

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// unzipped returns the files of a zip, by their names, and the names in order.
func unzipped(t *testing.T, body []byte) (map[string]string, []string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	files, names := map[string]string{}, []string{}
	for _, f := range archive.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
		names = append(names, f.Name)
	}
	return files, names
}

// TestZIP compares the files of a zip with a golden, and checks that the zip is the same bytes twice.
func TestZIP(t *testing.T) {
	h := small(t)
	for _, name := range []string{"claims", "chain", "single"} {
		body := get(t, h, "zip", operations[name]).Body.Bytes()
		if again := get(t, h, "zip", operations[name]).Body.Bytes(); !bytes.Equal(body, again) {
			t.Errorf("%s is other bytes the second time", name)
		}
		files, order := unzipped(t, body)
		archive := &txtar.Archive{}
		for _, f := range order {
			archive.Files = append(archive.Files, txtar.File{Name: f, Data: []byte(files[f])})
		}
		compare(t, "testdata/golden/"+name+".zip.txtar", string(txtar.Format(archive)))
	}
}

// TestZIPHasTheClaims counts by hand what testdata/small.txtar has of claims and conflicts: 4 relationships, two of
// them of one type between the same clauses, with 5 pieces of evidence, between 5 entities.
func TestZIPHasTheClaims(t *testing.T) {
	files, _ := unzipped(t, get(t, small(t), "zip", operations["claims"]).Body.Bytes())
	for name, want := range map[string]int{"nodes.csv": 5, "edges.csv": 4, "evidence.csv": 5, "lists/relationships.csv": 4} {
		if rows := records(t, files[name]); len(rows)-1 != want {
			t.Errorf("%s has %d rows, want %d", name, len(rows)-1, want)
		}
	}
	edges := records(t, files["edges.csv"])
	claimants := []string{}
	for _, e := range edges[1:] {
		if e[slices.Index(edges[0], "relationship")] == "CONFLICTS_WITH" {
			claimants = append(claimants, e[slices.Index(edges[0], "claimant")])
		}
	}
	if got := strings.Join(claimants, " "); got != "actor/signs actor/namibia" {
		t.Errorf("the conflict is claimed by %s", got)
	}
}

// TestDatapackage checks that datapackage.json describes each CSV file of a zip with its columns.
func TestDatapackage(t *testing.T) {
	files, _ := unzipped(t, get(t, small(t), "zip", operations["chain"]).Body.Bytes())
	var p struct {
		Resources []struct {
			Path   string
			Schema struct{ Fields []struct{ Name string } }
		}
	}
	if err := json.Unmarshal([]byte(files["datapackage.json"]), &p); err != nil {
		t.Fatal(err)
	}
	described := 0
	for _, r := range p.Resources {
		names := []string{}
		for _, f := range r.Schema.Fields {
			names = append(names, f.Name)
		}
		if head := records(t, files[r.Path])[0]; !slices.Equal(head, names) {
			t.Errorf("%s has the columns %v, and is described with %v", r.Path, head, names)
		}
		described++
	}
	if described != 5 {
		t.Errorf("%d files are described, want nodes, edges, evidence and two lists", described)
	}
}

// records reads a CSV file.
func records(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%v in %q", err, text)
	}
	return rows
}
