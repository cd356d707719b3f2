package neo4jstore

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"testing"

	"accordgraph/internal/kg"
	"accordgraph/internal/neo4jstore/neo4jtest"
)

// TestSchemaVersion notices that nodes and relationships have another form than
// those of the version that the marker claims.
func TestSchemaVersion(t *testing.T) {
	const version, form = 1, 0x312dddda // version 1 was not released before the form was this
	var all []any
	b := makeBatch(20, 0)
	for _, e := range b.Entities {
		all = append(all, labels(e.Kind), entityProperties(e))
	}
	for _, r := range b.Relationships {
		all = append(all, r.Type, relationshipProperties(r))
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	if got := crc32.ChecksumIEEE(text); got != form || kg.SchemaVersion != version {
		t.Errorf("the form is %#x of version %d, was %#x of version %d: raise kg.SchemaVersion, or say here that data of both are alike", got, kg.SchemaVersion, form, version)
	}
}

// TestOpenRefusesOtherVersions changes the version on the marker, and takes it away.
func TestOpenRefusesOtherVersions(t *testing.T) {
	server := neo4jtest.Empty(t)
	s := opened(t, server)
	load(t, s, makeBatch(20, 0))
	d := server.Driver(t)
	for _, version := range []string{fmt.Sprint(kg.SchemaVersion + 1), "0", "null"} {
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
