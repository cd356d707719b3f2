package graph_test

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/query"
	"accordgraph/internal/web"
)

// A recording store is also an observer. It stores the records that it observes, and the origin of each call of Meta.
type recording struct {
	kg.Store
	records []web.Record
	origins []kg.Origin
}

func (k *recording) Observe(_ context.Context, a web.Record) { k.records = append(k.records, a) }

func (k *recording) Meta(ctx context.Context) (kg.Meta, error) {
	k.origins = append(k.origins, kg.OriginOf(ctx))
	return k.Store.Meta(ctx)
}

func TestObserversGetRecords(t *testing.T) {
	k := &recording{Store: openSQLite(t)}
	h := graph.NewHandler(query.New(k), graph.Options{Observers: []web.Observer{k}})
	long := strings.Repeat("N", 200)
	for _, text := range []string{
		"query Title { dataset { title } }", "query " + long + " { dataset { title } }", "{ nonsense }",
	} {
		r := httptest.NewRequest("POST", "/graphql", strings.NewReader(requestBody(t, text))).WithContext(t.Context())
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("X-Request-Id", "r-1")
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
	trips := []query.Trip{{Method: "meta", For: 1, Rows: 1}}
	want := []web.Record{
		// printf %s 'query Title { dataset { title } }' | sha256sum
		{
			Operation: "Title", Document: "0deca4f35a3de84d8c6d0622b902edc17814d1a75e25bf9741f4df840d84b57a", Code: "OK",
			Request: "r-1", Trips: trips,
		},
		{Operation: long[:100], Code: "OK", Request: "r-1", Trips: trips},
		{Code: "GRAPHQL_VALIDATION_FAILED", Refused: true, Request: "r-1"},
	}
	for i := range k.records {
		if a := k.records[i]; a.Took <= 0 || a.Start.IsZero() {
			t.Errorf("answer %d took %v since %v", i, a.Took, a.Start)
		}
		if i > 0 {
			k.records[i].Document = ""
		}
	}
	ignore := cmp.Options{
		cmpopts.IgnoreFields(web.Record{}, "Start", "Took", "Cost"), cmpopts.IgnoreFields(query.Trip{}, "Start", "Took"),
		cmpopts.EquateEmpty(),
	}
	if diff := cmp.Diff(want, k.records, ignore); diff != "" {
		t.Errorf("want -, got +:\n%s", diff)
	}
	origins := []kg.Origin{{Operation: "Title", Request: "r-1"}, {Operation: long[:100], Request: "r-1"}}
	if diff := cmp.Diff(origins, k.origins); diff != "" {
		t.Errorf("origins, want -, got +:\n%s", diff)
	}
}
