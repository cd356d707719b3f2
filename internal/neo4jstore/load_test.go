package neo4jstore

import (
	"os"
	"testing"
	"time"

	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestLoad puts a data set into an empty database, whose plans are made on nothing,
// and the same once more. KG_TEST_LOAD=1 makes it one of 20,000 entities and 100,000
// relationships, for which the database needs a heap of 2 GB.
func TestLoad(t *testing.T) {
	entities := 2000
	if os.Getenv("KG_TEST_LOAD") != "" {
		entities = 20_000
	}
	b := makeBatch(entities, 0)
	s := opened(t, neo4jtest.Fresh(t))
	for _, what := range []string{"into an empty database", "the same again"} {
		start := time.Now()
		load(t, s, b)
		took := time.Since(start)
		t.Logf("%d entities and %d relationships, %s: %v", len(b.Entities), len(b.Relationships), what, took)
		if took > 3*time.Minute { // a plan that scans takes ten
			t.Errorf("%s: %v, want less than three minutes", what, took)
		}
	}
	digests, err := s.Digests(t.Context())
	if want := len(b.Entities) + len(b.Relationships); err != nil || len(digests) != want {
		t.Errorf("Digests: %d, %v; want %d", len(digests), err, want)
	}
}
