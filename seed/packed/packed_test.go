package packed_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/klauspost/compress/zstd"

	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
	"accordgraph/seed/packed"
)

var update = flag.Bool("update", false, "pack the bundled data set anew")

// TestPacked checks that the database has the rows that a load of the bundled data set writes.
func TestPacked(t *testing.T) {
	name, err := seed.Fingerprint(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	made := load(t)
	if *update {
		write(t, "fingerprint.txt", []byte(name+"\n"))
		write(t, "bundled.db.zst", compress(t, made))
		return
	}
	if packed.Fingerprint() != name {
		t.Errorf("the packed data set is %s, and seed/data has %s: run go generate ./seed/packed", packed.Fingerprint(), name)
	}
	path := filepath.Join(t.TempDir(), "packed.db")
	var data bytes.Buffer
	if err := packed.Write(&data); err != nil {
		t.Fatal(err)
	}
	if size, err := packed.Size(); err != nil || size != data.Len() {
		t.Errorf("the size is %d, error %v, and %d bytes are written", size, err, data.Len())
	}
	write(t, path, data.Bytes())
	got, want := contents(t, path), contents(t, made)
	for _, table := range slices.Sorted(maps.Keys(want)) {
		if got[table] != want[table] {
			t.Errorf("%s is not what a load of seed/data writes: run go generate ./seed/packed", table)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d tables are packed, and a load makes %d: run go generate ./seed/packed", len(got), len(want))
	}
}

// load returns the path of a database with the bundled data set. Nothing in it depends on the day or on the machine.
func load(t *testing.T) string {
	t.Helper()
	b, err := seed.Read(seed.Bundled())
	if err != nil {
		t.Fatal(err)
	}
	if b.History, err = seed.History(seed.Bundled(), b); err != nil {
		t.Fatal(err)
	}
	b.Day = sqlitestore.NoDay
	path, small := filepath.Join(t.TempDir(), "loaded.db"), filepath.Join(t.TempDir(), "small.db")
	s, err := sqlitestore.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Put(t.Context(), b), s.Close(t.Context())); err != nil {
		t.Fatal(err)
	}
	db := open(t, path)
	if _, err := db.Exec("INSERT INTO word (word) VALUES ('optimize')"); err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("VACUUM INTO ?", small); err != nil {
		t.Fatal(err)
	}
	return small
}

func open(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// compress returns the compressed file at path. The window is small, so a server needs little memory to read it.
func compress(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z, err := zstd.NewWriter(&out, zstd.WithEncoderLevel(zstd.SpeedBestCompression),
		zstd.WithWindowSize(1<<20), zstd.WithEncoderConcurrency(1))
	if err != nil {
		t.Fatal(err)
	}
	z.ResetContentSize(&out, int64(len(data))) // for packed.Size
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// contents returns a hash of all rows of each table, and of the schema and the form of the database.
func contents(t *testing.T, path string) map[string]string {
	t.Helper()
	db := open(t, path)
	all := map[string]string{
		"the schema": hash(t, db, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"),
		"the form":   hash(t, db, "SELECT * FROM pragma_application_id, pragma_user_version"),
	}
	rows, err := db.QueryContext(context.Background(), "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		all["table "+name] = hash(t, db, `SELECT * FROM "`+name+`"`)
	}
	return all
}

// hash returns a hash of the rows of a query.
func hash(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values, to := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		to[i] = &values[i]
	}
	sum := sha256.New()
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(sum, "%#v\n", values)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
