package dataset

import (
	"archive/zip"
	"bytes"
	"database/sql"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/graph"
	"accordgraph/internal/kg"
)

// members returns the files of a zip by their names.
func members(t *testing.T, body []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// opened returns the SQLite file, opened.
func opened(t *testing.T, s *Set) *sql.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "accordgraph.sqlite")
	if err := os.WriteFile(path, get(s, "/data/accordgraph.sqlite").Body.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// rowsOf returns the rows of a statement, each with | between its values.
func rowsOf(t *testing.T, db *sql.DB, statement string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), statement)
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	for rows.Next() {
		values, to := make([]sql.NullString, len(columns)), make([]any, len(columns))
		for i := range values {
			to[i] = &values[i]
		}
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		texts := []string{}
		for _, v := range values {
			texts = append(texts, v.String)
		}
		all = append(all, strings.Join(texts, "|"))
	}
	return all
}

// TestSQLiteFile reads back the small data set. What is wanted is counted in its file.
func TestSQLiteFile(t *testing.T) {
	s, _ := over(t, storeWith(t, small(t)), nil)
	db := opened(t, s)
	for statement, want := range map[string][]string{
		"PRAGMA integrity_check":                                                         {"ok"},
		"PRAGMA foreign_key_check":                                                       nil,
		"SELECT count(*) FROM nodes":                                                     {"10"},
		"SELECT kind, count(*) FROM nodes GROUP BY kind ORDER BY 1":                      {"ACTOR|4", "AGREEMENT|1", "PROPOSAL|1", "PROVISION|3", "TERRITORY|1"},
		"SELECT count(*) FROM edges":                                                     {"9"},
		"SELECT assertedBy FROM edges WHERE type = 'CONFLICTS_WITH' ORDER BY 1":          {"actor/namibia", "actor/signs"},
		"SELECT validFrom FROM edges WHERE type = 'CLAIMS' AND source = 'actor/namibia'": {"2014-03"},
		"SELECT count(*) FROM edge_evidence JOIN edges ON edge = id WHERE type = 'CLAIMS' AND source = 'actor/namibia'": {"2"},
		"SELECT name FROM actors WHERE id = 'actor/formula'":                                                            {`=HYPERLINK("https://evil.example";"click")`},
		"SELECT value FROM nodes, json_each(aliases) WHERE nodes.id = 'actor/formula' AND key = 2":                      {`back\slash`},
		"SELECT licence FROM dataset": {"CC BY 4.0"},
		"SELECT count(*) FROM columns LEFT JOIN tables ON tables.name = \"table\" WHERE tables.about IS NULL OR columns.about = ''": {"0"},
	} {
		if diff := cmp.Diff(want, rowsOf(t, db, statement)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", statement, diff)
		}
	}
}

// tablesHaveAllRows compares the numbers of rows in the SQLite file and in the CSV files with the data set: entities of each
// kind, relationships, and what rests on which evidence.
func tablesHaveAllRows(t *testing.T, s *Set, batch kg.Batch) {
	want := map[string]int{edges: len(batch.Relationships)}
	for _, e := range batch.Entities {
		switch {
		case e.Kind == kg.Merged:
			continue
		case e.Kind != kg.Source && e.Kind != kg.Evidence:
			want[nodes]++
		}
		name := e.Kind.Row().List
		want[list{name: name}.table()]++
	}
	for _, r := range batch.Relationships {
		want[edgeEvidence] += len(texts(r.Value("evidence")))
	}
	files, db := members(t, get(s, "/data/accordgraph.zip").Body.Bytes()), opened(t, s)
	for name, n := range want {
		rows, err := csv.NewReader(strings.NewReader(files[name+".csv"])).ReadAll()
		if err != nil || len(rows)-1 != n {
			t.Errorf("%s.csv has %d rows, want %d: %v", name, len(rows)-1, n, err)
		}
		if got := rowsOf(t, db, "SELECT count(*) FROM "+name)[0]; got != fmt.Sprint(n) {
			t.Errorf("the table %s has %s rows, want %d", name, got, n)
		}
	}
	if got := rowsOf(t, db, "PRAGMA foreign_key_check"); got != nil {
		t.Errorf("references lead nowhere: %v", got)
	}
}

// TestZIPSaysTheLicence checks that the zip has the licence, the revision and a description of each table and column.
func TestZIPSaysTheLicence(t *testing.T) {
	s, _ := over(t, storeWith(t, small(t)), nil)
	files := members(t, get(s, "/data/accordgraph.zip").Body.Bytes())
	for _, name := range []string{"README.md", "LICENSE", "CITATION.cff", "datapackage.json"} {
		if !strings.Contains(strings.ReplaceAll(files[name], "CC-BY-4.0", "CC BY 4.0"), "CC BY 4.0") {
			t.Errorf("%s does not say the licence:\n%s", name, files[name])
		}
	}
	for _, table := range tablesOf(s.lists) {
		if files[table.name+".csv"] == "" || !strings.Contains(files["README.md"], "### "+table.name+"\n") {
			t.Errorf("the zip has no %s.csv, or its README says nothing of it", table.name)
		}
		for _, c := range table.columns {
			if c.about == "" {
				t.Errorf("%s.%s has no description", table.name, c.name)
			}
		}
	}
}

// TestSameBytes checks that two servers make the same files of the same data, so that a client may resume at another one.
func TestSameBytes(t *testing.T) {
	one, _ := over(t, storeWith(t, small(t)), nil)
	other, _ := over(t, storeWith(t, small(t)), nil)
	if diff := cmp.Diff(indexOf(t, one), indexOf(t, other)); diff != "" {
		t.Errorf("the files differ (-one +other):\n%s", diff)
	}
}

// TestNothingIsLeftOut checks that each field of the schema that is left out exists, and that each operation asks for all
// other fields of its type that are no pages.
func TestNothingIsLeftOut(t *testing.T) {
	schema := graph.Schema()
	there := map[string]bool{}
	for _, of := range schema.Types {
		for _, f := range of.Fields {
			there[f.Name] = true
		}
	}
	for name, reason := range left {
		if !there[name] || reason == "" {
			t.Errorf("no type has the field %s, which files leave out because %q", name, reason)
		}
	}
	records := map[string]bool{}
	for _, l := range listsOf(schema) {
		records[l.record] = true
	}
	for _, k := range kg.Kinds() {
		if !records[string(k)] {
			t.Errorf("no file has a %s", k)
		}
	}
	if !records["Relationship"] {
		t.Error("no file has relationships")
	}
}

// texts returns a value of a data set as a list of texts.
func texts(v any) []string {
	all, _ := v.([]string)
	return all
}
