package query_test

import (
	"context"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/seed/seedtest"
)

// bundled returns the graph of the bundled data in a SQLite file.
func bundled(t testing.TB) *query.Graph {
	t.Helper()
	return query.New(seedtest.Open(t))
}

// bundledPositions asks for the positions of twelve actors that made many statements.
func bundledPositions() query.PositionsQuestion {
	return query.PositionsQuestion{Of: query.PositionsOf{Document: "proposal/us-28"}, RollUp: true, Actors: []kg.ID{
		"actor/united-states", "actor/ukraine", "actor/russia", "actor/european-union", "actor/e3", "actor/poland",
		"actor/germany", "actor/france", "actor/united-kingdom", "actor/finland", "actor/timothy-ash",
		"actor/amnesty-international",
	}}
}

// The comparison of two bundled plans takes at most 8 round trips. The positions on one of these plans also take at
// most 8.
func TestBundledTrips(t *testing.T) {
	g := bundled(t)
	n, list := trips(t, func(ctx context.Context) error {
		_, err := g.Compare(ctx, query.CompareQuestion{A: "proposal/us-28", B: "proposal/e3-28"})
		return err
	})
	if n > 8 {
		t.Errorf("Compare took %d trips, want at most 8:\n%s", n, list)
	}
	n, list = trips(t, func(ctx context.Context) error {
		m, err := g.Positions(ctx, bundledPositions())
		if err == nil && (len(m.Provisions) < 28 || len(m.Actors) != 12) {
			t.Errorf("%d provisions and %d actors", len(m.Provisions), len(m.Actors))
		}
		return err
	})
	if n > 8 {
		t.Errorf("Positions took %d trips, want at most 8:\n%s", n, list)
	}
}

func BenchmarkCompare(b *testing.B) {
	g := bundled(b)
	for b.Loop() {
		if _, err := g.Compare(b.Context(), query.CompareQuestion{A: "proposal/us-28", B: "proposal/e3-28"}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPositions(b *testing.B) {
	g := bundled(b)
	for b.Loop() {
		if _, err := g.Positions(b.Context(), bundledPositions()); err != nil {
			b.Fatal(err)
		}
	}
}
