package graph

import (
	"io"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/seed"
)

// clauses is the answer to a list of clauses of the bundled data, with evidence.
func clauses(b *testing.B) []byte {
	b.Helper()
	store, err := sqlitestore.Open(b.Context(), ":memory:")
	if err != nil {
		b.Fatal(err)
	}
	defer store.Close(b.Context())
	batch, err := seed.Read(seed.Bundled())
	if err != nil {
		b.Fatal(err)
	}
	if err := store.Put(b.Context(), batch); err != nil {
		b.Fatal(err)
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest("POST", "/graphql", strings.NewReader(`{"query":"{ provisions(first: 50) { edges { cursor node { id name wording topics evidence { id paraphrase source { id title url } } } } } }"}`))
	r.Header.Set("Content-Type", plainJSON)
	NewHandler(query.New(store), Options{}).ServeHTTP(w, r)
	if w.Code != 200 || w.Body.Len() < 10_000 {
		b.Fatalf("%d %.300s", w.Code, w.Body)
	}
	return w.Body.Bytes()
}

// An answer is sent in the coding that the client likes best, if it is worth it, and
// is the same in all of them.
func TestCodings(t *testing.T) {
	readers := map[string]func(io.Reader) (io.Reader, error){
		"":     func(r io.Reader) (io.Reader, error) { return r, nil },
		"gzip": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		"br":   func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		"zstd": func(r io.Reader) (io.Reader, error) { return zstd.NewReader(r) },
	}
	c := newCodings()
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
		kept := new(coded)
		for _, coded := range []*coded{nil, nil, kept, kept} { // the second time with what the first gave back
			w := httptest.NewRecorder()
			r := httptest.NewRequest("GET", "/graphql", nil)
			r.Header.Set("Accept-Encoding", x.accept)
			reply{status: 200, body: []byte(x.body), coded: coded}.send(w, r, c)
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

// A kept answer is compressed once for each coding that is asked for.
func TestKeptIsCompressedOnce(t *testing.T) {
	kept, worked := new(coded), ""
	for _, coding := range []string{"br", "zstd", "br", "zstd", "br"} {
		body := kept.in(coding, func() []byte { worked += coding + " "; return []byte("in " + coding) })
		if string(body) != "in "+coding {
			t.Errorf("%s gets what is %s", coding, body)
		}
	}
	if worked != "br zstd " {
		t.Errorf("worked for %s", worked)
	}
}

// BenchmarkKept sends a list of clauses that is kept, in each coding.
func BenchmarkKept(b *testing.B) {
	c, body := newCodings(), clauses(b)
	for _, coding := range c.offers() {
		for _, of := range []struct {
			name string
			*coded
		}{{"each time", nil}, {"once", new(coded)}} {
			b.Run(coding+" "+of.name, func(b *testing.B) {
				r := httptest.NewRequest("GET", "/graphql", nil)
				r.Header.Set("Accept-Encoding", coding)
				for b.Loop() {
					reply{status: 200, body: body, coded: of.coded}.send(httptest.NewRecorder(), r, c)
				}
			})
		}
	}
}

// BenchmarkCodings compresses the answer of a list of clauses by each coding, and
// reports how many of its bytes are left.
func BenchmarkCodings(b *testing.B) {
	c, body := newCodings(), clauses(b)
	for _, coding := range c.offers() {
		b.Run(coding, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			var out []byte
			for b.Loop() {
				out = c.encode(coding, body)
			}
			b.ReportMetric(float64(len(out))/float64(len(body)), "left")
		})
	}
}
