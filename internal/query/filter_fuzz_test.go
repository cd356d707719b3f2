package query_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/query"
)

// FuzzFilter reads filters in JSON. A filter may be an error. Otherwise it matches some of the items, and its negation
// matches all other items.
func FuzzFilter(f *testing.F) {
	for i, tree := range []string{
		`{"name": {"eq": "x", "in": ["x", null, 1], "contains": "%_"}}`, `{"not": {"or": [{}, {"name": null}]}}`,
		`{"minSources": 99999999999}`,
		`{"members": {"none": {}, "every": {"category": {"eq": "STATE"}}, "via": {"minSources": 1}}}`,
		`{"value": {"gt": 1e308, "lte": 1e999}}`,
		`{"objections": {"some": {"date": {"gte": "2025-11", "lt": "2026"}}}}`,
		`{"topics": {"has": "NATO", "hasAny": ["NATO", "FOOD"]}}`,
		`{"type": {"in": ["RAISED"]}, "source": {"eq": "actor/a"}, "validAt": "2014-09-05", "knownBy": "2026-01-01",
			"sourceKinds": ["NEWS"]}`,
		`{"aliases": {"has": "a"}, "externalIds": {"has": "wikidata:Q1"}, "document": {"isNull": false}}`,
		`[]`, `null`, `{"and": {"country": {"eq": "NL"}}}`,
	} {
		f.Add([]byte(tree), uint8(i))
	}
	store := new(kgtest.Memory)
	if err := store.Put(context.Background(), sampleBatch()); err != nil {
		f.Fatal(err)
	}
	kinds := append(kg.Kinds(), kg.Document, "")
	f.Fuzz(func(t *testing.T, text []byte, kind uint8) {
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		var where query.Tree
		if d.Decode(&where) != nil {
			return
		}
		k := kinds[int(kind)%len(kinds)]
		some, err := count(t.Context(), store, k, where)
		if err != nil {
			if !errors.Is(err, kg.ErrInvalid) {
				t.Error(err)
			}
			return
		}
		all, err := count(t.Context(), store, k, nil)
		if err != nil {
			t.Fatal(err)
		}
		rest, err := count(t.Context(), store, k, query.Tree{"not": where})
		if err == nil && some+rest != all { // err is set if the negation exceeds the limits
			t.Errorf("%s %s finds %d, and not that %d, of %d", k, text, some, rest, all)
		}
	})
}

// count returns how many entities of a kind match, or how many relationships if the kind is empty.
func count(ctx context.Context, s kg.Store, k kg.Kind, where query.Tree) (int, error) {
	a := query.Args{"where": where}
	list := query.New(s).Relationships
	if k != "" {
		list = func(a query.Args) (*query.Page, error) { return query.New(s).List(k, a) }
	}
	p, err := list(a)
	if err != nil {
		return 0, err
	}
	return p.Total(ctx)
}

// sampleBatch returns a few entities and relationships to filter.
func sampleBatch() kg.Batch {
	e := func(id kg.ID, k kg.Kind, fields map[string]any) kg.Entity {
		return kg.Entity{ID: id, Kind: k, Name: "x", Fields: fields}
	}
	l := func(t kg.Type, from, to kg.ID, status string) kg.Relationship {
		return kg.Relationship{
			ID: kg.RelationshipID(t, from, to, ""), Type: t, From: from, To: to,
			Fields: map[string]any{"status": status, "evidence": []string{"evidence/s/e"}},
		}
	}
	b := kg.Batch{
		Entities: []kg.Entity{
			e("source/s", kg.Source, map[string]any{"sourceKind": "NEWS", "reliability": "WEAK", "date": "2025-11"}),
			e("evidence/s/e", kg.Evidence, map[string]any{"source": "source/s", "basis": "SEEN", "quote": "so"}),
			e("actor/a", kg.Actor, map[string]any{"category": "PERSON", "country": "NL", "aliases": []string{"a"}}),
			e("actor/b", kg.Actor, map[string]any{"category": "STATE", "externalIds": []string{"wikidata:Q1"}}),
			e("objection/o", kg.Objection, map[string]any{"stance": "REJECTS", "date": "2025-11-21"}),
			e("figure/f", kg.Figure, map[string]any{"measure": "troops", "value": 600000.5, "date": "2014"}),
			e("provision/p/1", kg.Provision, map[string]any{
				"number": "1", "topics": []string{"NATO"}, "document": "proposal/p",
			}),
			e("proposal/p", kg.Proposal, map[string]any{"status": "PUBLISHED"}),
		},
		Relationships: []kg.Relationship{
			l(kg.Raised, "actor/a", "objection/o", "STATED"), l(kg.ObjectsTo, "objection/o", "provision/p/1", "DISPUTED"),
			l(kg.Contains, "proposal/p", "provision/p/1", "STATED"), l(kg.MemberOf, "actor/a", "actor/b", "STATED"),
		},
	}
	kg.Complete(&b)
	return b
}
