package explorer

import (
	"net/http/httptest"
	"testing"

	"accordgraph/graph"
	"accordgraph/internal/query"
	"accordgraph/seed"
)

// BenchmarkPages measures pages of the bundled data on SQLite: with the API working out each answer, with cached answers,
// and with cached pages. The budget is 30 ms for a page, and 1 ms for a cached page.
func BenchmarkPages(b *testing.B) {
	batch, err := seed.Read(seed.Bundled())
	if err != nil {
		b.Fatal(err)
	}
	store := filled(b, batch)
	for name, bytes := range map[string]struct{ answers, pages uint64 }{"fresh": {}, "cached": {64 << 20, 0}, "page": {64 << 20, 64 << 20}} {
		h := Handler(graph.NewHandler(query.New(store), graph.Options{CacheBytes: bytes.answers}), Options{CacheBytes: bytes.pages})
		for _, address := range []string{
			"/", "/e/actor/ukraine", "/e/proposal/us-28", "/compare/proposal/us-28/proposal/e3-28",
			"/link/claims/actor/russia/territory/crimea",
		} {
			b.Run(name+address, func(b *testing.B) {
				for b.Loop() {
					w := httptest.NewRecorder()
					h.ServeHTTP(w, httptest.NewRequest("GET", address, nil))
					if w.Code != 200 {
						b.Fatalf("%s is %d", address, w.Code)
					}
				}
			})
		}
	}
}
