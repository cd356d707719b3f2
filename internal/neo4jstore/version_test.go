package neo4jstore

import (
	"encoding/json"
	"errors"
	"hash/crc32"
	"slices"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestLayout fails if the form of nodes and relationships changes and layout does not. It looks at one node and one
// relationship, which have fields of every type. If a field is added, layout need not change, because [kg.Form]
// changes anyway.
func TestLayout(t *testing.T) {
	const name, form = "neo4j 4", 0x7b8c4f43
	e := kg.Entity{ID: "figure/a", Kind: kg.Figure, Name: "A", Sort: "a 1", Digest: "d", Fields: map[string]any{
		"aliases": []string{"b", "c"}, "value": 1.5, "date": "2014-09", "measure": "troops",
	}}
	r := kg.Relationship{
		ID: "relationship/about/figure/a/actor/b", Type: kg.About, From: "figure/a", To: "actor/b",
		Digest: "d", Fields: map[string]any{
			"sourceCount": 2, "validFrom": "2014", "sources": []string{"source/a"},
		},
	}
	text, err := json.Marshal([]any{labels(e.Kind), entityProperties(e), r.Type, relationshipProperties(r)})
	if err != nil {
		t.Fatal(err)
	}
	if got := crc32.ChecksumIEEE(text); got != form || layout != name {
		t.Errorf("the form is %#x of layout %q, was %#x of layout %q: "+
			"change layout in schema.go, or say here that data of both are alike", got, layout, form, name)
	}
}

// TestOpenRefusesOtherVersions changes the version on the marker, and removes the
// version.
func TestOpenRefusesOtherVersions(t *testing.T) {
	server := neo4jtest.Empty(t)
	s := opened(t, server)
	load(t, s, makeBatch(20, 0))
	d := server.Driver(t)
	for _, version := range []string{"1", "0", "null"} {
		ask(t, d, "MATCH (d:Dataset) SET d.schemaVersion = "+version+" RETURN ''")
		before := state(t, d)
		if _, err := Open(t.Context(), at(server)); !errors.Is(err, kg.ErrSchemaVersion) {
			t.Errorf("version %s: Open = %v, want ErrSchemaVersion", version, err)
		}
		if after := state(t, d); !slices.Equal(before, after) {
			t.Errorf("version %s: the database was changed: had %q, has %q", version, before, after)
		}
	}
	if err := s.Put(t.Context(), kg.Batch{Meta: &kg.Meta{Title: "again"}}); err != nil {
		t.Fatal(err)
	}
	opened(t, server)
}
