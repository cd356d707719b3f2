package follow

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"accordgraph/graph"
	"accordgraph/internal/kg"
	"accordgraph/internal/load"
	"accordgraph/internal/query"
	"accordgraph/internal/sqlitestore"
	"accordgraph/internal/web"
)

// world returns a data set: a plan with two clauses, and an actor who drafted it. Clause 1 has the given wording. If
// isRaised is set, an objection to clause 2 is there too.
func world(wording string, isRaised bool) kg.Batch {
	b := kg.Batch{
		Entities: []kg.Entity{
			{ID: "actor/ada", Kind: kg.Actor, Name: "Ada", Fields: map[string]any{"category": "STATE", "nameUk": "Ада"}},
			{ID: "proposal/plan", Kind: kg.Proposal, Name: "The <plan> & more", Fields: map[string]any{"status": "PUBLISHED"}},
			clause("1", wording), clause("2", "Land is given up."),
			{ID: "objection/how", Kind: kg.Objection, Name: "How?", Fields: map[string]any{"stance": "REJECTS"}},
		},
		Relationships: []kg.Relationship{statement(kg.Proposed, "actor/ada", "proposal/plan")},
		Meta: &kg.Meta{
			Title: "Made up", Licence: "CC0", Changelog: []kg.ChangelogEntry{{
				Date: "2025-12-02", Kind: "CORRECTED", Summary: "Clause 1 was read wrongly.", Reason: "The Paper, p. 1.",
				IDs: []kg.ID{"provision/plan/1"},
			}},
		},
	}
	if isRaised {
		b.Relationships = append(b.Relationships, statement(kg.ObjectsTo, "objection/how", "provision/plan/2"))
	} else {
		b.Meta.Changelog = nil
	}
	kg.Complete(&b)
	return b
}

func clause(number, wording string) kg.Entity {
	return kg.Entity{ID: kg.ID("provision/plan/" + number), Kind: kg.Provision, Name: "Plan, " + number, Fields: map[string]any{
		"number": number, "wording": wording, "document": "proposal/plan", "label": "point " + number,
	}}
}

func statement(t kg.Type, from, to kg.ID) kg.Relationship {
	return kg.Relationship{
		ID: kg.RelationshipID(t, from, to, ""), Type: t, From: from, To: to, Fields: map[string]any{"status": "STATED"},
	}
}

// open returns a new store that is empty.
func open(t testing.TB) kg.Store {
	t.Helper()
	store, err := sqlitestore.Open(t.Context(), ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	return store
}

// fill loads a data set on a day.
func fill(t testing.TB, store kg.Store, day string, b kg.Batch) {
	t.Helper()
	b.Day = day
	if _, err := load.Load(t.Context(), store, b); err != nil {
		t.Fatal(err)
	}
}

// twice returns a store after two loads. Its log has four entries: 1 the data set, 2 clause 1 with another wording, 3 the
// objection to clause 2, 4 the data set.
func twice(t testing.TB) kg.Store {
	t.Helper()
	store := open(t)
	fill(t, store, "2025-12-01", world("The army stays.", false))
	fill(t, store, "2025-12-02", world("The army is capped.", true))
	return store
}

// over returns the handler over a store, as the server has it.
func over(store kg.Store, o Options) http.Handler {
	api := graph.NewHandler(query.New(store), graph.Options{CacheBytes: 1 << 20})
	budget := web.Budget{Answer: time.Minute, MaxBody: graph.MaxBody}
	pages := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "a page") })
	return Around(pages, budget.Around(api), o)
}

// get sends a GET. Headers are names and values in turn.
func get(t testing.TB, h http.Handler, address string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
