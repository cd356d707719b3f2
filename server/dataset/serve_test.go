package dataset

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// indexOf reads the list of files.
func indexOf(t *testing.T, h http.Handler) (list struct {
	Revision string
	Files    []struct {
		Name, URL, SHA256 string
		Bytes             int
	}
},
) {
	t.Helper()
	w := get(h, "/data/index.json")
	if err := json.Unmarshal(w.Body.Bytes(), &list); err != nil || w.Code != http.StatusOK {
		t.Fatalf("the list of files is %d %s: %v", w.Code, w.Body, err)
	}
	return list
}

// TestFilesAreAsListed checks that each file has the size and the SHA-256 that the list says, that its ETag is the
// SHA-256, and that a client that has it gets no file.
func TestFilesAreAsListed(t *testing.T) {
	s, _ := over(t, storeWith(t, small(t)), func(o *Options) { o.PublicURL = "https://data.example" })
	list := indexOf(t, s)
	if len(list.Files) != len(allFiles()) {
		t.Fatalf("the list has %d files, want %d", len(list.Files), len(allFiles()))
	}
	for _, f := range list.Files {
		w := get(s, "/data/"+f.Name)
		sum := sha256.Sum256(w.Body.Bytes())
		if w.Code != http.StatusOK || f.Bytes == 0 || w.Body.Len() != f.Bytes || hex.EncodeToString(sum[:]) != f.SHA256 {
			t.Errorf("%s has %d, %d bytes and SHA-256 %x, and is listed with %d and %s", f.Name, w.Code, w.Body.Len(), sum, f.Bytes, f.SHA256)
		}
		if f.URL != "https://data.example/data/"+f.Name {
			t.Errorf("%s is listed at %s", f.Name, f.URL)
		}
		etag := w.Header().Get("ETag")
		if etag != `"`+f.SHA256+`"` {
			t.Errorf("%s has ETag %s", f.Name, etag)
		}
		if again := get(s, "/data/"+f.Name, "If-None-Match", etag); again.Code != http.StatusNotModified {
			t.Errorf("%s again has status %d", f.Name, again.Code)
		}
	}
}

// TestResume takes a file in two parts, as a client does whose download was interrupted. With the ETag of another file
// the client gets the whole file.
func TestResume(t *testing.T) {
	s, _ := over(t, storeWith(t, small(t)), nil)
	whole := get(s, "/data/accordgraph.jsonl")
	etag, half := whole.Header().Get("ETag"), whole.Body.Len()/2
	first := get(s, "/data/accordgraph.jsonl", "Range", "bytes=0-"+strconv.Itoa(half-1))
	rest := get(s, "/data/accordgraph.jsonl", "Range", "bytes="+strconv.Itoa(half)+"-", "If-Range", etag)
	if first.Code != http.StatusPartialContent || rest.Code != http.StatusPartialContent {
		t.Errorf("the parts have status %d and %d", first.Code, rest.Code)
	}
	if first.Body.String()+rest.Body.String() != whole.Body.String() {
		t.Error("the parts are not the file")
	}
	other := get(s, "/data/accordgraph.jsonl", "Range", "bytes="+strconv.Itoa(half)+"-", "If-Range", `"other"`)
	if other.Code != http.StatusOK || other.Body.Len() != whole.Body.Len() {
		t.Errorf("after a change the status is %d with %d bytes", other.Code, other.Body.Len())
	}
}

// TestReadOnlyDisk checks that without a place for files the answer is 503 with words, and says nothing of the folder.
func TestReadOnlyDisk(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "not-there")
	s, _ := over(t, storeWith(t, small(t)), func(o *Options) { o.Folder = nowhere })
	for _, name := range []string{"index.json", "accordgraph.jsonl"} {
		w := get(s, "/data/"+name)
		if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "no place for the files") {
			t.Errorf("%s is %d %s", name, w.Code, w.Body)
		}
		if w.Header().Get("Retry-After") == "" || strings.Contains(w.Body.String(), "not-there") {
			t.Errorf("%s has %v and %s", name, w.Header(), w.Body)
		}
	}
}

// TestTooLarge checks that files larger than the settings allow are not made, whichever file reaches the limit, and leave
// nothing behind.
func TestTooLarge(t *testing.T) {
	store := storeWith(t, small(t))
	whole, _ := over(t, store, nil)
	limits, total := []int64{}, int64(0)
	for _, f := range indexOf(t, whole).Files {
		limits = append(limits, total+int64(f.Bytes)/2)
		total += int64(f.Bytes)
	}
	for _, limit := range append(limits, total-1) {
		folder := t.TempDir()
		s, _ := over(t, store, func(o *Options) { o.Folder, o.MaxBytes = folder, limit })
		w := get(s, "/data/accordgraph.jsonl")
		if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "larger") {
			t.Errorf("with %d bytes the answer is %d %s", limit, w.Code, w.Body)
		}
		isEmpty(t, folder)
	}
	enough, _ := over(t, store, func(o *Options) { o.MaxBytes = total })
	if w := get(enough, "/data/accordgraph.jsonl"); w.Code != http.StatusOK {
		t.Errorf("with as many bytes as the files have the answer is %d %s", w.Code, w.Body)
	}
}

// TestGoneAtTheEnd checks that Close removes all files, and that nothing is made after it.
func TestGoneAtTheEnd(t *testing.T) {
	folder := t.TempDir()
	s, _ := over(t, storeWith(t, small(t)), func(o *Options) { o.Folder = folder })
	indexOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	isEmpty(t, folder)
	if w := get(s, "/data/index.json"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("after the end the status is %d", w.Code)
	}
	isEmpty(t, folder)
}

// TestMadeAgain checks that files that somebody removed, such as the cleaning of a temporary folder, are made again.
func TestMadeAgain(t *testing.T) {
	folder := t.TempDir()
	s, _ := over(t, storeWith(t, small(t)), func(o *Options) { o.Folder = folder })
	want := indexOf(t, s)
	removed, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(removed) != 1 {
		t.Fatalf("the folder has %v: %v", removed, err)
	}
	if err := os.RemoveAll(removed[0]); err != nil {
		t.Fatal(err)
	}
	if w := get(s, "/data/accordgraph.jsonl"); w.Code != http.StatusOK || w.Header().Get("ETag") != `"`+want.Files[0].SHA256+`"` {
		t.Errorf("a file that was removed has status %d and %v", w.Code, w.Header())
	}
	if got := indexOf(t, s); got.Files[0] != want.Files[0] {
		t.Errorf("the file is %v, and was %v", got.Files[0], want.Files[0])
	}
}

// isEmpty checks that a folder has nothing in it.
func isEmpty(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) > 0 {
		t.Errorf("the folder has %v: %v", entries, err)
	}
}

// TestSlowClients serves files with a server that gives an answer one millisecond. Files take longer to make, and have time
// of their own.
func TestSlowClients(t *testing.T) {
	s, _ := over(t, storeWith(t, small(t)), nil)
	server := httptest.NewUnstartedServer(s)
	server.Config.WriteTimeout = time.Millisecond
	server.Start()
	defer server.Close()
	for _, name := range []string{"index.json", "accordgraph.nq"} {
		answer, err := http.Get(server.URL + "/data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if err != nil || len(body) == 0 {
			t.Errorf("%s has %d bytes: %v", name, len(body), err)
		}
	}
}
