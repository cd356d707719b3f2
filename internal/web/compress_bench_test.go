package web_test

import (
	"bytes"
	"encoding/json"
	"net/http/httptest"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/internal/web"
	"accordgraph/seed"
)

// clauses returns the answer to a list of clauses of the bundled data, with evidence.
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
	const clauses = `{ provisions(first: 50) { edges { cursor node { id name wording topics
		evidence { id paraphrase source { id title url } } } } } }`
	body, err := json.Marshal(map[string]string{"query": clauses})
	if err != nil {
		b.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	graph.NewHandler(query.New(store), graph.Options{}).ServeHTTP(w, r)
	if w.Code != 200 || w.Body.Len() < 10_000 {
		b.Fatalf("%d %.300s", w.Code, w.Body)
	}
	return w.Body.Bytes()
}

// BenchmarkCached sends a cached list of clauses in each coding: compressed each time,
// and compressed once.
func BenchmarkCached(b *testing.B) {
	c, body := web.NewCodings(), clauses(b)
	for _, coding := range web.CodingNames {
		for name, reply := range map[string]web.Reply{
			"each time": {Status: 200, Body: body},
			"once":      web.Cached(web.Reply{Status: 200, Body: body}),
		} {
			b.Run(coding+" "+name, func(b *testing.B) {
				r := httptest.NewRequest("GET", "/graphql", nil)
				r.Header.Set("Accept-Encoding", coding)
				for b.Loop() {
					reply.Send(httptest.NewRecorder(), r, c)
				}
			})
		}
	}
}

// BenchmarkCodings compresses the answer of a list of clauses by each coding, and
// reports which part of its bytes is left.
func BenchmarkCodings(b *testing.B) {
	c, body := web.NewCodings(), clauses(b)
	for _, coding := range web.CodingNames {
		b.Run(coding, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			var out []byte
			for b.Loop() {
				out = c.Encode(coding, body)
			}
			b.ReportMetric(float64(len(out))/float64(len(body)), "left")
		})
	}
}
