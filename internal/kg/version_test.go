package kg

import (
	"errors"
	"strings"
	"testing"
)

func TestCheckSchemaVersion(t *testing.T) {
	for found, want := range map[int]string{
		SchemaVersion + 1: "newer release",
		SchemaVersion - 1: "load the data set anew",
	} {
		err := CheckSchemaVersion(found)
		if !errors.Is(err, ErrSchemaVersion) || !strings.Contains(err.Error(), want) {
			t.Errorf("%d: %v, want ErrSchemaVersion and %q", found, err, want)
		}
	}
	if err := CheckSchemaVersion(SchemaVersion); err != nil {
		t.Error(err)
	}
}
