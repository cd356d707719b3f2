package sqlitestore

import (
	"hash/crc32"
	"testing"

	"accordgraph/internal/kg"
)

// TestSchemaVersion notices that a file has another form than those of the version
// that it claims.
func TestSchemaVersion(t *testing.T) {
	const version, form = 1, 0x4c52f4ee // version 1 was not released before the form was this
	if got := crc32.ChecksumIEEE([]byte(schema())); got != form || kg.SchemaVersion != version {
		t.Errorf("the form is %#x of version %d, was %#x of version %d: raise kg.SchemaVersion, or say here that files of both are alike", got, kg.SchemaVersion, form, version)
	}
}
