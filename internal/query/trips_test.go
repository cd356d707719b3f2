package query_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"accordgraph/internal/kg"
	"accordgraph/internal/query"
)

// A torn store answers Meta and fails in Entities.
type torn struct{ kg.Store }

var errTorn = errors.New("torn")

func (torn) Meta(context.Context) (kg.Meta, error) { return kg.Meta{}, nil }

func (torn) Entities(context.Context, []kg.ID, kg.Want) (map[kg.ID]kg.Entity, error) {
	return nil, errTorn
}

func TestTripsAreTimed(t *testing.T) {
	var trips query.Trips
	ctx := query.WithTrips(t.Context(), &trips)
	g := query.New(torn{})
	if _, err := g.Dataset(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Items(ctx, query.Args{"ids": []kg.ID{"actor/ada", "actor/bob"}}); !errors.Is(err, errTorn) {
		t.Fatal(err)
	}
	want := []query.Trip{{Method: "meta", For: 1, Rows: 1}, {Method: "entities", For: 2, Err: errTorn}}
	got := trips.Taken()
	ignoreTimes := cmpopts.IgnoreFields(query.Trip{}, "Start", "Took")
	if diff := cmp.Diff(want, got, ignoreTimes, cmpopts.EquateErrors()); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	for _, trip := range got {
		if trip.Took <= 0 || time.Since(trip.Start) < trip.Took {
			t.Errorf("%v took %v since %v", trip, trip.Took, trip.Start)
		}
	}
}
