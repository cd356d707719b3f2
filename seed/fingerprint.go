package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"

	"accordgraph/internal/kg"
)

// Fingerprint returns a short name of the batch that [Read] would return for fsys. It also depends
// on what [History] reads. It does not parse the YAML: the name is a hash of the files and of the table of fields in package kg. Whoever changes
// the values that Read derives from the same files must also raise the constant `derived`.
func Fingerprint(fsys fs.FS) (string, error) {
	const derived = 1
	sum := sha256.New()
	fmt.Fprintln(sum, derived, kg.AllEntityFields(), kg.RelationshipFields())
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".yaml" && !isHistory(name) {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		fmt.Fprintln(sum, name, len(data))
		sum.Write(data)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("seed: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8]), nil
}
