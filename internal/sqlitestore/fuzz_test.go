package sqlitestore_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"accordgraph/internal/kg"
	"accordgraph/internal/kg/kgtest"
	"accordgraph/internal/sqlitestore"
)

// few are a handful of things to filter.
func few() kg.Batch {
	entity := func(id kg.ID, k kg.Kind, fields map[string]any) kg.Entity {
		return kg.Entity{ID: id, Kind: k, Name: "Name of " + string(id), Fields: fields}
	}
	link := func(t kg.Type, from, to kg.ID, fields map[string]any) kg.Relationship {
		fields["evidence"] = []string{"evidence/s/e"}
		return kg.Relationship{ID: kg.RelationshipID(t, from, to, ""), Type: t, From: from, To: to, Fields: fields}
	}
	b := kg.Batch{
		Entities: []kg.Entity{
			entity("source/s", kg.Source, map[string]any{"sourceKind": "NEWS", "reliability": "WEAK", "date": "2025-11"}),
			entity("evidence/s/e", kg.Evidence, map[string]any{"source": "source/s", "basis": "SEEN", "quote": "100% 'so'"}),
			entity("actor/a", kg.Actor, map[string]any{"category": "PERSON", "country": "NL", "aliases": []string{"Zoë", "_"}}),
			entity("actor/b", kg.Actor, map[string]any{"category": "STATE", "externalIds": []string{"wikidata:Q1"}}),
			entity("objection/o", kg.Objection, map[string]any{"stance": "REJECTS", "date": "2025-11-21"}),
			entity("figure/f", kg.Figure, map[string]any{"measure": "troops", "value": 600000.5, "date": "2014"}),
			entity("provision/p/1", kg.Provision, map[string]any{"number": "1", "topics": []string{"NATO"}, "document": "proposal/p"}),
			entity("proposal/p", kg.Proposal, map[string]any{"status": "PUBLISHED"}),
		},
		Relationships: []kg.Relationship{
			link(kg.Raised, "actor/a", "objection/o", map[string]any{"status": "STATED"}),
			link(kg.ObjectsTo, "objection/o", "provision/p/1", map[string]any{"status": "DISPUTED", "validFrom": "2014"}),
			link(kg.Contains, "proposal/p", "provision/p/1", map[string]any{"status": "STATED"}),
			link(kg.MemberOf, "actor/a", "actor/b", map[string]any{"status": "STATED", "role": "member"}),
		},
	}
	kg.Complete(&b)
	return b
}

// FuzzFilter reads filters in JSON. They are refused, or both stores find the same.
func FuzzFilter(f *testing.F) {
	for _, tree := range []string{
		`{}`, `null`, `[]`, `{"name": {"eq": "x"}}`, `{"name": {"in": ["x", null, 1]}}`, `{"name": {"contains": "%_\\'\u0000"}}`, `{"not": {"or": [{}, {"name": null}]}}`,
		`{"and": {"country": {"isNull": true}}}`, `{"members": {"none": {}, "every": {"category": {"eq": "STATE"}}, "via": {"minSources": 1}}}`,
		`{"objections": {"some": {"date": {"gte": "2025-11", "lt": "2026"}}}}`, `{"value": {"gt": 1e308, "lte": 1e999}}`, `{"date": {"eq": "2025-13-45"}}`,
		`{"topics": {"has": "NATO", "hasAny": ["NATO", "FOOD"]}}`, `{"document": {"eq": "proposal/p"}, "partOf": {"isNull": false}}`, `{"knownFrom": {"lte": "2025"}}`,
		`{"type": {"in": ["RAISED"]}, "source": {"eq": "actor/a"}, "validAt": "2014-09-05", "knownBy": "2026-01-01", "sourceKinds": ["NEWS"]}`, `{"minSources": 99999999999}`,
		`{"aliases": {"hasAny": ["Zo\u00eb"]}, "externalIds": {"has": "wikidata:Q1"}}`, `{"kind": {"in": ["ACTOR", "EVENT"]}}`, `{"name": {"startsWith": "\ud800"}}`,
	} {
		for kind := range uint8(5) {
			f.Add([]byte(tree), kind)
		}
	}
	memory := new(kgtest.Memory)
	sqlite, err := sqlitestore.Open(context.Background(), ":memory:")
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { sqlite.Close(context.Background()) })
	for _, s := range []kg.Store{memory, sqlite} {
		if err := s.Put(context.Background(), few()); err != nil {
			f.Fatal(err)
		}
	}
	kinds := append(kg.Kinds(), kg.Document, "")
	f.Fuzz(func(t *testing.T, text []byte, kind uint8) {
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		var tree any
		if d.Decode(&tree) != nil {
			return
		}
		k := kinds[int(kind)%len(kinds)]
		want, err := found(t.Context(), memory, k, tree)
		if err != nil && !errors.Is(err, kg.ErrInvalid) {
			t.Fatal(err)
		}
		got, err2 := found(t.Context(), sqlite, k, tree)
		if diff := cmp.Diff(want, got); diff != "" || (err == nil) != (err2 == nil) {
			t.Errorf("%s %s: %v, %v\nmemory -, SQLite +:\n%s", k, text, err, err2, diff)
		}
	})
}

// found lists what fits, of a kind or, if it is empty, of the relationships.
func found(ctx context.Context, s kg.Store, k kg.Kind, where any) (all []string, err error) {
	a := kg.Args{"where": where}
	list := kg.New(s).Relationships
	if k != "" {
		list = func(a kg.Args) (*kg.Page, error) { return kg.New(s).List(k, a) }
	}
	p, err := list(a)
	if err != nil {
		return nil, err
	}
	edges, err := p.Edges(ctx)
	for _, e := range edges {
		all = append(all, fmt.Sprint(e.Cursor))
	}
	return all, err
}
