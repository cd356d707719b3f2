// Package packed contains the bundled data set as a ready SQLite database. A server that starts with an empty SQLite store
// writes this database to the disk. That takes a tenth of the time that reading the YAML files and loading them takes.
//
// The command go generate ./seed/packed makes the database from the files in seed/data. TestPacked fails if the database
// has anything else than a load of these files would write.
package packed

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
)

//go:generate go test -count=1 -run ^TestPacked$ . -update

//go:embed bundled.db.zst
var compressed []byte

//go:embed fingerprint.txt
var fingerprint string

// Fingerprint returns the name that package seed gives to the bundled data set. It does not read the files.
func Fingerprint() string { return strings.TrimSpace(fingerprint) }

// Size returns how many bytes Write writes.
func Size() (int, error) {
	var h zstd.Header
	if err := h.Decode(compressed); err != nil {
		return 0, fmt.Errorf("packed: %w", err)
	}
	return int(h.FrameContentSize), nil
}

// Write writes the database, which is a SQLite file in the form of package sqlitestore. Entries of its log that no release
// published have the day sqlitestore.NoDay, because the day of a load is not known before the load.
//
// Write needs about 1 MB of memory, because the database was compressed with a small window.
func Write(to io.Writer) error {
	z, err := zstd.NewReader(bytes.NewReader(compressed), zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	if err != nil {
		return fmt.Errorf("packed: %w", err)
	}
	defer z.Close()
	if _, err := z.WriteTo(to); err != nil {
		return fmt.Errorf("packed: write the database: %w", err)
	}
	return nil
}
