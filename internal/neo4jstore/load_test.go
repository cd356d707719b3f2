package neo4jstore

import (
	"os"
	"testing"
	"time"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestLoad puts a data set into an empty database, and then puts the same data set again.
// The database plans the statements of Put while it is empty, and these plans must use
// indexes even so. A plan that scans takes ten minutes for 2,000 entities. The data set
// has 500 entities, or 2,000 if neo4jtest.Long() is true, or 20,000 if KG_TEST_LOAD is
// set. With 20,000 entities the database needs a heap of 2 GB.
func TestLoad(t *testing.T) {
	entities := 500
	switch {
	case os.Getenv("KG_TEST_LOAD") != "":
		entities = 20_000
	case neo4jtest.Long():
		entities = 2000
	}
	b := makeBatch(entities, 0)
	server := neo4jtest.Fresh(t)
	s := opened(t, server)
	// What Put sends to an empty database, and putEntitiesText if an ID was taken.
	for _, text := range []string{putNewText, putEntitiesText, putCreateText} {
		summary := profiled(t, server.Driver(t), text, object{"rows": []any{}})
		for _, op := range planOperators(summary.Profile()) {
			if scans.MatchString(op) {
				t.Errorf("%s\nscans an empty database: %s", text, op)
			}
		}
	}
	for _, what := range []string{"into an empty database", "the same again"} {
		start := time.Now()
		load(t, s, b)
		t.Logf("%d entities and %d relationships, %s: %v", len(b.Entities), len(b.Relationships), what, time.Since(start))
	}
	digests, err := s.Digests(t.Context())
	if want := len(b.Entities) + len(b.Relationships); err != nil || len(digests) != want {
		t.Errorf("Digests: %d, %v; want %d", len(digests), err, want)
	}
}
