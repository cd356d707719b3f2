package web

import (
	"io"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Send compresses large answers with the coding that the client prefers. The answer is
// the same in each coding.
func TestCodings(t *testing.T) {
	readers := map[string]func(io.Reader) (io.Reader, error){
		"":     func(r io.Reader) (io.Reader, error) { return r, nil },
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		"zstd": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
	}
	c := NewCodings()
	small, large := strings.Repeat("x", worthCompressing-1), strings.Repeat("0123456789", 30_000)
	for _, x := range []struct{ accept, body, coding string }{
		{"gzip, deflate, br, zstd", large, "zstd"},
		{"gzip, deflate, br", large, "gzip"},
		{"gzip;q=0.5, br", large, "br"},
		{"zstd;q=0, *;q=0.1", large, "gzip"},
		{"deflate", large, ""},
		{"", large, ""},
		{"identity, gzip;q=0.5", large, ""},
		{"gzip, br, zstd", small, ""},
	} {
		shared := new(coded)
		for _, coded := range []*coded{nil, nil, shared, shared} { // the second time reuses encoders and bodies
			w := httptest.NewRecorder()
			r := httptest.NewRequest("GET", "/graphql", nil)
			r.Header.Set("Accept-Encoding", x.accept)
			Reply{Status: 200, Body: []byte(x.body), coded: coded}.Send(w, r, c)
			if w.Header().Get("Content-Length") != strconv.Itoa(w.Body.Len()) {
				t.Errorf("%q: %d bytes, the length is %s", x.accept, w.Body.Len(), w.Header().Get("Content-Length"))
			}
			plain, err := readers[w.Header().Get("Content-Encoding")](w.Body)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := io.ReadAll(plain); err != nil || string(got) != x.body {
				t.Errorf("%q: %d bytes, %v, want %d", x.accept, len(got), err, len(x.body))
			}
			if got := w.Header().Get("Content-Encoding"); got != x.coding {
				t.Errorf("Accept-Encoding %q gets %q, want %q", x.accept, got, x.coding)
			}
		}
	}
}

// A cached answer is compressed once for each coding that clients prefer.
func TestCachedAnswerIsCompressedOnce(t *testing.T) {
	c, worked := new(coded), ""
	for _, coding := range []string{"br", "zstd", "br", "zstd", "br"} {
		body := c.in(coding, func() []byte { worked += coding + " "; return []byte("in " + coding) }).body
		if string(body) != "in "+coding {
			t.Errorf("the answer in %s is %s", coding, body)
		}
	}
	if worked != "br zstd " {
		t.Errorf("compressed for %s", worked)
	}
}
