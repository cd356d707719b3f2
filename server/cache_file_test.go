package main

import (
	"os"
	"path/filepath"
	"testing"

	"accordgraph/internal/sqlitestore"
)

// TestCacheFileOfEarlierForm starts without a -store where an earlier program has left its file, which this program cannot
// read. Up to the form "sqlite 6", the name of the file was the hash of the data set alone.
func TestCacheFileOfEarlierForm(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir()) // for systems without XDG_CACHE_HOME
	c := config{}
	path, err := c.cacheFile()
	if err != nil {
		t.Fatal(err)
	}
	hash, err := c.fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	earlier := filepath.Join(filepath.Dir(path), hash+".db")
	if err := os.WriteFile(earlier, []byte("of another form"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := sqlitestore.Open(t.Context(), earlier); err == nil {
		s.Close(t.Context())
		t.Fatal("this program can read the file")
	}
	opened(t, c)
	if text, err := os.ReadFile(earlier); err != nil || string(text) != "of another form" {
		t.Errorf("the earlier file has %q, error %v", text, err)
	}
}
